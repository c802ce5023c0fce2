/** A name in both languages. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

export interface Entry {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly remark: string | null;
  readonly reason: string | null;
}

export interface Figure extends Entry {
  readonly code: string;
  readonly section: string;
  readonly name: Bilingual;
  readonly measure: Bilingual;
  readonly kind: "flow" | "stock" | "ratio";
  readonly source: string | null;
  /** What the register says; null for a figure that is only entered. */
  readonly computed: number | null;
  readonly version: number;
}

export const BLANK_ENTRY: Entry = { value: null, numerator: null, denominator: null, remark: null, reason: null };

/** Whether an answer from the server holds an entry. */
export function isEntry(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && Object.keys(BLANK_ENTRY).every((part) => part in value);
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
export function isAnswered(figure: Pick<Figure, "kind" | "computed" | "value" | "numerator" | "denominator">): boolean {
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
  if (register === "strength") return `/members?unit=${unitId}`;
  return null;
}
