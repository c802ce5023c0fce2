import { isDay } from "@/lib/dates";
import type { SheetCell } from "@/lib/sheet-cell";
import { refused, type SpreadsheetLimits } from "./limits";
import { checkRow, NO_SPANS, type SheetRow, type SheetSource, type Span, trimmed } from "./sheet";
import { dayOfSerial } from "./xlsx-days";
import { isTrue, readWorkbook, unescaped, type Workbook } from "./xlsx-workbook";
import { type Attributes, parseXml } from "./xml";
import type { Archive } from "./zip";

// Merged cells matter in the header; what is merged further down is read as it stands.
const LAST_ROW_WITH_SPANS = 60;
const KEPT_TEXT = 200;

/** The sheets of an Excel workbook, in its order. */
export async function* xlsxSheets(archive: Archive, limits: SpreadsheetLimits): AsyncGenerator<SheetSource, void> {
  const workbook = await readWorkbook(archive, limits);
  for (const { name, isHidden, path } of workbook.sheets) {
    yield { name, isHidden, rows: sheetRows(archive, path, { workbook, limits }) };
  }
}

async function* sheetRows(
  archive: Archive,
  path: string,
  { workbook, limits }: { workbook: Workbook; limits: SpreadsheetLimits },
): AsyncGenerator<SheetRow, void> {
  const spans = await readSpans(archive.text(path));
  const found: SheetRow[] = [];
  const reader = new CellReader(workbook, limits, (row) => {
    if (row.cells.length > 0) found.push({ ...row, spans: spans.get(row.number) ?? NO_SPANS });
  });
  let count = 0;
  for await (const _ of parseXml(archive.text(path), reader)) {
    for (const row of found) {
      count += 1;
      checkRow(row, count, limits);
      yield row;
    }
    found.length = 0;
  }
}

/** Reads cells as they come: their place, their type and the style that makes a number a date. */
class CellReader {
  readonly #workbook: Workbook;
  readonly #limits: SpreadsheetLimits;
  readonly #onRow: (row: { number: number; cells: SheetCell[] }) => void;
  #row = 0;
  #column = -1;
  #cells: SheetCell[] = [];
  #attributes: Attributes = {};
  #text = "";
  #isText = false;
  #phonetic = 0;

  constructor(
    workbook: Workbook,
    limits: SpreadsheetLimits,
    onRow: (row: { number: number; cells: SheetCell[] }) => void,
  ) {
    this.#workbook = workbook;
    this.#limits = limits;
    this.#onRow = onRow;
  }

  open(element: string, attributes: Attributes): void {
    if (element === "row") {
      const number = Number(attributes["r"]);
      this.#row = Number.isSafeInteger(number) && number > 0 ? number : this.#row + 1;
      this.#column = -1;
      this.#cells = [];
    } else if (element === "c") {
      this.#column = columnOf(attributes["r"]) ?? this.#column + 1;
      this.#attributes = attributes;
      this.#text = "";
    } else if (element === "rPh") this.#phonetic += 1;
    this.#isText = element === "v" || (element === "t" && this.#phonetic === 0);
  }

  text(part: string): void {
    if (!this.#isText) return;
    this.#text += part;
    if (this.#text.length > this.#limits.cellLength) {
      throw refused("cellTooLong", { row: this.#row, limit: this.#limits.cellLength });
    }
  }

  close(element: string): void {
    this.#isText = false;
    if (element === "rPh") this.#phonetic -= 1;
    else if (element === "c") this.#place(this.#value());
    else if (element === "row") this.#onRow({ number: this.#row, cells: trimmed(this.#cells) });
  }

  #place(value: SheetCell): void {
    if (value === null) return;
    // Before the row is filled up to there: a single far cell must not make a row of millions.
    if (this.#column >= this.#limits.columns) throw refused("tooManyColumns", { limit: this.#limits.columns });
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells[this.#column] = value;
  }

  #value(): SheetCell {
    const text = this.#text;
    switch (this.#attributes["t"] ?? "n") {
      case "s":
        return this.#workbook.sharedTexts[Number(text)] ?? null;
      case "n":
        return text === "" ? null : this.#number(text);
      case "b":
        return isTrue(text);
      case "d":
        return isoDay(text);
      default:
        return text === "" ? null : unescaped(text);
    }
  }

  #number(text: string): SheetCell {
    const value = Number(text);
    if (!Number.isFinite(value)) return text;
    const format = this.#workbook.formats[Number(this.#attributes["s"] ?? 0)] ?? null;
    if (format === null) return value;
    const day = dayOfSerial(value, this.#workbook.is1904);
    if (day === null) return value;
    // What is shown as 05/1980 is known to the month only, whatever day is stored beneath.
    if (format === "month") return `${day.slice(5, 7)}/${day.slice(0, 4)}`;
    return format === "year" ? day.slice(0, 4) : { day };
  }
}

function isoDay(text: string): SheetCell {
  const day = text.slice(0, 10);
  return isDay(day) ? { day } : text;
}

function columnOf(place: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(place ?? "")?.[1];
  if (letters === undefined) return null;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

// The list of merged cells stands after the cells, so it is looked for first; their rows are needed with it.
async function readSpans(chunks: AsyncIterable<string>): Promise<Map<number, Span[]>> {
  const spans = new Map<number, Span[]>();
  const merged = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g;
  let kept = "";
  for await (const chunk of chunks) {
    const text = kept + chunk;
    let end = 0;
    for (const match of text.matchAll(merged)) {
      const [first, top, last, bottom] = [
        columnOf(`${match[1]}1`),
        Number(match[2]),
        columnOf(`${match[3]}1`),
        Number(match[4]),
      ];
      end = match.index + match[0].length;
      if (first === null || last === null || top > LAST_ROW_WITH_SPANS || last < first || bottom < top) continue;
      spans.set(top, [...(spans.get(top) ?? []), { column: first, width: last - first + 1, height: bottom - top + 1 }]);
    }
    kept = text.slice(Math.max(end, text.length - KEPT_TEXT));
  }
  return spans;
}
