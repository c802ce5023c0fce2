import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "@/components/app-link";
import { formatNumber, formatQuarter, formatSigned } from "@/lib/format";
import type { Quarter } from "@/lib/quarter";
import { type Chosen, figureHref } from "../rules/addresses";
import { type ComparedFigure, type Difference, unknownQuarters } from "../rules/comparison";

interface HeadlineFiguresProps {
  figures: readonly ComparedFigure[];
  chosen: Chosen;
  reports: { in: number; total: number; late: number; href: string };
}

/** The figures a leader looks for, each with what it was a quarter and a year ago, and each the way to its units. */
export function HeadlineFigures({ figures, chosen, reports }: HeadlineFiguresProps) {
  const t = useTranslations("overview");
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-control border border-line bg-line md:grid-cols-4 print:grid-cols-4">
        {figures.map(({ figure, value, differences }) => (
          <HeadlineFigure
            key={figure}
            label={t(`figures.${figure}.short`)}
            value={figure === "net-transfer" ? formatSigned(value) : formatNumber(value)}
            href={figureHref(figure, chosen)}
          >
            {differences.map((difference) => (
              <DifferenceLine key={difference.quarter} difference={difference} />
            ))}
          </HeadlineFigure>
        ))}
        {reports.total === 0 ? (
          <HeadlineFigure label={t("reports.short")} value="–">
            <dd className="order-2 text-small text-ink-soft">{t("reports.none")}</dd>
          </HeadlineFigure>
        ) : (
          <HeadlineFigure
            label={t("reports.short")}
            value={`${formatNumber(reports.in)}/${formatNumber(reports.total)}`}
            href={reports.href}
          >
            <dd className="order-2 text-small text-ink-soft">{t("reports.lateNote", { late: reports.late })}</dd>
          </HeadlineFigure>
        )}
      </dl>
      <UnknownNote quarters={unknownQuarters(figures)} />
    </div>
  );
}

interface HeadlineFigureProps {
  label: string;
  value: string;
  href?: string;
  children: ReactNode;
}

function HeadlineFigure({ label, value, href, children }: HeadlineFigureProps) {
  return (
    <div className="relative flex min-w-0 flex-col bg-raised px-5 pt-3.5 pb-4 max-lg:px-4 hover:bg-sunken max-sm:px-3.5 max-sm:pt-2.5 max-sm:pb-3 print:px-3 print:py-1.5">
      <dt className="order-1 mb-1 text-label font-medium text-balance">{label}</dt>
      <dd className="order-0 figures text-figure font-semibold tracking-[-0.015em] print:text-h1">
        {href === undefined ? (
          value
        ) : (
          <AppLink
            href={href}
            className="underline decoration-line-strong decoration-1 underline-offset-6 after:absolute after:inset-0 hover:decoration-ink hover:decoration-2"
          >
            {value}
            <span className="sr-only"> {label}</span>
          </AppLink>
        )}
      </dd>
      {children}
    </div>
  );
}

function DifferenceLine({ difference: { quarter, by } }: { difference: Difference }) {
  const t = useTranslations("overview.differences");
  // The name of a quarter stays on one line.
  const name = formatQuarter(quarter, useLocale()).replace(" ", "\u00a0");
  if (by === null) return null;
  if (by === 0) return <dd className="order-2 text-small text-ink-soft">{t("same", { quarter: name })}</dd>;
  return (
    <dd className="order-2 text-small text-ink-soft">
      {t.rich("changed", {
        quarter: name,
        by: formatSigned(by),
        strong: (text) => <span className="figures font-semibold text-ink">{text}</span>,
      })}
    </dd>
  );
}

function UnknownNote({ quarters }: { quarters: readonly Quarter[] }) {
  const t = useTranslations("overview.differences");
  const locale = useLocale();
  const [one, other] = quarters.map((quarter) => formatQuarter(quarter, locale));
  if (one === undefined) return null;
  return (
    <p className="text-small text-ink-soft">
      {other === undefined ? t("unknown", { quarter: one }) : t("bothUnknown", { quarter: one, other })}
    </p>
  );
}
