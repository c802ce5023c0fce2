import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DateField } from "@/components/date-field";
import { EmptyState } from "@/components/empty-state";
import { FilterBar } from "@/components/filter-bar";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { TextField } from "@/components/text-field";
import { UnitTree } from "@/features/org-units/components/unit-tree";
import { listUnits } from "@/features/org-units/queries/list-units";
import { treeAddress } from "@/features/org-units/schema";
import { today } from "@/lib/dates";
import { formatDay, formatQuarter } from "@/lib/format";
import { quarterOf } from "@/lib/quarter";
import { can } from "@/server/access";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("orgUnits");
  return { title: t("title") };
}

export default async function OrgUnitsPage({ searchParams }: PageProps<"/org-units">) {
  const { day, q } = treeAddress.parse(await searchParams);
  const onDay = day ?? today();
  const [t, tc, tp, locale] = await Promise.all([
    getTranslations("orgUnits"),
    getTranslations("common"),
    getTranslations("positions"),
    getLocale(),
  ]);
  const { rows, canEdit, seesPositions } = await readPage(async (actor) => ({
    rows: await listUnits(actor, { onDay, search: q }),
    canEdit: can(actor, "unit.edit"),
    seesPositions: can(actor, "member.read"),
  }));
  const isFiltered = day !== undefined || q !== "";
  return (
    <PageFrame
      title={t("title")}
      summary={t("summary", { day: formatDay(onDay) })}
      action={
        <>
          {seesPositions && <LinkButton href="/org-units/positions">{tp("registerTitle")}</LinkButton>}
          {canEdit && (
            <LinkButton href="/org-units/new" variant="primary">
              {t("newTitle")}
            </LinkButton>
          )}
        </>
      }
    >
      <FilterBar
        label={t("filter")}
        submitLabel={tc("filter")}
        action="/org-units"
        {...(isFiltered ? { clearHref: "/org-units", clearLabel: tc("clearFilters") } : {})}
      >
        <TextField name="q" type="search" label={t("search")} defaultValue={q} />
        <DateField name="day" label={t("onDay")} defaultValue={onDay} />
      </FilterBar>
      {rows.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <>
          <UnitTree rows={rows} caption={t("treeOn", { day: formatDay(onDay) })} />
          <p className="text-small text-ink-soft">
            {t("peopleNote", { quarter: formatQuarter(quarterOf(onDay), locale === "en" ? "en" : "vi") })}
          </p>
        </>
      )}
    </PageFrame>
  );
}
