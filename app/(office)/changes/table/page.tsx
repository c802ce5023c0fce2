import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ComboBox } from "@/components/combo-box";
import { FilterBar } from "@/components/filter-bar";
import { PageFrame } from "@/components/page-frame";
import { Select } from "@/components/select";
import { LinkTabs } from "@/components/tabs";
import { StrengthTable } from "@/features/members/components/strength-table";
import { getTableScreen } from "@/features/members/queries/get-table-screen";
import { addressOf } from "@/features/members/rules/addresses";
import { ledgerAddress } from "@/features/members/schema";
import { formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";
import { findUnits } from "../../members/lookups";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("changes");
  return { title: t("table") };
}

export default async function StrengthTablePage({ searchParams }: PageProps<"/changes/table">) {
  const asked = ledgerAddress.parse(await searchParams);
  const [t, tc, locale] = await Promise.all([getTranslations("changes"), getTranslations("common"), getLocale()]);
  const { table, unit, quarters } = await readPage((actor) =>
    getTableScreen(actor, { unitId: asked.unit, quarter: asked.quarter }),
  );
  const written = (quarter: string) => formatQuarter(quarter, locale === "en" ? "en" : "vi");
  const title = t("tableOf", { quarter: written(table.quarter) });
  return (
    <PageFrame
      title={title}
      summary={unit.name}
      breadcrumbs={[{ label: t("title"), href: "/changes" }, { label: title }]}
    >
      <LinkTabs
        label={t("views")}
        items={[
          {
            href: addressOf("/changes", { unit: asked.unit, quarter: table.quarter }),
            label: t("ledger"),
            isCurrent: false,
          },
          {
            href: addressOf("/changes/table", { unit: asked.unit, quarter: table.quarter }),
            label: t("table"),
            isCurrent: true,
          },
        ]}
      />
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
      </FilterBar>
      <StrengthTable table={table} caption={`${title} – ${unit.name}`} />
    </PageFrame>
  );
}
