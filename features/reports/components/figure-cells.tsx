import { Flag, MessageSquare } from "lucide-react";
import type { useTranslations } from "next-intl";
import type { CellSpec } from "@/components/data-grid/cell-spec";
import type { RowTexts } from "@/components/data-grid/grid-state";
import { formatNumber, formatPercent } from "@/lib/format";
import { LONGEST_ANSWER, LONGEST_REASON, LONGEST_REMARK } from "../rules/limits";
import type { FieldTrouble } from "./draft-saver";
import type { EditedFigure } from "./edited-figure";
import { COL } from "./figure-columns";
import { isOtherThanRegister, readCumulative } from "./figure-entry";
import { reachedOf } from "./figure-text";
import { readFigure, readYesNo, writeFigure } from "./read-figure";

export interface FigureExtra {
  readonly conflict: FieldTrouble["conflict"];
  readonly refusal: string | undefined;
  readonly warning: string | null;
  /** Remarks that stand at the figure, and whether it is flagged. */
  readonly remarks: number;
  readonly isFlagged: boolean;
  /** Whether somebody else stands there, or a text just came from elsewhere. */
  readonly isVisited: boolean;
  readonly isCumulative: boolean;
}

export type EditorTexts = ReturnType<typeof useTranslations<"reports.editor">>;

interface CellMaking {
  readonly t: EditorTexts;
  readonly onTalk: (figure: EditedFigure) => void;
}

/** How the cells of a figure show themselves. */
export function describeFigure(
  { t, onTalk }: CellMaking,
  figure: EditedFigure,
  texts: RowTexts,
  extra: FigureExtra,
): readonly CellSpec[] {
  const { refusal, warning, isCumulative, remarks, isFlagged } = extra;
  const { name, computed, kind, recordsHref } = figure;
  const isSummed = isCumulative && figure.isSummable;
  const isOther = isOtherThanRegister(texts, figure);
  const wrong = wrongColumn(figure, texts, { refusal, isSummed });
  const problemAt = (col: number) => (col === wrong ? refusal : undefined);
  const read = (column: "previous" | "lastYear") => ({
    name: t(column),
    label: t(column),
    mark: texts[COL[column]] ? undefined : "void",
  });
  const figureBox = { editor: "figure", label: t("reported"), isRequired: figure.isRequired } as const;
  const valueCell: CellSpec = {
    ...figureBox,
    ...(isSummed && { editor: undefined, content: sumText(figure, texts), label: t("inQuarter") }),
    ...(kind === "text" && { editor: "text", maxLength: LONGEST_ANSWER }),
    ...(kind === "yes_no" && { editor: "choice", options: choices(t, texts) }),
    ...(kind === "ratio" && { label: t("numerator") }),
    name: kind === "ratio" ? `${name}: ${t("numerator")}` : t("value", { name }),
    problem: problemAt(COL.value),
    warning: warning ?? undefined,
    description: isOther || computed === null || kind === "ratio" ? undefined : t(`origins.${originOf(figure)}`),
    mark: markOf(figure, { isSummed, isOther }),
  };
  return [
    {
      name,
      isRowHeader: true,
      mark: figure.depth > 0 ? `part${Math.min(figure.depth, 2)}` : undefined,
      content: <FigureName figure={figure} />,
    },
    {
      name: recordsHref === null ? t("register") : t("records", { figure: texts[COL.register] ?? "", name }),
      label: t("register"),
      mark: texts[COL.register] === "" ? "void" : undefined,
      href: texts[COL.register] !== "" && recordsHref !== null ? recordsHref : undefined,
    },
    { ...figureBox, label: t("cumulative"), name: t("cumulativeOf", { name }), problem: problemAt(COL.cumulative) },
    valueCell,
    {
      ...figureBox,
      label: t("denominator"),
      name: `${name}: ${t("denominator")}`,
      problem: problemAt(COL.denominator),
      after: <Share texts={texts} decimals={figure.decimals} />,
    },
    read("previous"),
    read("lastYear"),
    {
      name: t("target"),
      label: t("target"),
      mark: figure.target === null ? "void" : undefined,
      content: <Target t={t} figure={figure} texts={texts} />,
    },
    {
      editor: "note",
      name: `${name}: ${t("remark")}`,
      label: t("remark"),
      maxLength: LONGEST_REMARK,
      problem: problemAt(COL.remark),
    },
    {
      editor: "note",
      name: `${name}: ${t("reason")}`,
      label: t("reason"),
      placeholder: t("reasonExample", { count: texts[COL.register] ?? "" }),
      isRequired: true,
      maxLength: LONGEST_REASON,
      problem: problemAt(COL.reason),
    },
    {
      name: t(isFlagged ? "talkFlagged" : "talk", { name, count: remarks }),
      mark: remarks > 0 || isFlagged ? "said" : undefined,
      content: <TalkMark remarks={remarks} isFlagged={isFlagged} />,
      onPress: () => onTalk(figure),
    },
  ];
}

