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
import { zipChunks, type ZipEntry } from "./zip";

/** A sheet small enough to be held: texts and numbers under their headings. */
export interface SmallSheet {
  readonly name: string;
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A workbook of several small sheets, in their order. */
export function workbookStream(sheets: readonly SmallSheet[]): ReadableStream<Uint8Array> {
  return byteStream(zipChunks(parts(sheets)));
}

async function* parts(sheets: readonly SmallSheet[]): AsyncGenerator<ZipEntry, void> {
  const facts = sheets.map(({ name, columns, rows }): Sheet => {
    return { name: sheetNameOf(name, 1), rows: rows.length + 1, columns: columns.length, filtered: false };
  });
  const texts = [
    ["_rels/.rels", RELATIONS_XML],
    ["xl/styles.xml", STYLES_XML],
    ...sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, facts[index])] as const),
    ["xl/workbook.xml", workbookXml(facts)],
    ["xl/_rels/workbook.xml.rels", workbookRelationsXml(facts.length)],
    ["[Content_Types].xml", contentTypesXml(facts.length)],
  ] as const;
  for (const [name, text] of texts) yield { name, text: one(text) };
}

function sheetXml({ columns, rows }: SmallSheet, facts: Sheet | undefined): string {
  const headings = columns.map(({ header }, index) => textCellXml(cellText(header), place(index, 1), STYLE.header));
  const lines = rows.map((row, index) => {
    const cells = row.map((value, at) =>
      cellXml(typeof value === "number" ? "number" : "text", value, place(at, index + 2)),
    );
    return `<row r="${index + 2}">${cells.join("")}</row>`;
  });
  const widths = columns.map(({ width }) => width);
  const tail = sheetTailXml(facts ?? { name: "", rows: 0, columns: 0, filtered: false });
  return `${sheetHeadXml(widths, true)}<row r="1">${headings.join("")}</row>${lines.join("")}${tail}`;
}

function place(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

async function* one(text: string): AsyncGenerator<string, void> {
  yield text;
}
