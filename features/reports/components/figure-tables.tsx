import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import { TextLink } from "@/components/text-link";
import { formatNumber, formatPercent, formatSigned } from "@/lib/format";
import type { Quarter } from "@/lib/quarter";
import type { FigureInReport } from "../queries/get-report";
import { differsFromRegister, reportedFigure } from "../rules/figures";
import { numberOf as figureNumber } from "../rules/history";
import { byGroup, depthsOf, figureText, reachedOf } from "./figure-text";
import { ReviewSparkline } from "./review-sparkline";

interface FigureTablesProps {
  figures: readonly FigureInReport[];
  quarter: Quarter;
  /** The quarters before this one by indicator, oldest first: drawn as a line where given. */
  series?: ReadonlyMap<string, readonly (number | null)[]> | undefined;
}

/** The report's figures to be read: the register's beside the reported one, differences marked, last quarter's beside them. */
export function FigureTables({ figures, quarter, series }: FigureTablesProps) {
  const t = useTranslations("reports");
  const locale = useLocale();
  const words = { yes: t("editor.yes"), no: t("editor.no") };
  const depths = depthsOf(figures);
  const targetColumn: Column<FigureInReport> = {
    key: "target",
    header: t("editor.target"),
    align: "end",
    width: "w-32",
    cell: (figure) => <Target figure={figure} />,
  };
  const columns: Column<FigureInReport>[] = [
    {
      key: "name",
      header: t("editor.indicator"),
      isRowHeader: true,
      width: "w-72 min-w-44",
      cell: ({ code: own, name, measure }) => (
        <span className={INDENTS[Math.min(depths.get(own) ?? 0, 2)]}>
          {name[locale]} <span className="font-normal text-ink-soft">({measure[locale]})</span>
        </span>
      ),
    },
    {
      key: "register",
      header: t("editor.register"),
      align: "end",
      width: "w-32",
      cell: (figure) => <Register figure={figure} />,
    },
    {
      key: "reported",
      header: t("editor.reported"),
      align: "end",
      width: "w-52",
      cell: (figure) => <Reported figure={figure} />,
    },
    {
      key: "previous",
      header: t("editor.previous"),
      align: "end",
      width: "w-32",
      cell: ({ previous }) => (previous && figureText(previous, words)) ?? <Dash />,
    },
    ...(figures.some(({ target }) => target !== null) ? [targetColumn] : []),
    { key: "difference", header: t("read.difference"), cell: (figure) => <Difference figure={figure} /> },
  ];
  if (series) {
    columns.splice(-1, 0, {
      key: "trend",
      header: t("review.trend"),
      width: "w-32",
      cell: (figure) => (
        <ReviewSparkline
          series={series.get(figure.code) ?? []}
          now={figureNumber({ ...figure, reported: reportedFigure(figure) })}
          quarter={quarter}
          name={figure.name[locale]}
        />
      ),
    });
  }
  return byGroup(figures).map(({ code, title: titles, figures: rows }) => {
    const title = titles[locale];
    return (
      <Section key={code} title={title} level={3}>
        <DataTable
          caption={t("read.caption", { section: title })}
          columns={columns}
          rows={rows}
          rowKey={(figure) => figure.code}
        />
      </Section>
    );
  });
}

const INDENTS = ["block", "block pl-5 font-normal", "block pl-9 font-normal"];

function Target({ figure }: { figure: FigureInReport }) {
  const t = useTranslations("reports.editor");
  const { target, kind, numerator, denominator, earlier } = figure;
  if (target === null) return <Dash />;
  const reached = reachedOf({ kind, reported: reportedFigure(figure), numerator, denominator, earlier });
  return (
    <>
      {formatNumber(target)}
      {reached !== null && target > 0 && (
        <span className="block text-small text-ink-soft">
          {t("reached", { share: formatPercent(reached, target) })}
        </span>
      )}
    </>
  );
}

function Dash() {
  return <span className="text-ink-soft">–</span>;
}

function Register({ figure: { computed, computedRatio, registerNow, recordsHref, name } }: { figure: FigureInReport }) {
  const t = useTranslations("reports");
  const locale = useLocale();
  if (computedRatio) return `${formatNumber(computedRatio.numerator)}/${formatNumber(computedRatio.denominator)}`;
  if (computed === null) return <Dash />;
  const text = formatNumber(computed);
  return (
    <>
      {recordsHref === null ? (
        text
      ) : (
        <TextLink href={recordsHref}>
          {text}
          <span className="sr-only"> {t("editor.records", { figure: text, name: name[locale] })}</span>
        </TextLink>
      )}
      {registerNow !== null && registerNow !== computed && (
        <span className="block text-small whitespace-normal text-amber">
          {t("read.registerNow", { count: formatNumber(registerNow) })}
        </span>
      )}
    </>
  );
}

function Reported({ figure }: { figure: FigureInReport }) {
  const t = useTranslations("reports.editor");
  const text = figureText({ ...figure, reported: reportedFigure(figure) }, { yes: t("yes"), no: t("no") });
  if (text === null) return <Dash />;
  if (figure.kind === "text") return <span className="block text-left whitespace-pre-wrap">{text}</span>;
  return differsFromRegister(figure) ? (
    <mark className="rounded-control bg-gold-wash px-1.5 font-semibold text-ink">{text}</mark>
  ) : (
    text
  );
}

function Difference({ figure }: { figure: FigureInReport }) {
  const t = useTranslations("reports.read");
  const { computed, value, cumulative, reason, remark } = figure;
  const isOther = computed !== null && value !== null && differsFromRegister(figure);
  return (
    <>
      {isOther && (
        <span className="block">
          <span className="font-semibold">{formatSigned(value - computed)}</span> {reason}
        </span>
      )}
      {cumulative !== null && (
        <span className="block text-ink-soft">{t("cumulative", { sum: formatNumber(cumulative) })}</span>
      )}
      {remark && <span className="block text-ink-soft">{t("remark", { text: remark })}</span>}
    </>
  );
}
