import type { RowTexts } from "@/components/data-grid/grid-state";
import { cleanLine, cleanText } from "@/lib/vietnamese";
import { BLANK_ENTRY, type Entry } from "../rules/figures";
import { LONGEST_ANSWER, LONGEST_REASON, LONGEST_REMARK } from "../rules/limits";
import type { EditedFigure } from "./edited-figure";
import { COL } from "./figure-columns";
import { readFigure, readYesNo, writeFigure } from "./read-figure";

export interface YesNoWords {
  readonly yes: string;
  readonly no: string;
}

/** What stands in a figure's cells; where nothing was entered, the register's figure stands ready. */
export function textsOf(figure: EditedFigure, entry: Entry, { yes, no }: YesNoWords): RowTexts {
  const { name, kind, computed, computedRatio, decimals, previous, lastYear, target } = figure;
  const shown = (value: number | null | undefined) => (value == null ? "" : writeFigure(value, decimals));
  const isBlankRatio = entry.numerator === null && entry.denominator === null;
  const ratio = isBlankRatio && computedRatio ? computedRatio : entry;
  const reported = entry.value ?? computed;
  const value = {
    flow: shown(reported),
    stock: shown(reported),
    ratio: shown(ratio.numerator),
    text: entry.answer ?? "",
    yes_no: reported === null ? "" : reported === 1 ? yes : no,
  }[kind];
  return [
    name,
    computedRatio ? `${shown(computedRatio.numerator)}/${shown(computedRatio.denominator)}` : shown(computed),
    shown(entry.cumulative),
    value,
    kind === "ratio" ? shown(ratio.denominator) : "",
    previous ?? "",
    lastYear ?? "",
    shown(target),
    entry.remark ?? "",
    entry.reason ?? "",
    "",
  ];
}

/** What the cells mean, or null when one of them cannot be read. The register's own figure is no entry: it goes on following. */
export function entryOf(texts: RowTexts, figure: EditedFigure, isCumulative: boolean): Entry | null {
  const { kind, computed, computedRatio, decimals } = figure;
  const [remark, reason] = [cleanLine(texts[COL.remark] ?? ""), cleanLine(texts[COL.reason] ?? "")];
  if (remark.length > LONGEST_REMARK || reason.length > LONGEST_REASON) return null;
  const entry = { ...BLANK_ENTRY, remark: remark || null, reason: reason || null };
  const text = texts[COL.value] ?? "";
  if (kind === "text") {
    const answer = cleanText(text);
    return answer.length > LONGEST_ANSWER ? null : { ...entry, answer: answer || null };
  }
  if (kind === "yes_no") {
    const value = readYesNo(text);
    return value === undefined ? null : { ...entry, value };
  }
  const parts = [readFigure(text, decimals), readFigure(texts[COL.denominator] ?? "", decimals)];
  const words = parts.flatMap((part) => (part.kind === "figure" && part.words !== null ? [part.words] : []));
  const said = { ...entry, remark: words.reduce(withWords, remark).slice(0, LONGEST_REMARK) || null };
  if (parts.some((part) => part.kind === "unreadable")) return null;
  const [first = null, second = null] = parts.map((part) => (part.kind === "figure" ? part.value : null));
  if (kind === "ratio") {
    const isFormulas = computedRatio?.numerator === first && computedRatio.denominator === second;
    return isFormulas ? said : { ...said, numerator: first, denominator: second };
  }
  const summed = readCumulative(texts, figure);
  if (isCumulative && summed === undefined) return null;
  if (isCumulative && summed) return { ...said, ...summed };
  // Typed for the quarter since: the sum from the year's beginning is no longer what was entered.
  const cumulative = summed && summed.value === first ? summed.cumulative : null;
  return { ...said, value: cumulative === null && first === computed ? null : first, cumulative };
}

/** The sum from the year's beginning and the quarter's figure within it; null when blank, undefined when it cannot be. */
export function readCumulative(
  texts: RowTexts,
  { isSummable, earlier, decimals }: Pick<EditedFigure, "isSummable" | "earlier" | "decimals">,
): { cumulative: number; value: number } | null | undefined {
  const reading = readFigure(texts[COL.cumulative] ?? "", decimals);
  if (!isSummable || earlier === null || reading.kind === "blank") return null;
  if (reading.kind === "unreadable" || reading.value < earlier) return undefined;
  return { cumulative: reading.value, value: Number((reading.value - earlier).toFixed(decimals)) };
}

/** A remark with these words in it, once. */
export function withWords(remark: string, words: string): string {
  if (remark.includes(words)) return remark;
  return remark === "" ? words : `${remark}; ${words}`;
}

/** Whether the figure in the cell is another one than the register's, so that a reason is asked for. */
export function isOtherThanRegister(texts: RowTexts, { computed, decimals, kind }: EditedFigure): boolean {
  if (computed === null || kind === "ratio" || kind === "text") return false;
  const reading = readFigure(texts[COL.value] ?? "", decimals);
  return reading.kind === "figure" && reading.value !== computed;
}
