import { previousQuarter, sameQuarterLastYear, type Quarter } from "@/lib/quarter";
import { headlineValue, HEADLINE_FIGURES, type CountedPeople, type HeadlineFigure } from "./figures";

/** What the database knows of one quarter; a quarter before the register was opened is not known, which is not nought. */
export interface QuarterCount {
  readonly isKnown: boolean;
  readonly counted: CountedPeople;
}

export interface Difference {
  readonly quarter: Quarter;
  /** What the figure was and how much it has moved since, or null when it was not known. */
  readonly was: number | null;
  readonly by: number | null;
}

export interface ComparedFigure {
  readonly figure: HeadlineFigure;
  readonly value: number;
  readonly differences: readonly Difference[];
}

/** The quarters a quarter is held against: the one before it, and the same one a year before. */
export function comparedQuarters(quarter: Quarter): readonly [Quarter, Quarter] {
  return [previousQuarter(quarter), sameQuarterLastYear(quarter)];
}

/** The headline figures of a quarter with their differences against earlier ones. */
export function compareFigures(
  quarter: Quarter,
  now: CountedPeople,
  earlier: ReadonlyMap<Quarter, QuarterCount>,
): readonly ComparedFigure[] {
  return HEADLINE_FIGURES.map((figure) => {
    const value = headlineValue(figure, now);
    const differences = comparedQuarters(quarter).map((other) => {
      const known = earlier.get(other);
      if (!known?.isKnown) return { quarter: other, was: null, by: null };
      const was = headlineValue(figure, known.counted);
      return { quarter: other, was, by: value - was };
    });
    return { figure, value, differences };
  });
}

/** The quarters that could not be compared with, said once for all figures. */
export function unknownQuarters(figures: readonly ComparedFigure[]): readonly Quarter[] {
  const differences = figures[0]?.differences ?? [];
  return differences.flatMap(({ quarter, by }) => (by === null ? [quarter] : []));
}
