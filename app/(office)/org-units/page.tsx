import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DayControl } from "@/components/day-control";
import { EmptyState } from "@/components/empty-state";
import { FilterBar } from "@/components/filter-bar";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Section } from "@/components/section";
import { TextField } from "@/components/text-field";
import { BesideUnits } from "@/features/org-units/components/beside-units";
import { UnitTree } from "@/features/org-units/components/unit-tree";
import { listUnits } from "@/features/org-units/queries/list-units";
import { isBesideTree } from "@/features/org-units/rules/tree";
import { treeAddress } from "@/features/org-units/schema";
import { ClosedUnits } from "@/features/reorganisations/components/closed-units";
import { searchClosedUnits } from "@/features/reorganisations/queries/search-closed-units";
import { today } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("orgUnits");
  return { title: t("title") };
}

export default async function OrgUnitsPage({ searchParams }: PageProps<"/org-units">) {
  const { on, q } = treeAddress.parse(await searchParams);
  const now = today();
  const onDay = on ?? now;
  const [t, tc, tp] = await Promise.all([
    getTranslations("orgUnits"),
    getTranslations("common"),
    getTranslations("positions"),
  ]);
  const { rows, closed, canEdit, seesPositions } = await readPage(async (actor) => ({
    rows: await listUnits(actor, { onDay, search: q }),
    closed: q === "" ? [] : await searchClosedUnits(actor, { search: q, onDay }),
    canEdit: can(actor, "unit.edit"),
    seesPositions: can(actor, "member.read"),
  }));
  const beside = rows.filter((row) => isBesideTree(row.kind));
  const party = rows.filter((row) => !isBesideTree(row.kind));
  const day = formatDay(onDay);
  const shownDay = onDay === now ? undefined : onDay;
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary", { day })}
      action={
        <>
          {seesPositions && <LinkButton href="/org-units/positions">{tp("registerTitle")}</LinkButton>}
          {canEdit && (
            <>
              <LinkButton href="/org-units/events">{t("events")}</LinkButton>
              <LinkButton href="/org-units/reorganise" variant="primary">
                {t("reorganise")}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <div className="flex flex-wrap items-end gap-x-8 gap-y-4">
        <div className="min-w-60 flex-1">
          <FilterBar
            label={t("filter")}
            submitLabel={tc("filter")}
            action="/org-units"
            hidden={{ on }}
            {...(q === ""
              ? {}
              : { clearHref: on === undefined ? "/org-units" : `/org-units?on=${on}`, clearLabel: tc("clearFilters") })}
          >
            <TextField name="q" type="search" label={t("search")} defaultValue={q} />
          </FilterBar>
        </div>
        <DayControl action="/org-units" day={onDay} today={now} keep={{ q }} />
      </div>
      {rows.length + closed.length === 0 && <EmptyState title={t("none")}>{t("noneText")}</EmptyState>}
      {party.length > 0 && (
        <>
          <UnitTree rows={party} caption={t("treeOn", { day })} onDay={shownDay} />
          <p className="text-small text-ink-soft">{t("peopleNote", { day })}</p>
        </>
      )}
      {beside.length > 0 && (
        <Section title={t("others")}>
          <BesideUnits rows={beside} caption={t("othersOn", { day })} onDay={shownDay} />
        </Section>
      )}
      {closed.length > 0 && <ClosedUnits rows={closed} />}
    </PageFrame>
  );
}
