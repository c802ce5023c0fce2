import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { buttonClass } from "@/components/button-class";
import { LinkButton } from "@/components/link-button";
import { Select } from "@/components/select";
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
export function OverviewSwitches(props: OverviewSwitchesProps) {
  const t = useTranslations("overview.switches");
  const locale = useLocale();
  const { quarter, place } = props;
  const [before, after] = [previousQuarter(quarter), nextQuarter(quarter)];
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
        <ChoiceOfQuarterAndUnit {...props} />
      </div>
      {/* On a phone the figures come first: the choice is folded away. */}
      <details className="group w-full md:hidden">
        <summary className="inline-flex min-h-11 items-center gap-1.5 text-label font-medium text-blue">
          <ChevronDown aria-hidden className="size-4.5 transition-transform duration-100 group-open:rotate-180" />
          {t("label")}
        </summary>
        <div className="pt-2">
          <ChoiceOfQuarterAndUnit {...props} />
        </div>
      </details>
    </div>
  );
}

function ChoiceOfQuarterAndUnit({ quarter, openedQuarters, place }: OverviewSwitchesProps) {
  const t = useTranslations("overview.switches");
  const locale = useLocale();
  const listed = openedQuarters.includes(quarter) ? openedQuarters : [quarter, ...openedQuarters];
  const quarters = listed.toSorted(compareQuarters).toReversed();
  const units = [place, ...place.beneath];
  return (
    <search aria-label={t("label")}>
      <form method="get" action="/overview" className="flex flex-wrap items-end gap-3 lg:justify-end">
        <div className="w-44 max-md:w-full">
          <Select
            name="quarter"
            label={t("quarter")}
            defaultValue={quarter}
            options={quarters.map((value) => ({ value, label: formatQuarter(value, locale) }))}
          />
        </div>
        {units.length === 1 ? (
          <input type="hidden" name="unit" value={place.id} />
        ) : (
          <div className="min-w-0 flex-1 basis-64 lg:max-w-104">
            <Select
              name="unit"
              label={t("unit")}
              defaultValue={place.id}
              options={units.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </div>
        )}
        <button type="submit" className={buttonClass("secondary")}>
          {t("submit")}
        </button>
      </form>
    </search>
  );
}
