import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/empty-state";
import { FilterBar } from "@/components/filter-bar";
import { FormMessage } from "@/components/form-message";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { Select } from "@/components/select";
import { HolderWarnings } from "@/features/org-units/components/holder-warnings";
import { PositionTable } from "@/features/org-units/components/position-table";
import { bodyName, positionName } from "@/features/org-units/components/position-words";
import { TermsSection } from "@/features/org-units/components/terms-section";
import { getUnitName } from "@/features/org-units/queries/get-unit-name";
import { listPositions } from "@/features/org-units/queries/list-positions";
import { listTerms } from "@/features/org-units/queries/list-terms";
import { inGroups } from "@/features/org-units/rules/bodies";
import { unitPositionsAddress } from "@/features/org-units/schema";
import { today } from "@/lib/dates";
import { formatDay, formatNumber } from "@/lib/format";
import { isId } from "@/lib/id";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

export default async function UnitPositionsPage({ params, searchParams }: PageProps<"/org-units/[unitId]/positions">) {
  const { unitId } = await params;
  if (!isId(unitId)) notFound();
  const { term, saved } = unitPositionsAddress.parse(await searchParams);
  const path = `/org-units/${unitId}/positions`;
  const [t, tc, tu, locale] = await Promise.all([
    getTranslations("positions"),
    getTranslations("common"),
    getTranslations("orgUnits"),
    getLocale(),
  ]);
  const { unit, positions, terms, canRecord, canEdit, isRoot } = await readPage(async (actor) => ({
    positions: await listPositions(actor, { unitId, termId: term }),
    unit: await getUnitName(actor, { unitId, onDay: today() }),
    terms: await listTerms(actor, { unitId }),
    canRecord: can(actor, "position.record"),
    canEdit: can(actor, "unit.edit"),
    isRoot: unitId === actor.rootId,
  }));
  const { rows, hasMore } = positions;
  const ended = rows.find((row) => row.id === saved && row.validTo !== null);
  return (
    <PageFrame
      title={t("title")}
      summary={unit.name}
      breadcrumbs={[
        { label: tu("title"), href: "/org-units" },
        { label: unit.name, href: `/org-units/${unitId}` },
        { label: t("title") },
      ]}
      action={
        canRecord && (
          <LinkButton href={`${path}/new`} variant="primary">
            {t("record")}
          </LinkButton>
        )
      }
    >
      <title>{t("listOf", { name: unit.name })}</title>
      {ended?.validTo && (
        <FormMessage tone="success">
          {t("savedChange", {
            name: ended.memberName,
            position: positionName(ended, locale),
            day: formatDay(ended.validTo),
          })}
        </FormMessage>
      )}
      <HolderWarnings rows={rows} canRecord={canRecord} />
      {terms.length > 0 && (
        <FilterBar
          label={t("filter")}
          submitLabel={tc("filter")}
          action={path}
          {...(term === undefined ? {} : { clearHref: path, clearLabel: tc("clearFilters") })}
        >
          <Select
            name="term"
            label={t("term")}
            placeholder={t("anyTerm")}
            options={terms.map(({ id, ordinal, years }) => ({ value: id, label: t("termOption", { ordinal, years }) }))}
            defaultValue={term}
          />
        </FilterBar>
      )}
      {rows.length === 0 && <EmptyState title={t("none")}>{t("noneText")}</EmptyState>}
      {inGroups(rows, (row) => row.bodyKind).map((ofBody) => (
        <Section key={ofBody[0].bodyKind} title={bodyName(ofBody[0], locale)}>
          <PositionTable
            caption={t("captionOf", { body: bodyName(ofBody[0], locale) })}
            rows={ofBody}
            columns={["position", "holder", "term", "from", "to", "decision", "open"]}
          />
        </Section>
      ))}
      {hasMore && <p className="text-ink-soft">{t("more", { count: formatNumber(rows.length) })}</p>}
      <TermsSection unitId={unitId} isRoot={isRoot} terms={terms} canEdit={canEdit} today={today()} />
    </PageFrame>
  );
}
