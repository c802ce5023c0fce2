import { csvSheets } from "./csv";
import { fileKind } from "./file-kind";
import { type CountKnown, findHeader, type HeaderColumn } from "./header";
import { megabytes, refused, SPREADSHEET_LIMITS, type SpreadsheetLimits } from "./limits";
import { isOds, odsSheets } from "./ods";
import type { SheetRow, SheetSource } from "./sheet";
import { xlsxSheets } from "./xlsx";
import { openArchive } from "./zip";

export interface UnreadSheet {
  readonly name: string;
  readonly isHidden: boolean;
}

export interface ReadTable {
  /** Null for a file that has no sheets. */
  readonly sheetName: string | null;
  readonly columns: readonly HeaderColumn[];
  /** Rows beneath the header that have something in them, read as they are asked for, once. */
  readonly rows: AsyncGenerator<SheetRow, void>;
  /** Sheets that were passed over; those after the chosen one are added when its rows have been read. */
  readonly unreadSheets: readonly UnreadSheet[];
}

const ROWS_LOOKED_AT = 40;

/**
 * Opens an Excel workbook, an OpenDocument spreadsheet or a CSV file, and reads the first visible sheet with a header.
 * Throws `invalid` with its reason for a file of another kind, a protected or damaged one, or one past a limit.
 */
export async function readSpreadsheet(
  file: Buffer,
  countKnown: CountKnown,
  limits: SpreadsheetLimits = SPREADSHEET_LIMITS,
): Promise<ReadTable> {
  if (file.length > limits.fileBytes) throw refused("fileTooLarge", { limit: megabytes(limits.fileBytes) });
  const sheets = await sheetsOf(file, limits);
  const unreadSheets: UnreadSheet[] = [];
  for (let next = await sheets.next(); next.done !== true; next = await sheets.next()) {
    const sheet = next.value;
    if (!sheet.isHidden) {
      const first = await firstRows(sheet);
      const header = findHeader(first, countKnown);
      if (header !== null) {
        const { columns } = header;
        const rows = rowsBeneath(first.slice(header.rows), { sheet, sheets, unreadSheets });
        return { sheetName: sheet.name, columns, rows, unreadSheets };
      }
    }
    unreadSheets.push({ name: sheet.name ?? "", isHidden: sheet.isHidden });
    await sheet.rows.return();
  }
  throw refused("noHeader");
}

async function sheetsOf(file: Buffer, limits: SpreadsheetLimits): Promise<AsyncGenerator<SheetSource, void>> {
  if (fileKind(file) === "csv") return csvSheets(file, limits);
  const archive = await openArchive(file, limits);
  return isOds(archive) ? odsSheets(archive, limits) : xlsxSheets(archive, limits);
}

async function firstRows({ rows }: SheetSource): Promise<SheetRow[]> {
  const first: SheetRow[] = [];
  while (first.length < ROWS_LOOKED_AT) {
    const next = await rows.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  return first;
}

async function* rowsBeneath(
  first: readonly SheetRow[],
  rest: { sheet: SheetSource; sheets: AsyncGenerator<SheetSource, void>; unreadSheets: UnreadSheet[] },
): AsyncGenerator<SheetRow, void> {
  const { sheet, sheets, unreadSheets } = rest;
  try {
    yield* first;
    yield* sheet.rows;
    for (let next = await sheets.next(); next.done !== true; next = await sheets.next()) {
      unreadSheets.push({ name: next.value.name ?? "", isHidden: next.value.isHidden });
    }
  } finally {
    await sheet.rows.return();
    await sheets.return();
  }
}
