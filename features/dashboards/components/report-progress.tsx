import { clsx } from "clsx";
import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/text-link";
import type { ReportCounts } from "@/features/reports/rules/lateness";
import { formatNumber } from "@/lib/format";
import type { Quarter } from "@/lib/quarter";

interface ReportProgressProps {
  reports: ReportCounts;
  quarter: Quarter;
}

const STATES = ["accepted", "submitted", "returned", "missing"] as const;
type State = (typeof STATES)[number];

const FILLS = {
  accepted: "fill-ink",
  submitted: "fill-bar",
  returned: "fill-gold",
  missing: "fill-sunken stroke-line-strong",
} as const satisfies Record<State, string>;

const WIDTH = 400;

/** How many reports of the quarter are in; every count opens to the list of those units. */
export function ReportProgress({ reports, quarter }: ReportProgressProps) {
  const t = useTranslations("overview.reports");
  if (reports.total === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <div className="flex flex-col gap-3">
      <svg aria-hidden viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none" className="block h-3.5 w-full">
        {STATES.map((state, index) => (
          <rect
            key={state}
            x={widthOf(reports, STATES.slice(0, index)) + 0.5}
            y="0.5"
            width={Math.max(0, widthOf(reports, [state]) - 1)}
            height="13"
            className={FILLS[state]}
          />
        ))}
      </svg>
      <dl className="flex flex-col">
        {STATES.map((state) => (
          <div key={state} className="flex items-baseline justify-between gap-4 border-b border-line py-1.5">
            <dt className="flex items-center gap-2.5">
              <svg aria-hidden viewBox="0 0 12 12" className="size-3 shrink-0">
                <rect x="0.5" y="0.5" width="11" height="11" className={FILLS[state]} />
              </svg>
              {t(`states.${state}`)}
            </dt>
            <Count people={reports[state]} href={`/reports?quarter=${quarter}&status=${state}`} />
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4 py-1.5">
          <dt className={clsx("flex items-center gap-2", reports.late > 0 ? "font-medium text-red" : "text-ink-soft")}>
            {reports.late > 0 && <Clock aria-hidden className="size-4 shrink-0" />}
            {t("states.late")}
          </dt>
          <Count people={reports.late} href={`/reports?quarter=${quarter}&status=late`} />
        </div>
      </dl>
    </div>
  );
}

function widthOf(reports: ReportCounts, states: readonly State[]): number {
  return (states.reduce((sum, state) => sum + reports[state], 0) / reports.total) * WIDTH;
}

function Count({ people, href }: { people: number; href: string }) {
  return (
    <dd className="figures font-semibold">
      {people === 0 ? (
        <span className="font-normal text-ink-soft">0</span>
      ) : (
        <TextLink href={href}>{formatNumber(people)}</TextLink>
      )}
    </dd>
  );
}
