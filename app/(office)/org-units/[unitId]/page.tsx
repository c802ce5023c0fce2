import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { DataTable } from "@/components/data-table";
import { DayControl } from "@/components/day-control";
import { Facts } from "@/components/facts";
import { FormMessage } from "@/components/form-message";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { Stat, StatRow } from "@/components/stat";
import { CommitteeSection } from "@/features/org-units/components/committee-section";
import { StrengthHistory } from "@/features/org-units/components/strength-history";
import { UnitVersions } from "@/features/org-units/components/unit-versions";
import { findAncestors } from "@/features/org-units/queries/find-ancestors";
import { getStrengthHistory } from "@/features/org-units/queries/get-strength-history";
import { getUnit, type UnitVersion } from "@/features/org-units/queries/get-unit";
import { listPositions } from "@/features/org-units/queries/list-positions";
import { listTerms } from "@/features/org-units/queries/list-terms";
import { isBesideTree } from "@/features/org-units/rules/tree";
import { positionsAddress } from "@/features/org-units/schema";
import { LineageSection } from "@/features/reorganisations/components/lineage-section";
import { getLineage } from "@/features/reorganisations/queries/get-lineage";
import { today } from "@/lib/dates";
import { formatDay, formatNumber } from "@/lib/format";
import { isId } from "@/lib/id";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

export default async function UnitPage({ params, searchParams }: PageProps<"/org-units/[unitId]">) {
  const { unitId } = await params;
  if (!isId(unitId)) notFound();
  const now = today();
  const onDay = positionsAddress.parse(await searchParams).on ?? now;
  const [t, locale] = await Promise.all([getTranslations("orgUnits"), getLocale()]);
  const { unit, ancestors, canEdit, seesPeople, committee, history, relatives } = await readPage(async (actor) => {
    const found = await getUnit(actor, { unitId, onDay });
    const isBeside = isBesideTree(found.current.kind);
    const seesMembers = can(actor, "member.read") && !isBeside;
    return {
      unit: found,
      // A closed unit is told of where it lay.
      ancestors: await findAncestors(actor, { unitId, onDay: found.isOpen ? onDay : found.current.validFrom }),
      canEdit: can(actor, "unit.edit"),
      seesPeople: seesMembers,
      committee: can(actor, "member.read")
        ? {
            positions: await listPositions(actor, { unitId }),
            terms: await listTerms(actor, { unitId }),
            canRecord: can(actor, "position.record") && found.isOpen,
          }
        : null,
      history: can(actor, "figure.read") && !isBeside ? await getStrengthHistory(actor, { unitId, onDay }) : [],
      relatives: await getLineage(actor, { unitId }),
    };
  });
  const { current, children, strength } = unit;
  const then = onDay === now ? "" : `&on=${onDay}`;
  const kindName = (one: { kindNameVi: string; kindNameEn: string }) =>
    locale === "en" ? one.kindNameEn : one.kindNameVi;
  return (
    <PageFrame
      title={current.name}
      summary={kindName(current)}
      breadcrumbs={[
        { label: t("title"), href: "/org-units" },
        ...ancestors
          .slice(0, -1)
          .map((one) => ({ label: one.name, ...(one.isInScope ? { href: `/org-units/${one.unitId}` } : {}) })),
        { label: current.name },
      ]}
      action={
        canEdit &&
        unit.versions[0]?.validTo === null && (
          <>
            <LinkButton href={`/org-units/reorganise?unit=${unitId}`}>{t("reorganise")}</LinkButton>
            <LinkButton href={`/org-units/${unitId}/edit`}>{t("editTitle")}</LinkButton>
          </>
        )
      }
    >
      <title>{current.name}</title>
      <DayControl action={`/org-units/${unitId}`} day={onDay} today={now} />
      {!unit.isOpen && (
        <FormMessage tone="warning">
          {current.validTo !== null && current.validTo <= onDay
            ? t("closedOn", { day: formatDay(current.validTo) })
            : t("notYet", { day: formatDay(onDay) })}
        </FormMessage>
      )}
      {strength && unit.isOpen && seesPeople && (
        <StatRow>
          <Stat
            label={onDay === now ? t("strength.total") : t("strength.totalThen", { day: formatDay(onDay) })}
            value={formatNumber(strength.official + strength.probationary)}
            href={`/members?unit=${unitId}${then}`}
          />
          <Stat
            label={t("strength.official")}
            value={formatNumber(strength.official)}
            href={`/members?unit=${unitId}&standing=official${then}`}
          />
          <Stat
            label={t("strength.probationary")}
            value={formatNumber(strength.probationary)}
            href={`/members?unit=${unitId}&standing=probationary${then}`}
          />
        </StatRow>
      )}
      {seesPeople && (
        <div className="no-print flex flex-wrap gap-3">
          <LinkButton href={`/members?unit=${unitId}${then}`}>{t("toMembers")}</LinkButton>
          <LinkButton href={`/changes?unit=${unitId}`}>{t("toChanges")}</LinkButton>
          <LinkButton href={`/changes/table?unit=${unitId}`}>{t("toTable")}</LinkButton>
          <LinkButton href={`/reports?unit=${unitId}`}>{t("toReports")}</LinkButton>
          <LinkButton href={`/awards?unit=${unitId}`}>{t("toAwards")}</LinkButton>
        </div>
      )}
      <Section title={t("facts")}>
        <div className="max-w-200 rounded-control border border-line bg-raised px-5 py-2">
          <Facts items={factsOf(current, t)} />
        </div>
      </Section>
      {committee && <CommitteeSection unitId={unitId} onDay={onDay} {...committee} />}
      {children.length > 0 && (
        <Section title={t("children")}>
          <DataTable
            caption={t("childrenTable", { name: current.name })}
            rows={children}
            rowKey={(child) => child.unitId}
            columns={[
              {
                key: "name",
                header: t("name"),
                isRowHeader: true,
                cell: (child) => (
                  <a href={`/org-units/${child.unitId}${then.replace("&", "?")}`} className="text-link">
                    {child.name}
                  </a>
                ),
              },
              { key: "kind", header: t("kind"), cell: kindName },
              { key: "code", header: t("code"), cell: (child) => child.code },
              {
                key: "people",
                header: t("people"),
                align: "end",
                cell: (child) => (
                  <span className="figures">{child.people === null ? "–" : formatNumber(child.people)}</span>
                ),
              },
            ]}
          />
        </Section>
      )}
      {history.length > 1 && (
        <Section title={t("history.title")}>
          <StrengthHistory rows={history} />
        </Section>
      )}
      {relatives.length > 0 && <LineageSection relatives={relatives} />}
      <Section title={t("versions")} summary={t("versionsSummary")}>
        <UnitVersions versions={unit.versions} name={current.name} />
      </Section>
    </PageFrame>
  );
}

type Translator = Awaited<ReturnType<typeof getTranslations<"orgUnits">>>;

function factsOf(current: UnitVersion, t: Translator) {
  return [
    { label: t("parent"), value: current.parentName },
    { label: t("code"), value: current.code },
    { label: t("docCode"), value: current.docCode },
    { label: t("headerUpper"), value: current.headerUpper },
    { label: t("headerBody"), value: current.headerBody },
    { label: t("place"), value: current.place },
    { label: t("currentSince"), value: formatDay(current.validFrom) },
  ].filter((fact) => fact.value);
}
