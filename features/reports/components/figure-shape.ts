import type { CellReading, GridShape, RowTexts } from "@/components/data-grid/grid-state";
import { cleanLine, cleanText } from "@/lib/vietnamese";
import { LONGEST_ANSWER, LONGEST_REASON, LONGEST_REMARK } from "../rules/limits";
import type { EditedFigure } from "./edited-figure";
import { COL, FIGURE_COLUMNS } from "./figure-columns";
import { isOtherThanRegister, readCumulative, withWords, type YesNoWords } from "./figure-entry";
import { readFigure, readYesNo, writeFigure } from "./read-figure";

/** What the grid says of a text, in the reader's language. */
export interface FigureWords extends YesNoWords {
  readonly unreadable: (why: "notANumber" | "tooManyPlaces" | "tooLarge", decimals: number) => string;
  readonly tooLong: (limit: number) => string;
  readonly notYesNo: string;
  readonly belowEarlier: (earlier: string) => string;
  readonly rounded: (figure: string, words: string) => string;
}

/** Which cells of the report may be written, and how what is typed in them is read. */
export function makeFigureShape(
  figures: readonly EditedFigure[],
  isCumulative: boolean,
  words: FigureWords,
): GridShape {
  return {
    rowCount: figures.length,
    colCount: FIGURE_COLUMNS.length,
    kindAt: (row, col, texts) => {
      const figure = figures[row];
      return figure ? kindOfCell(figure, col, { texts, isCumulative }) : "none";
    },
    read: ({ row, col }, typed, texts) => {
      const figure = figures[row];
      return figure ? readCell(figure, col, { typed, texts, words }) : { text: typed };
    },
  };
}

function kindOfCell(
  figure: EditedFigure,
  col: number,
  { texts, isCumulative }: { texts: RowTexts; isCumulative: boolean },
) {
  const isSummed = isCumulative && figure.isSummable;
  switch (col) {
    case COL.name:
    case COL.register:
    case COL.talk:
      return "read";
    case COL.cumulative:
      return isSummed ? "edit" : "none";
    case COL.value:
      return isSummed ? "read" : "edit";
    case COL.denominator:
      return figure.kind === "ratio" ? "edit" : "none";
    case COL.remark:
      return "edit";
    case COL.reason:
      return isOtherThanRegister(texts, figure) ? "edit" : "none";
    default:
      return figure.kind === "text" ? "none" : "read";
  }
}

interface Typed {
  readonly typed: string;
  readonly texts: RowTexts;
  readonly words: FigureWords;
}

function readCell(figure: EditedFigure, col: number, { typed, texts, words }: Typed): CellReading {
  if (col === COL.remark) return readWords(cleanLine(typed), LONGEST_REMARK, words);
  if (col === COL.reason) return readWords(cleanLine(typed), LONGEST_REASON, words);
  if (figure.kind === "text") return readWords(cleanText(typed), LONGEST_ANSWER, words);
  if (figure.kind === "yes_no") {
    const answer = readYesNo(typed);
    if (answer === undefined) return { text: typed.trim(), problem: words.notYesNo };
    return { text: answer === null ? "" : answer === 1 ? words.yes : words.no };
  }
  return readNumber(figure, col, { typed, texts, words });
}

function readWords(text: string, limit: number, words: FigureWords): CellReading {
  return text.length > limit ? { text, problem: words.tooLong(limit) } : { text };
}

function readNumber(figure: EditedFigure, col: number, { typed, texts, words }: Typed): CellReading {
  const { decimals, earlier } = figure;
  const reading = readFigure(typed, decimals);
  if (reading.kind === "unreadable") return { text: typed.trim(), problem: words.unreadable(reading.why, decimals) };
  if (col === COL.cumulative) return readSum(figure, typed, { texts, words });
  if (reading.kind === "blank") {
    const ready = readyFigure(figure, col);
    return { text: ready === null ? "" : writeFigure(ready, decimals) };
  }
  const text = writeFigure(reading.value, decimals);
  const sum = col === COL.value ? readCumulative(texts, figure) : null;
  const isOtherSum = earlier !== null && sum != null && sum.value !== reading.value;
  const dropped = isOtherSum ? [{ col: COL.cumulative, text: "" }] : [];
  if (reading.words === null) return { text, also: dropped };
  const remark = withWords(texts[COL.remark] ?? "", reading.words).slice(0, LONGEST_REMARK);
  return { text, also: [...dropped, { col: COL.remark, text: remark }], told: words.rounded(text, reading.words) };
}

/** What stands in a cell where nothing is entered. */
function readyFigure({ kind, computed, computedRatio }: EditedFigure, col: number): number | null {
  if (kind !== "ratio") return computed;
  return (col === COL.value ? computedRatio?.numerator : computedRatio?.denominator) ?? null;
}

function readSum(figure: EditedFigure, typed: string, { texts, words }: Omit<Typed, "typed">): CellReading {
  const { decimals, computed, earlier } = figure;
  const row = texts.map((text, col) => (col === COL.cumulative ? typed : text));
  const sum = readCumulative(row, figure);
  if (sum === undefined)
    return { text: typed.trim(), problem: words.belowEarlier(writeFigure(earlier ?? 0, decimals)) };
  if (sum === null)
    return { text: "", also: [{ col: COL.value, text: computed === null ? "" : writeFigure(computed, decimals) }] };
  const reading = readFigure(typed, decimals);
  const said = reading.kind === "figure" ? reading.words : null;
  const text = writeFigure(sum.cumulative, decimals);
  const value = { col: COL.value, text: writeFigure(sum.value, decimals) };
  if (said === null) return { text, also: [value] };
  const remark = withWords(texts[COL.remark] ?? "", said).slice(0, LONGEST_REMARK);
  return { text, also: [value, { col: COL.remark, text: remark }], told: words.rounded(text, said) };
}
