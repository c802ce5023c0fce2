import type { Facts } from "@/features/forms/rules/language-grammar";
import { applyFormula, inFormulaOrder } from "@/features/forms/rules/formula";
import { numberOf as numberOfQuarter, type Quarter } from "@/lib/quarter";
import type { SnapshotFigure } from "../schema";
import { cumulativeFigure, percentOf, type SummedFigure } from "./cumulative";
import { type Figure, isAnswered, reportedFigure } from "./figures";

/** An indicator in the unit's earlier reports, as they count for others. */
export interface FigureHistory {
  readonly previous: SnapshotFigure | null;
  readonly lastYear: SnapshotFigure | null;
  /** The eight quarters before this one, oldest first: a ratio in percent, null where nothing was reported. */
  readonly series: readonly (number | null)[];
  /** From the year's beginning to the quarter before this one; nought in the first, null when one of them has no figure. */
  readonly yearToDate: number | null;
  /** The quarters of the year before this one, in order. */
  readonly earlier: readonly (SummedFigure | null)[];
}

export type History = ReadonlyMap<string, FigureHistory>;

interface Known {
  readonly history: History;
  readonly quarter: Quarter;
  readonly targets: ReadonlyMap<string, number>;
}

/** The figures that rules and formulas may ask for; a ratio counts in percent. */
export function factsOf({ figures, history, quarter, targets }: Known & { figures: readonly Figure[] }): Facts {
  const byCode = new Map(figures.map((figure) => [figure.code, figure]));
  return {
    isAnswered: (code) => {
      const figure = byCode.get(code);
      return figure !== undefined && isAnswered(figure);
    },
    number: (scope, code) => {
      const figure = byCode.get(code);
      const past = history.get(code);
      if (scope === "prev") return numberOf(past?.previous);
      if (scope === "lastYear") return numberOf(past?.lastYear);
      if (scope === "target") return targets.get(code) ?? null;
      if (!figure) return null;
      if (scope === "num") return figure.numerator;
      if (scope === "den") return figure.denominator;
      if (scope === "register") return registerNumber(figure);
      const now = { ...figure, reported: reportedFigure(figure) };
      if (scope === "now") return numberOf(now);
      const earlier = past?.earlier ?? Array.from({ length: numberOfQuarter(quarter) - 1 }, () => null);
      return numberOf(cumulativeFigure([...earlier, now]));
    },
  };
}

/** The figures with what their formulas come to; a ratio left blank reports the figures of its formula. */
export function withFormulas(figures: readonly Figure[], known: Known): Figure[] {
  const now = new Map(figures.map((figure) => [figure.code, figure]));
  for (const figure of inFormulaOrder(figures)) {
    const { value, ratio } = applyFormula(figure, factsOf({ ...known, figures: [...now.values()] }));
    const isBlank = figure.numerator === null && figure.denominator === null;
    const computed = value === null ? null : Number(value.toFixed(figure.decimals));
    now.set(figure.code, { ...figure, computed, computedRatio: ratio, ...(isBlank && ratio) });
  }
  return [...now.values()];
}

function registerNumber({ computed, computedRatio }: Figure): number | null {
  return computedRatio ? percentOf(computedRatio) : computed;
}

/** A figure as one number: a ratio in percent, nothing for words. */
export function numberOf(figure: SummedFigure | null | undefined): number | null {
  if (!figure || figure.kind === "text") return null;
  return figure.kind === "ratio" ? percentOf(figure) : figure.reported;
}
