/** How a figure is read: people moved by changes counted in an indicator or on a line, or recipients of awards. */
export type FigureSource =
  | {
      readonly from: "ledger";
      readonly by: "indicator" | "line";
      readonly plus: readonly string[];
      readonly minus: readonly string[];
    }
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

/** A figure as it stands in an address; `line-t1` is the line T1 of the increase/decrease table. */
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
  return { from: "ledger", by: "indicator", plus, minus };
}

export function isHeadlineFigure(figure: string): figure is HeadlineFigure {
  return HEADLINE_FIGURES.some((one) => one === figure);
}

export function isFigure(value: string): value is Figure {
  return isHeadlineFigure(value) || /^line-[a-z]\d{1,2}$/.test(value);
}

/** The line of the increase/decrease table that a figure is, or null for another kind of figure. */
export function lineOf(figure: Figure): string | null {
  return isHeadlineFigure(figure) ? null : figure.slice("line-".length).toUpperCase();
}

export function figureOfLine(line: string): Figure {
  return `line-${line.toLowerCase()}`;
}

export function sourceOf(figure: Figure): FigureSource {
  if (isHeadlineFigure(figure)) return SOURCES[figure];
  return { from: "ledger", by: "line", plus: [lineOf(figure) ?? ""], minus: [] };
}

/** People by indicator code, or "badges" and "awards", as the database counted them for one quarter. */
export type CountedPeople = ReadonlyMap<string, number>;

export function headlineValue(figure: HeadlineFigure, counted: CountedPeople): number {
  const source = SOURCES[figure];
  if (source.from === "awards") return counted.get(figure) ?? 0;
  const sum = (codes: readonly string[]) => codes.reduce((total, code) => total + (counted.get(code) ?? 0), 0);
  return sum(source.plus) - sum(source.minus);
}
