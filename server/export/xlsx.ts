import { byteStream } from "./byte-stream";
import { cellText, type ExportRow, type ExportTable } from "./table";
import { cellXml, textCellXml } from "./xlsx-cell";
import {
  columnName,
  contentTypesXml,
  RELATIONS_XML,
  type Sheet,
  sheetHeadXml,
  sheetNameOf,
  sheetTailXml,
  STYLE,
  STYLES_XML,
  workbookRelationsXml,
  workbookXml,
} from "./xlsx-parts";
import { textEntry, zipChunks, type ZipEntry } from "./zip";

const MOST_ROWS = 1_048_576;
const CHUNK_LENGTH = 64 * 1024;
const FACT_WIDTHS = [30, 90];

/** Rows that are left of a batch, none only at the end: a full sheet is followed by another when there is more. */
interface RowSource {
  readonly batches: AsyncIterator<readonly ExportRow[]>;
  left: readonly ExportRow[];
}

/** An Excel workbook, written while its rows are read: memory does not grow with their number. */
export function xlsxStream(table: ExportTable, mostRows = MOST_ROWS): ReadableStream<Uint8Array> {
  return byteStream(zipChunks(workbook(table, mostRows)));
}

// The parts that name the sheets come last: only then is it known how many there are.
async function* workbook(table: ExportTable, mostRows: number): AsyncGenerator<ZipEntry, void> {
  const sheets: Sheet[] = [];
  yield textEntry("_rels/.rels", RELATIONS_XML);
  yield textEntry("xl/styles.xml", STYLES_XML);
  const batches = table.batches[Symbol.asyncIterator]();
  try {
    const source: RowSource = { batches, left: [] };
    await readOn(source);
    do {
      const sheet = tableSheet(table, sheets.length + 1);
      sheets.push(sheet);
      yield { name: sheetPath(sheets.length), text: sheetText(table, sheet, source, mostRows) };
    } while (source.left.length > 0);
  } finally {
    await batches.return?.();
  }
  if (table.about) {
    const { sheetName, facts } = table.about;
    sheets.push({ name: sheetNameOf(sheetName, 1), rows: facts.length, columns: 2, filtered: false });
    yield textEntry(sheetPath(sheets.length), factsXml(facts));
  }
  yield textEntry("xl/workbook.xml", workbookXml(sheets));
  yield textEntry("xl/_rels/workbook.xml.rels", workbookRelationsXml(sheets.length));
  yield textEntry("[Content_Types].xml", contentTypesXml(sheets.length));
}

/** Fills one sheet until it or the rows end, and counts its rows in `sheet`. */
async function* sheetText(
  { columns }: ExportTable,
  sheet: Sheet,
  source: RowSource,
  mostRows: number,
): AsyncGenerator<string, void> {
  const names = columns.map((_, index) => columnName(index));
  const headers = columns.map(({ header }, index) => textCellXml(cellText(header), `${names[index]}1`, STYLE.header));
  let text =
    sheetHeadXml(
      columns.map(({ width }) => width),
      true,
    ) + rowXml(1, headers);
  while (sheet.rows < mostRows && source.left.length > 0) {
    const rows = source.left.slice(0, mostRows - sheet.rows);
    source.left = source.left.slice(rows.length);
    for (const row of rows) {
      sheet.rows += 1;
      text += rowXml(
        sheet.rows,
        columns.map(({ kind }, index) => cellXml(kind, row[index], `${names[index]}${sheet.rows}`)),
      );
      if (text.length < CHUNK_LENGTH) continue;
      yield text;
      text = "";
    }
    await readOn(source);
  }
  yield text + sheetTailXml(sheet);
}

async function readOn(source: RowSource): Promise<void> {
  while (source.left.length === 0) {
    const next = await source.batches.next();
    if (next.done === true) return;
    source.left = next.value;
  }
}

function factsXml(facts: readonly (readonly [string, string])[]): string {
  const rows = facts.map(([label, value], index) =>
    rowXml(index + 1, [
      textCellXml(cellText(label), `A${index + 1}`, STYLE.header),
      textCellXml(cellText(value), `B${index + 1}`),
    ]),
  );
  const sheet = { name: "", rows: facts.length, columns: 2, filtered: false };
  return sheetHeadXml(FACT_WIDTHS, false) + rows.join("") + sheetTailXml(sheet);
}

function tableSheet({ sheetName, columns }: ExportTable, number: number): Sheet {
  return { name: sheetNameOf(sheetName, number), rows: 1, columns: columns.length, filtered: true };
}

function rowXml(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join("")}</row>`;
}

function sheetPath(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}
