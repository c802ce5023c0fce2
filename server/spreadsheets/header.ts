import type { SheetCell } from "@/lib/sheet-cell";
import { cleanLine } from "@/lib/vietnamese";
import { isEmptyCell, type SheetRow } from "./sheet";

export interface HeaderColumn {
  /** With the merged heading above it, where it stands beneath one: "Quê quán Tỉnh". */
  readonly name: string;
  /** Its own line only: "Tỉnh". */
  readonly ownName: string;
}

export interface SheetHeader {
  readonly columns: readonly HeaderColumn[];
  /** How many of the rows looked at belong to the header or stand above it. */
  readonly rows: number;
}

/** How many of a row's names are known to whoever asked for the table. */
export type CountKnown = (columns: readonly HeaderColumn[]) => number;

const TALLEST = 3;
const FEWEST_COLUMNS = 2;

/** Finds the header among the first rows of a sheet: the row with most known names, else the first that looks like one. */
export function findHeader(rows: readonly SheetRow[], countKnown: CountKnown): SheetHeader | null {
  let best: { at: number; header: SheetHeader; known: number } | null = null;
  for (const at of rows.keys()) {
    const header = headerAt(rows, at);
    const known = countKnown(header.columns);
    if (known >= FEWEST_COLUMNS && known > (best?.known ?? 0)) best = { at, header, known };
  }
  const widest = Math.max(0, ...rows.map(({ cells }) => filled(cells)));
  const at = best?.at ?? rows.findIndex((row) => looksLikeHeader(row, widest));
  if (at < 0) return null;
  const header = best?.header ?? headerAt(rows, at);
  return isNumbering(rows[header.rows]) ? { ...header, rows: header.rows + 1 } : header;
}

function headerAt(rows: readonly SheetRow[], at: number): SheetHeader {
  const first = rows[at];
  const tallest = Math.min(TALLEST, Math.max(1, ...(first?.spans ?? []).map(({ height }) => height)));
  const last = (first?.number ?? 0) + tallest - 1;
  const lines = rows.slice(at).filter(({ number }) => number <= last);
  const filledLines = lines.map(withMerged);
  const width = Math.max(0, ...filledLines.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, column) => {
    const names = filledLines.map((line) => line[column] ?? "").filter(Boolean);
    const parts = names.filter((name, index) => name !== names[index - 1]);
    return { name: parts.join(" "), ownName: parts.at(-1) ?? "" };
  });
  return { columns, rows: at + lines.length };
}

// A heading over several columns is said of each of them.
function withMerged({ cells, spans }: SheetRow): string[] {
  const names = cells.map(nameOf);
  for (const { column, width } of spans) {
    const name = names[column] ?? "";
    if (name !== "") for (let index = column; index < column + width; index += 1) names[index] = name;
  }
  return Array.from(names, (name) => name ?? "");
}

function nameOf(cell: SheetCell): string {
  if (cell === null) return "";
  return cleanLine(typeof cell === "object" ? cell.day : String(cell));
}

function looksLikeHeader({ cells }: SheetRow, widest: number): boolean {
  const count = filled(cells);
  if (count < FEWEST_COLUMNS || count < widest / 2) return false;
  return cells.every((cell) => isEmptyCell(cell) || (typeof cell === "string" && !/^\d+$/.test(cell.trim())));
}

function filled(cells: readonly SheetCell[]): number {
  return cells.filter((cell) => !isEmptyCell(cell)).length;
}

// Many forms number their columns beneath the header: 1, 2, 3 … or A, B, (1), (2) …
function isNumbering(row: SheetRow | undefined): boolean {
  const given = (row?.cells ?? []).filter((cell) => !isEmptyCell(cell)).map((cell) => nameOf(cell));
  const numbers = given.filter((name) => !/^[A-Z]$/.test(name)).map((name) => Number(/^\(?(\d+)\)?$/.exec(name)?.[1]));
  return given.length > 2 && numbers.every((number, index) => number === (numbers[0] ?? 0) + index);
}
