import { strToU8, zipSync } from "fflate";
import type { SheetCell } from "@/lib/sheet-cell";
import type { ReadTable } from "@/server/spreadsheets/read-spreadsheet";

interface MadeSheet {
  readonly name: string;
  readonly state?: "hidden" | "veryHidden";
  /** The rows' XML, as it stands in sheetData. */
  readonly rows: string;
  readonly merges?: readonly string[];
}

interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[];
  readonly is1904?: boolean;
  readonly sharedTexts?: readonly string[];
  /** Formats of styles 1, 2 …; style 0 is a plain number. */
  readonly formats?: readonly string[];
  readonly others?: Readonly<Record<string, string>>;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const relation = (id: number, kind: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
const relations = (inner: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;

/** A workbook made by hand, down to the XML of its rows: what no program would write can be tried too. */
export function madeWorkbook(made: MadeWorkbook): Buffer {
  const { sheets, formats = [], sharedTexts = [], others = {} } = made;
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr date1904="${made.is1904 === true ? 1 : 0}"/><sheets>${sheets.map(({ name, state = "visible" }, i) => `<sheet name="${name}" sheetId="${i + 1}" state="${state}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      sheets.map((_, i) => relation(i + 1, "worksheet", `worksheets/sheet${i + 1}.xml`)).join("") +
        relation(90, "styles", "styles.xml") +
        relation(91, "sharedStrings", "sharedStrings.xml"),
    ),
    "xl/styles.xml": `<styleSheet ${MAIN}><numFmts count="${formats.length}">${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`).join("")}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join("")}</cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${MAIN}>${sharedTexts.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    ...others,
  };
  for (const [i, { rows, merges = [] }] of sheets.entries()) {
    const merged =
      merges.length === 0
        ? ""
        : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
    parts[`xl/worksheets/sheet${i + 1}.xml`] = `<worksheet ${MAIN}><sheetData>${rows}</sheetData>${merged}</worksheet>`;
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));
}

/** A row of texts, as inline strings. */
export function textRow(number: number, texts: readonly string[]): string {
  const cells = texts.map(
    (text, i) => `<c r="${String.fromCharCode(65 + i)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${number}">${cells.join("")}</row>`;
}

export async function cellsOf(table: ReadTable): Promise<(readonly SheetCell[])[]> {
  const rows: (readonly SheetCell[])[] = [];
  for await (const { cells } of table.rows) rows.push(cells);
  return rows;
}
