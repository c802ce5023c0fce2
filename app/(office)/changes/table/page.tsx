import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ComboBox } from "@/components/combo-box";
import { DateField } from "@/components/date-field";
import { FilterBar } from "@/components/filter-bar";
import { LinkButton } from "@/components/link-button";
import { PageFrame } from "@/components/page-frame";
import { Select } from "@/components/select";
import { Restatement } from "@/features/members/components/restatement";
import { StrengthTable } from "@/features/members/components/strength-table";
import { ChangeTabs } from "@/features/members/components/change-tabs";
import { getStrengthTable } from "@/features/members/queries/get-strength-table";
import { getTableScreen } from "@/features/members/queries/get-table-screen";
import { addressOf } from "@/features/members/rules/addresses";
import { cumulativeOf, TREES } from "@/features/members/rules/strength";
import { ledgerAddress } from "@/features/members/schema";
import { findFirstReported } from "@/features/reports/queries/first-reported";
import { formatDay, formatQuarter } from "@/lib/format";
import { yearOf } from "@/lib/quarter";
import { readPage } from "@/server/page";
import { findUnits } from "../../members/lookups";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("changes");
  return { title: t("table") };
}

export default async function StrengthTablePage({ searchParams }: PageProps<"/changes/table">) {
  const asked = ledgerAddress.parse(await searchParams);
  const [t, tc, locale] = await Promise.all([getTranslations("changes"), getTranslations("common"), getLocale()]);
  const isCumulative = asked.cumulative !== undefined;
  const screen = await readPage(async (actor) => {
    const { unit: unitId, quarter, tree, known: knownOn, on: onDay } = asked;
    const shown = await getTableScreen(actor, { unitId, quarter, isCumulative, tree, knownOn, onDay });
    const place = { unitId: shown.unit.unitId, quarter: shown.table.quarter };
    const firstReported = isCumulative || tree || knownOn || onDay ? null : await findFirstReported(actor, place);
    const reported = firstReported === null ? null : await getStrengthTable(actor, { ...place, known: firstReported });
    return { ...shown, firstReported, reported };
  });
  const { table, unit, quarters, firstReported, reported } = screen;
  const written = (quarter: string) => formatQuarter(quarter, locale === "en" ? "en" : "vi");
  const period = isCumulative
    ? t(`cumulative.${cumulativeOf(table.quarter)}`, { year: String(yearOf(table.quarter)) })
    : written(table.quarter);
  const title = t("tableOf", { quarter: period });
  const { cumulative, tree, known, on } = asked;
  const address = { unit: unit.unitId, quarter: table.quarter, cumulative, tree, known, on };
  return (
    <PageFrame
      title={title}
      summary={unit.name}
      breadcrumbs={[{ label: t("title"), href: "/changes" }, { label: title }]}
      action={<LinkButton href={addressOf("/api/changes/table", address)}>{t("tableFile")}</LinkButton>}
    >
      <ChangeTabs current="table" unit={asked.unit} quarter={table.quarter} />
      <FilterBar label={t("filter")} submitLabel={tc("open")} action="/changes/table">
        <ComboBox
          name="unit"
          label={t("unit")}
          searchAction={findUnits}
          defaultValue={unit.unitId}
          defaultLabel={unit.name}
        />
        <Select
          name="quarter"
          label={t("quarter")}
          defaultValue={table.quarter}
          options={[...new Set([table.quarter, ...quarters])].map((value) => ({ value, label: written(value) }))}
        />
        <Select
          name="cumulative"
          label={t("cumulativeLabel")}
          defaultValue={cumulative ?? ""}
          options={[
            { value: "", label: t("cumulativeNo") },
            { value: "1", label: t("cumulativeYes") },
          ]}
        />
        <Select
          name="tree"
          label={t("treeLabel")}
          defaultValue={tree ?? "then"}
          options={TREES.map((value) => ({ value, label: t(`trees.${value}`) }))}
        />
        <DateField name="on" label={t("onDay")} help={t("onHelp")} defaultValue={on} />
        <DateField name="known" label={t("knownOn")} help={t("knownHelp")} defaultValue={known} />
      </FilterBar>
      {on && <p className="text-label text-ink-soft">{t("onNote", { day: formatDay(on) })}</p>}
      {known && <p className="text-label text-ink-soft">{t("knownNote", { day: formatDay(known) })}</p>}
      <StrengthTable table={table} address={address} caption={`${title} – ${unit.name}`} />
      {reported && firstReported && (
        <Restatement reported={reported} now={table} reportedAt={firstReported} unitName={unit.name} />
      )}
    </PageFrame>
  );
}