function TalkMark({ remarks, isFlagged }: { remarks: number; isFlagged: boolean }) {
  const Icon = isFlagged ? Flag : MessageSquare;
  return (
    <>
      <Icon aria-hidden className={`size-4.5 ${isFlagged ? "text-red" : "text-ink-soft"}`} />
      {remarks > 0 && remarks}
    </>
  );
}

function Dash() {
  return <span className="text-ink-soft">–</span>;
}

function FigureName({ figure: { name, measure, guidance } }: { figure: EditedFigure }) {
  return (
    <>
      {name} <span className="font-normal text-ink-soft">({measure})</span>
      {guidance && <span className="mt-0.5 block text-small font-normal text-ink-soft">{guidance}</span>}
    </>
  );
}

function Share({ texts, decimals }: { texts: RowTexts; decimals: number }) {
  const share = shareOf(texts, decimals);
  return share && <span className="grid-share">{formatPercent(share.numerator, share.denominator)}</span>;
}

function shareOf(texts: RowTexts, decimals: number): { numerator: number; denominator: number } | null {
  const [numerator, denominator] = [COL.value, COL.denominator].map((col) => readFigure(texts[col] ?? "", decimals));
  return numerator?.kind === "figure" && denominator?.kind === "figure"
    ? { numerator: numerator.value, denominator: denominator.value }
    : null;
}

function Target({ t, figure, texts }: { t: EditorTexts; figure: EditedFigure; texts: RowTexts }) {
  const { target, decimals } = figure;
  if (target === null) return <Dash />;
  const reached = reachedIn(figure, texts);
  return (
    <>
      {writeFigure(target, decimals)}
      {reached !== null && target > 0 && (
        <span className="block text-small text-ink-soft">
          {t("reached", { share: formatPercent(reached, target) })}
        </span>
      )}
    </>
  );
}

function reachedIn({ kind, decimals, earlier }: EditedFigure, texts: RowTexts): number | null {
  const [first = null, denominator = null] = [COL.value, COL.denominator].map((col) => {
    const reading = readFigure(texts[col] ?? "", decimals);
    return reading.kind === "figure" ? reading.value : null;
  });
  return reachedOf({ kind, reported: first, numerator: first, denominator, earlier });
}

function sumText(figure: EditedFigure, texts: RowTexts): string {
  const sum = readCumulative(texts, figure);
  return (sum ? formatNumber(sum.value) : texts[COL.value]) || "–";
}

function originOf({ source }: EditedFigure): "register" | "formula" | "branches" {
  if (source === null) return "branches";
  return source.startsWith("formula:") ? "formula" : "register";
}

// What was typed and is neither a yes nor a no stays to be seen.
function choices(t: EditorTexts, texts: RowTexts): string[] {
  const offered = ["", t("yes"), t("no")];
  const text = texts[COL.value] ?? "";
  return offered.includes(text) ? offered : [...offered, text];
}

function markOf({ kind, computed }: EditedFigure, { isSummed, isOther }: { isSummed: boolean; isOther: boolean }) {
  if (kind === "ratio") return "half";
  if (kind === "text") return "wide";
  if (isSummed) return isOther ? "half differs" : "half";
  if (isOther) return "differs";
  return computed === null ? undefined : "register";
}

/** The cell that a refusal speaks of: the one that cannot be read, else the figure itself. */
function wrongColumn(
  figure: EditedFigure,
  texts: RowTexts,
  { refusal, isSummed }: { refusal: string | undefined; isSummed: boolean },
): number | null {
  if (refusal === undefined) return null;
  const { kind, decimals } = figure;
  if ((texts[COL.remark]?.length ?? 0) > LONGEST_REMARK) return COL.remark;
  if ((texts[COL.reason]?.length ?? 0) > LONGEST_REASON) return COL.reason;
  if (isSummed) return COL.cumulative;
  if (kind === "yes_no" && readYesNo(texts[COL.value] ?? "") === undefined) return COL.value;
  const isUnreadable = (col: number) => readFigure(texts[col] ?? "", decimals).kind === "unreadable";
  return kind === "ratio" && !isUnreadable(COL.value) && isUnreadable(COL.denominator) ? COL.denominator : COL.value;
}
