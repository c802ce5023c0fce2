import type { ChangeLine, Side } from "@/features/members/rules/strength";

/** A kind of change on one side of the increase/decrease table. */
export interface LineKey {
  readonly kind: string;
  readonly side: Side;
}

/** How a figure is read: people moved by changes counted in an indicator or on a line, or recipients of awards. */
export type FigureSource =
  | { readonly from: "ledger"; readonly plus: readonly string[]; readonly minus: readonly string[] }
  | { readonly from: "line"; readonly line: LineKey }
  | { readonly from: "awards"; readonly withMark: boolean };

export const HEADLINE_FIGURES = [
  "admission",
  "official-recognition",
  "transfer-out",
  "transfer-in",
  "net-transfer",
  "badges",
  "awards",
] as const;
export type HeadlineFigure = (typeof HEADLINE_FIGURES)[number];

/** A figure as it stands in an address; `line-in-admission` is a line of the increase/decrease table. */
export type Figure = HeadlineFigure | `line-${string}`;

const SOURCES = {
  admission: indicator(["KN"]),
  "official-recognition": indicator(["CT"]),
  "transfer-out": indicator(["CD"]),
  "transfer-in": indicator(["CDEN"]),
  "net-transfer": indicator(["CDEN"], ["CD"]),
  badges: { from: "awards", withMark: true },
  awards: { from: "awards", withMark: false },
} as const satisfies Record<HeadlineFigure, FigureSource>;

function indicator(plus: readonly string[], minus: readonly string[] = []): FigureSource {
  return { from: "ledger", plus, minus };
}

export function isHeadlineFigure(figure: string): figure is HeadlineFigure {
  return HEADLINE_FIGURES.some((one) => one === figure);
}

const LINE = /^line-(in|out|neutral)-([a-z][a-z0-9_]{0,59})$/;

export function isFigure(value: string): value is Figure {
  return isHeadlineFigure(value) || LINE.test(value);
}

/** The line of the increase/decrease table that a figure is, or null for another kind of figure. */
export function lineOf(figure: Figure): LineKey | null {
  const [, side, kind] = LINE.exec(figure) ?? [];
  return (side === "in" || side === "out" || side === "neutral") && kind !== undefined ? { kind, side } : null;
}

export function figureOfLine({ side, kind }: Pick<ChangeLine, "side" | "kind">): Figure {
  return `line-${side}-${kind}`;
}

export function sourceOf(figure: Figure): FigureSource {
  if (isHeadlineFigure(figure)) return SOURCES[figure];
  const line = lineOf(figure);
  if (line === null) throw new RangeError(`Not a figure: ${figure}`);
  return { from: "line", line };
}

/** People by indicator code, or "badges" and "awards", as the database counted them for one quarter. */
export type CountedPeople = ReadonlyMap<string, number>;

export function headlineValue(figure: HeadlineFigure, counted: CountedPeople): number {
  const source: FigureSource = SOURCES[figure];
  if (source.from !== "ledger") return counted.get(figure) ?? 0;
  const sum = (codes: readonly string[]) => codes.reduce((total, code) => total + (counted.get(code) ?? 0), 0);
  return sum(source.plus) - sum(source.minus);
}
