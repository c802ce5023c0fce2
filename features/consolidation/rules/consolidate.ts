import type { FigureKind } from "@/features/forms/rules/figure-kinds";
import type { Bilingual } from "@/features/reports/rules/figures";
import { type Quarter, yearOf } from "@/lib/quarter";

/** A quarter alone, or all of the year up to its end. */
export const SPANS = ["quarter", "year"] as const;
export type Span = (typeof SPANS)[number];

export interface ConsolidatedIndicator {
  readonly code: string;
  readonly section: string;
  readonly group: Bilingual;
  readonly name: Bilingual;
  readonly measure: Bilingual;
  readonly kind: FigureKind;
  readonly source: string | null;
  readonly decimals: number;
  readonly partOf: string | null;
  /** Kinds of units that answer it; empty for all that report. */
  readonly answeredBy: readonly string[];
}

/** What the units whose reports count gave for an indicator in a quarter. */
export interface QuarterSum {
  readonly quarter: Quarter;
  readonly indicator: string;
  readonly answered: number;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Answers of "yes". */
  readonly yes: number;
  /** By how much the units' figures together differ from what the register said of them, and how many do. */
  readonly corrected: number;
  readonly correctedUnits: number;
}

/** How many units of a kind report in a quarter, and how many of their reports count. */
export interface QuarterCount {
  readonly quarter: Quarter;
  readonly kind: string;
  readonly asked: number;
  readonly counted: number;
}

export interface Amount {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly yes: number;
  readonly no: number;
  readonly answered: number;
}

/** The register's own figure of the node beside the sum of the reports, and what the difference is made of. */
export interface RegisterSide {
  readonly value: number;
  /** Sum of the reports less the register's figure; null where no report counts. */
  readonly difference: number | null;
  /** Moves between two of the parts, which each of them reports and the whole does not have. */
  readonly internal: number;
  readonly corrected: number;
  readonly correctedUnits: number;
  /** What is left: units without a counting report, members outside the parts, entries recorded later. */
  readonly rest: number;
}

export interface Stated {
  readonly value: number;
  readonly explanation: string;
  readonly version: number;
  readonly byName: string;
  readonly at: Date;
}

export interface ConsolidatedLine extends ConsolidatedIndicator {
  readonly amount: Amount;
  readonly previous: Amount;
  /** Reports that should hold the figure (units, in each quarter that is summed), and of those the ones that do not count. */
  readonly asked: number;
  readonly missing: number;
  /** Reports that count and leave the figure open. */
  readonly blank: number;
  readonly register: RegisterSide | null;
  readonly target: number | null;
  /** From the first of January to the quarter's end. */
  readonly sinceJanuary: number | null;
  readonly stated: Stated | null;
}

interface Found {
  readonly quarter: Quarter;
  readonly previousQuarter: Quarter;
  readonly span: Span;
  readonly sums: readonly QuarterSum[];
  readonly counts: readonly QuarterCount[];
  readonly registerOf: (source: string, quarter: Quarter) => number | null;
  readonly internalOf: (indicator: string, quarters: readonly Quarter[]) => number;
  readonly targets: ReadonlyMap<string, number>;
  readonly stated: ReadonlyMap<string, Stated>;
}

const MOST_PLACES = 4;

/** The year's quarters up to this one. */
export function quartersSinceJanuary(quarter: Quarter): Quarter[] {
  const numbers = [1, 2, 3, 4] as const;
  return numbers.map((number): Quarter => `${yearOf(quarter)}-Q${number}`).filter((one) => one <= quarter);
}

/** The quarters whose figures are summed: all of the span for what flows, its first for an opening, its last for what stands. */
export function quartersSummed(
  { kind, source }: Pick<ConsolidatedIndicator, "kind" | "source">,
  { quarter, span }: { quarter: Quarter; span: Span },
): readonly Quarter[] {
  const all = span === "year" ? quartersSinceJanuary(quarter) : [quarter];
  if (kind === "flow" || kind === "ratio") return all;
  return source === "strength:opening" ? all.slice(0, 1) : [quarter];
}

