import type { FigureKind } from "@/features/forms/rules/figure-kinds";
import type { Entry } from "../rules/figures";

/** What the editor in the browser knows of a figure, in the reader's language. */
export interface EditedFigure extends Entry {
  readonly code: string;
  readonly name: string;
  readonly measure: string;
  readonly guidance: string;
  readonly kind: FigureKind;
  readonly decimals: number;
  readonly isRequired: boolean;
  /** The indicator of which it is a part, and how deep it stands beneath others. */
  readonly partOf: string | null;
  readonly depth: number;
  readonly source: string | null;
  /** What the register, a formula or the branches come to, and of a ratio the two figures of its formula. */
  readonly computed: number | null;
  readonly computedRatio: { readonly numerator: number; readonly denominator: number } | null;
  readonly version: number;
  readonly recordsHref: string | null;
  /** The figures of the quarter before and of the same quarter last year, as they are read. */
  readonly previous: string | null;
  readonly lastYear: string | null;
  /** The figure of the quarter before, for a standing that is entered anew each quarter. */
  readonly lastStanding: number | null;
  /** The sum of the year's quarters before this one, nought in the first; null where one of them has no figure. */
  readonly earlier: number | null;
  /** Whether it may be entered as a sum from the year's beginning. */
  readonly isSummable: boolean;
  readonly target: number | null;
}

export interface EditedGroup {
  readonly key: string;
  readonly title: string;
  readonly figures: readonly EditedFigure[];
}
