import { AppError, type MessageParams } from "@/lib/errors";

const MEGABYTE = 1024 * 1024;

export interface SpreadsheetLimits {
  readonly fileBytes: number;
  readonly zipEntries: number;
  /** Of all parts that are read, together. */
  readonly inflatedBytes: number;
  /** UTF-16 units of all texts that a workbook keeps in one place. */
  readonly sharedLength: number;
  /** Rows with something in them, the header's included. */
  readonly rows: number;
  readonly columns: number;
  readonly cellLength: number;
}

/** An office's whole register is 10,000 rows × 33 columns: about 3 MB packed, 40 MB inflated. */
export const SPREADSHEET_LIMITS: SpreadsheetLimits = {
  fileBytes: 8 * MEGABYTE,
  zipEntries: 1_000,
  inflatedBytes: 256 * MEGABYTE,
  sharedLength: 16 * MEGABYTE,
  rows: 20_000,
  columns: 120,
  cellLength: 32_767,
};

/** A file that is refused, told by a key of the messages. */
export function refused(reason: string, params?: MessageParams): AppError {
  return new AppError("invalid", `spreadsheets.errors.${reason}`, params);
}

export function megabytes(bytes: number): number {
  return Math.round(bytes / MEGABYTE);
}