/** Whether the register itself holds the figure. */
function isFromRegister(source: string | null): source is string {
  return source !== null && /^(ledger|strength|awards):/.test(source);
}

/** The committee's figures: flows summed, stocks over units only, ratios from their sums, blanks and missing reports told apart. */
export function consolidate(indicators: readonly ConsolidatedIndicator[], found: Found): ConsolidatedLine[] {
  const sums = new Map(found.sums.map((sum) => [`${sum.quarter} ${sum.indicator}`, sum]));
  const of = (code: string, quarters: readonly Quarter[]) =>
    quarters.flatMap((quarter) => sums.get(`${quarter} ${code}`) ?? []);
  return indicators.map((indicator) => {
    const { code, kind } = indicator;
    const quarters = quartersSummed(indicator, found);
    const given = of(code, quarters);
    const amount = amountOf(given);
    const { asked, counted } = countReports(found.counts, quarters, indicator.answeredBy);
    const year = kind === "flow" ? amountOf(of(code, quartersSinceJanuary(found.quarter))) : amount;
    return {
      ...indicator,
      amount,
      previous: amountOf(of(code, [found.previousQuarter])),
      asked,
      missing: asked - counted,
      blank: Math.max(0, counted - amount.answered),
      register: registerSide(indicator, quarters, given, amount, found),
      target: found.targets.get(code) ?? null,
      sinceJanuary: year.value,
      stated: found.span === "quarter" ? (found.stated.get(code) ?? null) : null,
    };
  });
}

function amountOf(sums: readonly QuarterSum[]): Amount {
  const answered = sums.reduce((all, sum) => all + sum.answered, 0);
  const yes = sums.reduce((all, sum) => all + sum.yes, 0);
  return {
    value: total(sums.map(({ value }) => value)),
    numerator: total(sums.map(({ numerator }) => numerator)),
    denominator: total(sums.map(({ denominator }) => denominator)),
    yes,
    no: answered - yes,
    answered,
  };
}

// Nothing given is not nought.
function total(amounts: readonly (number | null)[]): number | null {
  const given = amounts.filter((amount) => amount !== null);
  return given.length === 0 ? null : rounded(given.reduce((sum, amount) => sum + amount, 0));
}

// Sums of decimals in binary: 0,1 + 0,2 is to stay 0,3.
function rounded(value: number): number {
  return Number(value.toFixed(MOST_PLACES));
}

function countReports(counts: readonly QuarterCount[], quarters: readonly Quarter[], kinds: readonly string[]) {
  const meant = counts.filter(
    ({ quarter, kind }) => quarters.includes(quarter) && (kinds.length === 0 || kinds.includes(kind)),
  );
  return {
    asked: meant.reduce((sum, count) => sum + count.asked, 0),
    counted: meant.reduce((sum, count) => sum + count.counted, 0),
  };
}

function registerSide(
  { source }: ConsolidatedIndicator,
  quarters: readonly Quarter[],
  given: readonly QuarterSum[],
  amount: Amount,
  { registerOf, internalOf }: Found,
): RegisterSide | null {
  if (!isFromRegister(source)) return null;
  const value = total(quarters.map((quarter) => registerOf(source, quarter)));
  if (value === null) return null;
  const difference = amount.value === null ? null : rounded(amount.value - value);
  const corrected = rounded(given.reduce((sum, one) => sum + one.corrected, 0));
  const correctedUnits = given.reduce((sum, one) => sum + one.correctedUnits, 0);
  const internal = source.startsWith("ledger:") ? internalOf(source.slice("ledger:".length), quarters) : 0;
  const rest = rounded((difference ?? 0) - internal - corrected);
  return { value, difference, internal, corrected, correctedUnits, rest };
}

/** Whether a figure stated by hand is another than the sum of the parts (handbook R-6): told and to be explained, never refused. */
export function differsFromSum({ stated, amount }: Pick<ConsolidatedLine, "stated" | "amount">): boolean {
  return stated !== null && amount.value !== null && stated.value !== amount.value;
}
