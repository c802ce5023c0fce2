import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ComboBox } from "@/components/combo-box";
import { DateField } from "@/components/date-field";
import { EmptyState } from "@/components/empty-state";
import { FilterBar } from "@/components/filter-bar";
import { PageFrame } from "@/components/page-frame";
import { Pagination } from "@/components/pagination";
import { Select } from "@/components/select";
import { addressOf } from "@/features/members/rules/addresses";
import { PositionTable } from "@/features/org-units/components/position-table";
import { bodyName, inLocale } from "@/features/org-units/components/position-words";
import { listPositionKinds } from "@/features/org-units/queries/list-position-kinds";
import { listPositionsOn } from "@/features/org-units/queries/list-positions-on";
import { inGroups } from "@/features/org-units/rules/bodies";
import { positionsAddress } from "@/features/org-units/schema";
import { today } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { readPage } from "@/server/page";
import { findUnits } from "../../members/lookups";

const PATH = "/org-units/positions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("positions");
  return { title: t("registerTitle") };
}

export default async function PositionsPage({ searchParams }: PageProps<"/org-units/positions">) {
  const { on, unit, kind, before, after } = positionsAddress.parse(await searchParams);
  const onDay = on ?? today();
  const [t, tc, tu, locale] = await Promise.all([
    getTranslations("positions"),
    getTranslations("common"),
    getTranslations("orgUnits"),
    getLocale(),
  ]);
  const { page, kinds } = await readPage(async (actor) => ({
    page: await listPositionsOn(actor, { onDay, unitId: unit, kind, before, after }),
    kinds: await listPositionKinds(actor),
  }));
  const day = formatDay(onDay);
  const filters = { on, unit, kind };
  const isFiltered = Object.values(filters).some(Boolean);
  const groups = inGroups(kinds, (one) => one.bodyKind).map((ofBody) => ({
    label: bodyName(ofBody[0], locale),
    options: ofBody.map((one) => ({ value: one.code, label: inLocale(locale, one.nameVi, one.nameEn) })),
  }));
  return (
    <PageFrame
      title={t("registerTitle")}
      summary={
        page.unitName === null
          ? t("registerSummary", { count: page.total, day })
          : t("registerOf", { count: page.total, day, name: page.unitName })
      }
      breadcrumbs={[{ label: tu("title"), href: "/org-units" }, { label: t("registerTitle") }]}
    >
      <FilterBar
        label={t("filter")}
        submitLabel={tc("filter")}
        action={PATH}
        {...(isFiltered ? { clearHref: PATH, clearLabel: tc("clearFilters") } : {})}
      >
        <DateField name="on" label={t("onDay")} defaultValue={onDay} />
        <Select name="kind" label={t("position")} placeholder={t("anyPosition")} groups={groups} defaultValue={kind} />
        <ComboBox
          name="unit"
          label={t("unit")}
          searchAction={findUnits}
          defaultValue={unit}
          {...(page.unitName === null ? {} : { defaultLabel: page.unitName })}
        />
      </FilterBar>
      {page.rows.length === 0 ? (
        <EmptyState title={t("nobody")}>{t("noneFiltered")}</EmptyState>
      ) : (
        <PositionTable
          caption={t("registerCaption", { day })}
          rows={page.rows}
          columns={["position", "holder", "unit", "body", "term", "from"]}
        />
      )}
      <Pagination
        label={t("pages")}
        previousLabel={tc("previous")}
        nextLabel={tc("next")}
        previousHref={page.before === null ? undefined : addressOf(PATH, { ...filters, before: page.before })}
        nextHref={page.after === null ? undefined : addressOf(PATH, { ...filters, after: page.after })}
      />
    </PageFrame>
  );
}
