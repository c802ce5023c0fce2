import type { SheetCell } from "@/lib/sheet-cell";
import { refused, type SpreadsheetLimits } from "./limits";

/** A merged cell, by its first column and its size. */
export interface Span {
  readonly column: number;
  readonly width: number;
  readonly height: number;
}

export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  readonly cells: readonly SheetCell[];
  readonly spans: readonly Span[];
}

/** One sheet of a file. Its rows come in order, empty ones left out, and can be read once. */
export interface SheetSource {
  readonly name: string | null;
  readonly isHidden: boolean;
  readonly rows: AsyncGenerator<SheetRow, void>;
}

export const NO_SPANS: readonly Span[] = [];

/** Refuses a row as soon as it passes a limit; `count` is the number of rows read with it. */
export function checkRow(row: SheetRow, count: number, limits: SpreadsheetLimits): void {
  if (count > limits.rows) throw refused("tooManyRows", { limit: limits.rows });
  if (row.cells.length > limits.columns) throw refused("tooManyColumns", { limit: limits.columns });
  for (const cell of row.cells) {
    if (typeof cell === "string" && cell.length > limits.cellLength) {
      throw refused("cellTooLong", { row: row.number, limit: limits.cellLength });
    }
  }
}

export function isEmptyCell(cell: SheetCell | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === "string" && cell.trim() === "");
}

/** The cells up to the last one with something in it. */
export function trimmed(cells: SheetCell[]): SheetCell[] {
  let length = cells.length;
  while (length > 0 && isEmptyCell(cells[length - 1])) length -= 1;
  cells.length = length;
  return cells;
}
