import { byteStream } from "./byte-stream";
import { cellText, type ColumnKind } from "./table";
import { textCellXml } from "./xlsx-cell";
import { columnName, type Sheet, sheetHeadXml, sheetNameOf, sheetTailXml, STYLE } from "./xlsx-parts";
import { workbookEntries } from "./workbook";
import { zipChunks } from "./zip";

export interface Template {
  readonly sheetName: string;
  readonly columns: readonly { readonly header: string; readonly kind: ColumnKind; readonly width: number }[];
  readonly help: { readonly sheetName: string; readonly facts: readonly (readonly [string, string])[] };
}

const HELP_WIDTHS = [34, 100];

/** A workbook to be filled in: a sheet of headings whose columns keep texts as texts and days as days, and one that explains. */
export function templateStream(template: Template): ReadableStream<Uint8Array> {
  return byteStream(zipChunks(workbookEntries(sheetsOf(template))));
}

function sheetsOf({ sheetName, columns, help }: Template): { facts: Sheet; xml: string }[] {
  const empty = { name: sheetNameOf(sheetName, 1), rows: 1, columns: columns.length, filtered: false };
  const told = { name: sheetNameOf(help.sheetName, 1), rows: help.facts.length, columns: 2, filtered: false };
  const headings = columns.map(({ header }, index) =>
    textCellXml(cellText(header), `${columnName(index)}1`, STYLE.header),
  );
  const widths = columns.map(({ width }) => width);
  const facts = help.facts.map(([label, text], index) => {
    const row = index + 1;
    return `<row r="${row}">${textCellXml(label, `A${row}`, STYLE.header)}${textCellXml(text, `B${row}`)}</row>`;
  });
  const listed = `${formatted(sheetHeadXml(widths, true), columns)}<row r="1">${headings.join("")}</row>${sheetTailXml(empty)}`;
  const explained = `${sheetHeadXml(HELP_WIDTHS, false)}${facts.join("")}${sheetTailXml(told)}`;
  return [
    { facts: empty, xml: listed },
    { facts: told, xml: explained },
  ];
}

// What is typed into an empty cell takes the format of its column: a card number keeps its zeros.
function formatted(head: string, columns: Template["columns"]): string {
  return columns.reduce(
    (xml, { kind }, index) =>
      xml.replace(
        `<col min="${index + 1}" `,
        `<col style="${kind === "day" ? STYLE.day : STYLE.text}" min="${index + 1}" `,
      ),
    head,
  );
}
