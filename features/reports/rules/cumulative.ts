import type { FigureKind } from "@/features/forms/rules/figure-kinds";

/** A figure of one quarter as far as sums over the year need it. */
export interface SummedFigure {
  readonly kind: FigureKind;
  readonly reported: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

interface Parts {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** A ratio in percent; null while a figure is missing, or of nothing. */
export function percentOf({ numerator, denominator }: Parts): number | null {
  return numerator === null || denominator === null || denominator === 0 ? null : (numerator / denominator) * 100;
}

/**
 * The figure of six months, nine months or the year from those of its quarters in order: flows are summed, of ratios the
 * two figures each, and of what stands at a day the last counts. Null when a quarter it needs has no figure: a sum that
 * leaves one out would be taken for the whole.
 */
export function cumulativeFigure(quarters: readonly (SummedFigure | null)[]): SummedFigure | null {
  const last = quarters.at(-1);
  if (!last) return null;
  const { kind } = last;
  if (kind === "ratio") {
    const [numerator, denominator] = [sumOf(quarters, "numerator"), sumOf(quarters, "denominator")];
    return numerator === null || denominator === null ? null : { kind, reported: null, numerator, denominator };
  }
  if (kind !== "flow") return last;
  const reported = sumOf(quarters, "reported");
  return reported === null ? null : { kind, reported, numerator: null, denominator: null };
}

function sumOf(
  quarters: readonly (SummedFigure | null)[],
  part: "reported" | "numerator" | "denominator",
): number | null {
  return quarters.reduce<number | null>((sum, figure) => {
    const value = figure?.[part] ?? null;
    return sum === null || value === null ? null : exact(sum + value);
  }, 0);
}

type QuarterShare =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: "reports.errors.cumulativeBelow" | "reports.errors.cumulativeUnknown" };

/**
 * The quarter's own figure behind a sum typed from the year's beginning: what the quarters before it reported is taken off.
 * Refused when one of them has no figure, or when more was reported before than the sum holds.
 */
export function shareOfQuarter(cumulative: number, yearToDate: number | null): QuarterShare {
  if (yearToDate === null) return { ok: false, reason: "reports.errors.cumulativeUnknown" };
  const value = exact(cumulative - yearToDate);
  return value < 0 ? { ok: false, reason: "reports.errors.cumulativeBelow" } : { ok: true, value };
}

/** Figures have four places at most; what binary fractions add is taken off. */
function exact(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
