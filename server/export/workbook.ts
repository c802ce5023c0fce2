import { byteStream } from "./byte-stream";
import { cellText } from "./table";
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

/** A sheet small enough to be held: texts and numbers under their headings. */
export interface SmallSheet {
  readonly name: string;
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A workbook of several small sheets, in their order. */
export function workbookStream(sheets: readonly SmallSheet[]): ReadableStream<Uint8Array> {
  return byteStream(zipChunks(workbookEntries(sheets.map(written))));
}

/** The entries of a workbook whose sheets are written out already. */
export async function* workbookEntries(
  sheets: readonly { readonly facts: Sheet; readonly xml: string }[],
): AsyncGenerator<ZipEntry, void> {
  const facts = sheets.map((sheet) => sheet.facts);
  yield textEntry("_rels/.rels", RELATIONS_XML);
  yield textEntry("xl/styles.xml", STYLES_XML);
  for (const [index, { xml }] of sheets.entries()) yield textEntry(`xl/worksheets/sheet${index + 1}.xml`, xml);
  yield textEntry("xl/workbook.xml", workbookXml(facts));
  yield textEntry("xl/_rels/workbook.xml.rels", workbookRelationsXml(facts.length));
  yield textEntry("[Content_Types].xml", contentTypesXml(facts.length));
}

function written({ name, columns, rows }: SmallSheet): { facts: Sheet; xml: string } {
  const facts = { name: sheetNameOf(name, 1), rows: rows.length + 1, columns: columns.length, filtered: false };
  const headings = columns.map(({ header }, index) => textCellXml(cellText(header), place(index, 1), STYLE.header));
  const lines = rows.map((row, index) => {
    const cells = row.map((value, at) =>
      cellXml(typeof value === "number" ? "number" : "text", value, place(at, index + 2)),
    );
    return `<row r="${index + 2}">${cells.join("")}</row>`;
  });
  const widths = columns.map(({ width }) => width);
  const xml = `${sheetHeadXml(widths, true)}<row r="1">${headings.join("")}</row>${lines.join("")}${sheetTailXml(facts)}`;
  return { facts, xml };
}

function place(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}
