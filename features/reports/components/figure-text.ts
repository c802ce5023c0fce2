import { formatNumber, formatPercent } from "@/lib/format";
import type { Bilingual, Entry } from "../rules/figures";
import type { YesNoWords } from "./figure-entry";

interface ShownFigure {
  readonly kind: string;
  readonly reported: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly answer?: string | null;
}

const VIETNAMESE: YesNoWords = { yes: "Có", no: "Không" };
const MOST_PLACES = 4;

/** A figure as it is read: "26", "1.235/1.200 (102,92%)", "Có", the words of an answer; blank is null, never nought. */
export function figureText(figure: ShownFigure, { yes, no }: YesNoWords = VIETNAMESE): string | null {
  const { kind, reported, numerator, denominator, answer = null } = figure;
  if (kind === "text") return answer;
  if (kind === "yes_no" && reported !== null) return reported === 1 ? yes : no;
  if (kind !== "ratio") return reported === null ? null : numberText(reported);
  if (numerator === null && denominator === null) return null;
  const share = numerator === null || denominator === null ? "" : ` (${formatPercent(numerator, denominator)})`;
  return `${partText(numerator)}/${partText(denominator)}${share}`;
}

/** An entry with its words, to be set beside another. */
export function entryText(kind: string, entry: Entry, words: YesNoWords): string {
  const text = figureText({ ...entry, kind, reported: entry.value }, words);
  return [text, entry.reason, entry.remark].filter(Boolean).join("\n");
}

function numberText(value: number): string {
  return Number.isInteger(value) ? formatNumber(value) : formatNumber(value, MOST_PLACES);
}

function partText(value: number | null): string {
  return value === null ? "–" : numberText(value);
}

interface ReachedFigure extends Omit<ShownFigure, "answer"> {
  /** The sum of the year's quarters before this one. */
  readonly earlier: number | null;
}

/** What counts towards the year's target: a flow from the year's beginning, a standing as it is, a ratio's share in percent. */
export function reachedOf({ kind, reported, numerator, denominator, earlier }: ReachedFigure): number | null {
  if (kind === "ratio")
    return numerator === null || denominator === null || denominator === 0 ? null : (numerator / denominator) * 100;
  if (kind !== "flow" || reported === null) return reported;
  return earlier === null ? null : reported + earlier;
}

/** The groups of a form's indicators in their order, each with its title and its own. */
export function byGroup<F extends { section: string; group: Bilingual }>(
  figures: readonly F[],
): { code: string; title: Bilingual; figures: F[] }[] {
  const groups = new Map<string, { code: string; title: Bilingual; figures: F[] }>();
  for (const figure of figures) {
    const { section: code, group: title } = figure;
    const group = groups.get(code) ?? { code, title, figures: [] };
    group.figures.push(figure);
    groups.set(code, group);
  }
  return [...groups.values()];
}

/** How deep each figure stands beneath those it is a part of. */
export function depthsOf(figures: readonly { code: string; partOf: string | null }[]): ReadonlyMap<string, number> {
  const wholes = new Map(figures.map(({ code, partOf }) => [code, partOf]));
  const depthOf = (code: string, passed: number): number => {
    const whole = wholes.get(code);
    return whole != null && wholes.has(whole) && passed < figures.length ? 1 + depthOf(whole, passed + 1) : 0;
  };
  return new Map(figures.map(({ code }) => [code, depthOf(code, 0)]));
}
