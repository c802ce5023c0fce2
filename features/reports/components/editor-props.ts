import { numberOf } from "@/lib/quarter";
import type { FigureInReport, ReportInFull } from "../queries/get-report";
import type { FigureHistory } from "../rules/history";
import type { SnapshotFigure } from "../schema";
import type { EditedFigure, EditedGroup } from "./edited-figure";
import type { YesNoWords } from "./figure-entry";
import { byGroup, depthsOf, figureText } from "./figure-text";
import type { EditedSection } from "./narrative-field";
import type { Judging } from "./use-live-warnings";

type Locale = "vi" | "en";

/** The plain fields that the editor in the browser needs of a report, in the reader's language. */
export function editorProps(
  report: Pick<ReportInFull, "quarter" | "figures" | "narratives" | "checkable">,
  locale: Locale,
  words: YesNoWords,
) {
  const depths = depthsOf(report.figures);
  const isFirst = numberOf(report.quarter) === 1;
  const groups = byGroup(report.figures).map(({ code: key, title, figures }): EditedGroup => ({
    key,
    title: title[locale],
    figures: figures.map((figure) => ({
      ...editedFigure(figure, locale, words),
      depth: depths.get(figure.code) ?? 0,
      isSummable: figure.kind === "flow" && !isFirst && figure.earlier !== null,
    })),
  }));
  const sections = report.narratives.map(({ code, title, guidance, isRequired, body, version }): EditedSection => {
    return { code, title: title[locale], guidance: guidance[locale], isRequired, body, version };
  });
  return { groups, sections, judging: judgingOf(report.checkable) };
}

function editedFigure(
  figure: FigureInReport,
  locale: Locale,
  words: YesNoWords,
): Omit<EditedFigure, "depth" | "isSummable"> {
  const { code, kind, decimals, isRequired, partOf, source, computed, version, recordsHref, target, earlier } = figure;
  const { value, numerator, denominator, answer, cumulative, remark, reason, previous, lastYear } = figure;
  const isEnteredStanding = kind === "stock" && computed === null;
  return {
    code,
    kind,
    decimals,
    isRequired,
    partOf,
    source,
    computed,
    version,
    recordsHref,
    target,
    earlier,
    value,
    numerator,
    denominator,
    answer,
    cumulative,
    remark,
    reason,
    name: figure.name[locale],
    measure: figure.measure[locale],
    guidance: figure.guidance[locale],
    computedRatio: figure.computedRatio ?? null,
    previous: previous && figureText(previous, words),
    lastYear: lastYear && figureText(lastYear, words),
    lastStanding: isEnteredStanding ? (previous?.reported ?? null) : null,
  };
}

function bare(figure: SnapshotFigure | null): SnapshotFigure | null {
  return figure && { ...figure, name: "", measure: "", answer: null, remark: null, reason: null };
}

/** What the figures are judged by, without the words that judging does not need. */
function judgingOf({ figures: _figures, narratives: _narratives, ...judging }: ReportInFull["checkable"]): Judging {
  const history = [...judging.history].map(([code, past]): [string, FigureHistory] => [
    code,
    { ...past, previous: bare(past.previous), lastYear: bare(past.lastYear) },
  ]);
  return { ...judging, history: new Map(history) };
}
