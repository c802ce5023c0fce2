import type { FigureKind } from "@/features/forms/rules/figure-kinds";
/** A name in both languages. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

export interface Entry {
  /** A yes is 1, a no is 0. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The answer to a question in words. */
  readonly answer: string | null;
  /** The sum from the year's beginning, where that is what was typed. */
  readonly cumulative: number | null;
  readonly remark: string | null;
  readonly reason: string | null;
}

export interface Figure extends Entry {
  readonly code: string;
  /** The group it stands in, and that group's title. */
  readonly section: string;
  readonly group: Bilingual;
  readonly name: Bilingual;
  readonly measure: Bilingual;
  readonly guidance: Bilingual;
  readonly kind: FigureKind;
  readonly source: string | null;
  /** The indicator of which this is a part, if any. */
  readonly partOf: string | null;
  readonly decimals: number;
  readonly isRequired: boolean;
  readonly hasTarget: boolean;
  /** What the register says; null for a figure that is only entered. */
  readonly computed: number | null;
  /** The two figures that a ratio's formula comes to; what is entered stands before them. */
  readonly computedRatio?: { readonly numerator: number; readonly denominator: number } | null;
  readonly version: number;
}

export const BLANK_ENTRY: Entry = {
  value: null,
  numerator: null,
  denominator: null,
  answer: null,
  cumulative: null,
  remark: null,
  reason: null,
};

export const ENTRY_PARTS = [
  "value",
  "numerator",
  "denominator",
  "answer",
  "cumulative",
  "remark",
  "reason",
] as const satisfies readonly (keyof Entry)[];

/** Whether an answer from the server holds an entry. */
export function isEntry(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && ENTRY_PARTS.every((part) => part in value);
}

/** The figure as reported: what was entered, and where nothing was, what the register says. */
export function reportedFigure(figure: Pick<Figure, "computed" | "value">): number | null {
  return figure.value ?? figure.computed;
}

/** Whether the reported figure is another one than the register's. */
export function differsFromRegister(figure: Pick<Figure, "computed" | "value">): boolean {
  return figure.computed !== null && figure.value !== null && figure.value !== figure.computed;
}

/** Whether anything is reported; blank is not nought. */
export function isAnswered(
  figure: Pick<Figure, "kind" | "computed" | "value" | "numerator" | "denominator" | "answer">,
): boolean {
  if (figure.kind === "text") return figure.answer !== null;
  if (figure.kind === "ratio") return figure.numerator !== null && figure.denominator !== null;
  return reportedFigure(figure) !== null;
}

export interface RecordsPlace {
  readonly unitId: string;
  readonly quarter: string;
}

/** The address of the records behind a computed figure, or null. */
export function recordsHref(source: string | null, { unitId, quarter }: RecordsPlace): string | null {
  const [register, detail] = source?.split(":") ?? [];
  if (register === "ledger") return `/changes?unit=${unitId}&quarter=${quarter}&indicator=${detail ?? ""}`;
  if (register === "awards") return `/awards?unit=${unitId}&quarter=${quarter}&form=${detail ?? ""}`;
  if (register !== "strength") return null;
  if (detail === "base_orgs" || detail === "branches") return `/org-units/${unitId}`;
  if (detail?.startsWith("other_")) return `/changes/table?unit=${unitId}&quarter=${quarter}`;
  return `/members?unit=${unitId}`;
}
