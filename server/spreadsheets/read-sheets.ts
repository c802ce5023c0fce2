import type { SheetCell } from "@/lib/sheet-cell";
import { fileKind } from "./file-kind";
import { megabytes, refused, SPREADSHEET_LIMITS, type SpreadsheetLimits } from "./limits";
import { isOds, odsSheets } from "./ods";
import { xlsxSheets } from "./xlsx";
import { openArchive } from "./zip";

export interface WholeSheet {
  readonly name: string | null;
  /** Rows with something in them, the header's first. */
  readonly rows: readonly (readonly SheetCell[])[];
}

const MOST_SHEETS = 50;

/** All visible sheets of a small workbook, Excel or OpenDocument. Throws `invalid` for another kind of file or one past a limit. */
export async function readSheets(
  file: Buffer,
  limits: SpreadsheetLimits = { ...SPREADSHEET_LIMITS, rows: 2_000 },
): Promise<WholeSheet[]> {
  if (file.length > limits.fileBytes) throw refused("fileTooLarge", { limit: megabytes(limits.fileBytes) });
  if (fileKind(file) === "csv") throw refused("notASpreadsheet");
  const archive = await openArchive(file, limits);
  const sheets: WholeSheet[] = [];
  for await (const { name, isHidden, rows } of isOds(archive)
    ? odsSheets(archive, limits)
    : xlsxSheets(archive, limits)) {
    if (isHidden || sheets.length === MOST_SHEETS) {
      await rows.return();
      continue;
    }
    const cells: (readonly SheetCell[])[] = [];
    for await (const row of rows) cells.push(row.cells);
    sheets.push({ name, rows: cells });
  }
  return sheets;
}
