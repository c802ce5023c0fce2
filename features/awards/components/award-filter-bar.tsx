import { getLocale, getTranslations } from "next-intl/server";
import { ComboBox } from "@/components/combo-box";
import { FilterBar } from "@/components/filter-bar";
import { Select } from "@/components/select";
import { listUnitOptions } from "@/features/org-units/queries/list-unit-options";
import { today } from "@/lib/dates";
import { formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";
import { getAwardLists } from "../queries/get-award-lists";
import { listAwardPeriods } from "../queries/list-award-periods";
import { awardsHref } from "../rules";
import type { AwardFilter } from "../schema";

/** The filters of the register: period, unit, form and kind of recipient. */
export async function AwardFilterBar({ filter }: { filter: AwardFilter }) {
  const [t, common, locale, lists, quarters, units] = await Promise.all([
    getTranslations("awards"),
    getTranslations("common"),
    getLocale(),
    readPage(getAwardLists),
    readPage(listAwardPeriods),
    readPage((actor) => listUnitOptions(actor, { onDay: today() })),
  ]);
  const isByDecision = filter.view === "decisions";
  const years = [...new Set([...quarters, ...asList(filter.quarter)].map((quarter) => quarter.slice(0, 4)))]
    .toSorted()
    .toReversed();
  const groups = years.map((year) => ({
    label: t("filter.year", { year }),
    options: [
      { value: year, label: t("filter.wholeYear", { year }) },
      ...([4, 3, 2, 1] as const).map((number) => {
        const quarter = `${year}-Q${String(number)}`;
        return { value: quarter, label: formatQuarter(quarter, locale === "vi" ? "vi" : "en") };
      }),
    ],
  }));
  return (
    <FilterBar
      label={t("filter.label")}
      submitLabel={common("filter")}
      clearHref={awardsHref({ view: filter.view })}
      clearLabel={common("clearFilters")}
      hidden={{ view: isByDecision ? "decisions" : undefined }}
    >
      <Select
        name="quarter"
        label={t("filter.period")}
        placeholder={t("filter.allPeriods")}
        groups={groups}
        defaultValue={filter.quarter}
      />
      <ComboBox name="unit" label={t("filter.unit")} options={units} defaultValue={filter.unit} />
      {!isByDecision && (
        <>
          <Select
            name="form"
            label={t("filter.form")}
            placeholder={common("all")}
            options={lists.forms.map((form) => ({
              value: form.code,
              label: locale === "vi" ? form.nameVi : form.nameEn,
            }))}
            defaultValue={filter.form}
          />
          <Select
            name="to"
            label={t("filter.to")}
            placeholder={common("all")}
            options={(["collective", "individual"] as const).map((kind) => ({ value: kind, label: t(`to.${kind}`) }))}
            defaultValue={filter.to}
          />
        </>
      )}
    </FilterBar>
  );
}

function asList(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}
