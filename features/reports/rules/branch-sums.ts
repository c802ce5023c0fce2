import type { SnapshotFigure } from "../schema";

export type FrozenFigures = readonly Pick<SnapshotFigure, "code" | "kind" | "reported" | "numerator" | "denominator">[];

export interface SummedFigure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** The figures of several units summed by indicator; one that none of them answered is left out, and words are not summed. */
export function sumFigures(reports: readonly FrozenFigures[]): ReadonlyMap<string, SummedFigure> {
  const sums = new Map<string, SummedFigure>();
  for (const { code, kind, reported, numerator, denominator } of reports.flat()) {
    if (kind === "text" || kind === "yes_no") continue;
    const isWhole = kind === "ratio" ? numerator !== null && denominator !== null : reported !== null;
    if (!isWhole) continue;
    const sum = sums.get(code);
    sums.set(code, {
      value: plus(sum?.value, reported),
      numerator: plus(sum?.numerator, numerator),
      denominator: plus(sum?.denominator, denominator),
    });
  }
  return sums;
}

// Figures have at most four decimals: what binary fractions add beyond them is no part of the sum.
function plus(sum: number | null | undefined, value: number | null): number | null {
  if (value === null) return sum ?? null;
  return Number(((sum ?? 0) + value).toFixed(4));
}
