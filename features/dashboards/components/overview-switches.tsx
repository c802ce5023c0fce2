import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { buttonClass } from "@/components/button-class";
import { LinkButton } from "@/components/link-button";
import { Select, type SelectOption } from "@/components/select";
import { today } from "@/lib/dates";
import { formatQuarter } from "@/lib/format";
import { compareQuarters, nextQuarter, previousQuarter, type Quarter, quarterOf } from "@/lib/quarter";
import type { Place } from "../queries/read-place";
import { overviewHref } from "../rules/addresses";

interface OverviewSwitchesProps {
  quarter: Quarter;
  openedQuarters: readonly Quarter[];
  place: Place;
}

/** To the quarter before or after, to any other, and down to a unit. */
export function OverviewSwitches({ quarter, place, openedQuarters }: OverviewSwitchesProps) {
  const t = useTranslations("overview.switches");
  const locale = useLocale();
  const [before, after] = [previousQuarter(quarter), nextQuarter(quarter)];
  const listed = openedQuarters.includes(quarter) ? openedQuarters : [quarter, ...openedQuarters];
  // One pair of lists for both places: the same object goes to the browser once.
  const choice = {
    quarter,
    unitId: place.id,
    quarters: listed
      .toSorted(compareQuarters)
      .toReversed()
      .map((value) => ({ value, label: formatQuarter(value, locale) })),
    units: [place, ...place.beneath].map(({ id, name }) => ({ value: id, label: name })),
  };
  return (
    <div className="no-print flex flex-wrap items-end gap-x-4 gap-y-3">
      <nav aria-label={t("quarters")} className="flex gap-2 max-md:w-full max-md:[&>*]:flex-1">
        <LinkButton
          href={overviewHref({ quarter: before, unitId: place.id })}
          icon={<ChevronLeft aria-hidden className="size-4.5" />}
        >
          {formatQuarter(before, locale)}
        </LinkButton>
        {compareQuarters(after, quarterOf(today())) <= 0 && (
          <LinkButton href={overviewHref({ quarter: after, unitId: place.id })}>
            {formatQuarter(after, locale)}
            <ChevronRight aria-hidden className="size-4.5" />
          </LinkButton>
        )}
      </nav>
      <div className="min-w-0 flex-1 max-lg:basis-full max-md:hidden">
        <ChoiceOfQuarterAndUnit {...choice} />
      </div>
      {/* On a phone the figures come first: the choice is folded away. */}
      <details className="group w-full md:hidden">
        <summary className="inline-flex min-h-11 items-center gap-1.5 text-label font-medium text-blue">
          <ChevronDown aria-hidden className="size-4.5 transition-transform duration-100 group-open:rotate-180" />
          {t("label")}
        </summary>
        <div className="pt-2">
          <ChoiceOfQuarterAndUnit {...choice} />
        </div>
      </details>
    </div>
  );
}

interface ChoiceProps {
  quarter: Quarter;
  unitId: string;
  quarters: readonly SelectOption[];
  units: readonly SelectOption[];
}

function ChoiceOfQuarterAndUnit({ quarter, unitId, quarters, units }: ChoiceProps) {
  const t = useTranslations("overview.switches");
  return (
    <search aria-label={t("label")}>
      <form method="get" action="/overview" className="flex flex-wrap items-end gap-3 lg:justify-end">
        <div className="w-44 max-md:w-full">
          <Select name="quarter" label={t("quarter")} defaultValue={quarter} options={quarters} />
        </div>
        {units.length === 1 ? (
          <input type="hidden" name="unit" value={unitId} />
        ) : (
          <div className="min-w-0 flex-1 basis-64 lg:max-w-104">
            <Select name="unit" label={t("unit")} defaultValue={unitId} options={units} />
          </div>
        )}
        <button type="submit" className={buttonClass("secondary")}>
          {t("submit")}
        </button>
      </form>
    </search>
  );
}
