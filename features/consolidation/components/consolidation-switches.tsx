import { useLocale, useTranslations } from "next-intl";
import { Checkbox } from "@/components/checkbox";
import { FilterBar } from "@/components/filter-bar";
import { Select } from "@/components/select";
import type { Place } from "@/features/dashboards/queries/read-place";
import { cumulativeOf } from "@/features/members/rules/strength";
import { formatQuarter } from "@/lib/format";
import type { Quarter } from "@/lib/quarter";
import type { ConsolidationPlace } from "../rules/addresses";

interface ConsolidationSwitchesProps {
  asked: ConsolidationPlace;
  place: Place;
  quarters: readonly Quarter[];
  action: string;
  /** Whether the year up to the quarter can be asked for. */
  hasSpan?: boolean;
}

/** Quarter, unit, span and whose reports count. */
export function ConsolidationSwitches({ asked, place, quarters, action, hasSpan = false }: ConsolidationSwitchesProps) {
  const t = useTranslations("consolidation.switches");
  const locale = useLocale();
  const listed = [...new Set([asked.quarter, ...quarters])].toSorted().toReversed();
  return (
    <FilterBar label={t("label")} submitLabel={t("submit")} action={action}>
      <Select
        name="quarter"
        label={t("quarter")}
        defaultValue={asked.quarter}
        options={listed.map((value) => ({ value, label: formatQuarter(value, locale) }))}
      />
      <Select
        name="unit"
        label={t("unit")}
        defaultValue={place.id}
        options={[...place.above, place, ...place.beneath].map(({ id, name }) => ({ value: id, label: name }))}
      />
      {hasSpan && (
        <Select
          name="span"
          label={t("span")}
          defaultValue={asked.span}
          options={[
            { value: "quarter", label: t("spans.quarter") },
            { value: "year", label: t("spans.year", { months: cumulativeOf(asked.quarter) }) },
          ]}
        />
      )}
      <Checkbox name="submitted" value="1" label={t("submitted")} defaultChecked={asked.withSubmitted} />
    </FilterBar>
  );
}
