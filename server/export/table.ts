import type { Day } from "@/lib/dates";
import { isWritableDay } from "./days";

/** `text` is for names and identifiers too: a card number keeps its leading zeros. */
export type ColumnKind = "text" | "number" | "day" | "instant";

export interface ExportColumn {
  readonly header: string;
  readonly kind: ColumnKind;
  /** In characters, as a spreadsheet counts them. */
  readonly width: number;
}

/** Values in the order of the columns; null and undefined are empty cells. */
export type ExportRow = readonly unknown[];

export interface ExportTable {
  readonly sheetName: string;
  readonly columns: readonly ExportColumn[];
  /** In batches, for each step of an asynchronous loop costs as much as a row. */
  readonly batches: AsyncIterable<readonly ExportRow[]>;
  /** What was asked, by whom and when: a second sheet of the workbook. CSV has no place for it. */
  readonly about?: { readonly sheetName: string; readonly facts: readonly (readonly [string, string])[] };
}

/** Rows that are there already, as a table's only batch. */
export async function* oneBatch(rows: readonly ExportRow[]): AsyncGenerator<readonly ExportRow[], void> {
  yield rows;
}

// Vietnam has kept UTC+7 since 1975, and no instant recorded here is older.
const OFFSET_MS = 7 * 3_600_000;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const NOT_IN_XML = /(?![\n\t])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

// Letters as Vietnamese and its neighbours write them, whole: with no mark that stands alone there is nothing to compose.
const PLAIN_TEXT =
  /^[0-9A-Za-z\u00c0-\u024f\u1ea0-\u1ef9\u2022][-0-9A-Za-z\u00c0-\u024f\u1ea0-\u1ef9\u2022 .:;()/]*(?<! )$/;

/** Whether a text is its own cell: nothing in it to clean, and nothing that XML, CSV or a spreadsheet reads otherwise. */
export function isPlainText(value: unknown): value is string {
  return typeof value === "string" && PLAIN_TEXT.test(value);
}

/** The text of a cell: NFC, line breaks as \n, without characters that neither XML nor a spreadsheet can hold. */
export function cellText(value: unknown): string {
  if (typeof value === "string") return value.normalize("NFC").replace(/\r\n?/g, "\n").replace(NOT_IN_XML, "");
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  throw new TypeError(`A text column cannot hold ${typeof value}`);
}

/** The number of a cell as plain digits; PostgreSQL hands over bigint and numeric as text. */
export function cellNumber(value: unknown): string {
  if (typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value))) return String(value);
  if (typeof value === "string" && PLAIN_NUMBER.test(value)) return value;
  throw new TypeError(`A number column cannot hold ${shown(value)}`);
}

export function cellDay(value: unknown): Day {
  if (isWritableDay(value)) return value;
  throw new TypeError(`A day column cannot hold ${shown(value)}`);
}

export function cellInstant(value: unknown): Date {
  const instant = value instanceof Date ? value : new Date(typeof value === "string" ? value : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new TypeError(`An instant column cannot hold ${shown(value)}`);
  return instant;
}

/** Vietnam's clock as if it were UTC, so that the UTC fields and serials of the result are those to show. */
export function onVietnamClock(instant: Date): Date {
  return new Date(instant.getTime() + OFFSET_MS);
}

/** dd/MM/yyyy */
export function dayText(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** Would a spreadsheet read this text as a formula? */
export function startsLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text);
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : typeof value;
}
