import { isDay } from "@/lib/dates";
import type { SheetCell } from "@/lib/sheet-cell";
import { refused, type SpreadsheetLimits } from "./limits";
import { isEmptyCell, type SheetRow, type Span, trimmed } from "./sheet";
import type { Attributes } from "./xml";

/** `end` closes a sheet; a row may stand for several equal ones. */
export type ContentEvent =
  { readonly sheet: string; readonly isHidden: boolean } | { readonly row: SheetRow; readonly times: number } | "end";

// What is known to the month or the year only is shown so, whatever day is stored beneath.
const PART_OF_A_DAY = /^(\d{1,2}[/.-])?\d{4}$/;

/** Reads an OpenDocument's content: sheets, rows and cells as they come. */
export class ContentReader {
  readonly #limits: SpreadsheetLimits;
  readonly #onEvent: (event: ContentEvent) => void;
  readonly #hiddenStyles = new Set<string>();
  #style = "";
  #row = 0;
  #times = 1;
  #cells: SheetCell[] = [];
  #spans: Span[] = [];
  #column = 0;
  #cell: Attributes | null = null;
  #text = "";
  #paragraphs = 0;
  #notes = 0;

  constructor(limits: SpreadsheetLimits, onEvent: (event: ContentEvent) => void) {
    this.#limits = limits;
    this.#onEvent = onEvent;
  }

  open(element: string, attributes: Attributes): void {
    if (this.#cell !== null) this.#openInCell(element, attributes);
    else if (element === "style") this.#style = attributes["style:name"] ?? "";
    else if (element === "table-properties" && attributes["table:display"] === "false") {
      this.#hiddenStyles.add(this.#style);
    } else if (element === "table") {
      const isHidden = this.#hiddenStyles.has(attributes["table:style-name"] ?? "");
      this.#onEvent({ sheet: attributes["table:name"] ?? "", isHidden });
      this.#row = 0;
    } else if (element === "table-row") {
      this.#times = countOf(attributes["table:number-rows-repeated"]);
      [this.#cells, this.#spans, this.#column] = [[], [], 0];
    } else if (element === "table-cell" || element === "covered-table-cell") {
      [this.#cell, this.#text, this.#paragraphs, this.#notes] = [attributes, "", 0, 0];
    }
  }

  text(part: string): void {
    if (this.#cell === null || this.#paragraphs === 0 || this.#notes > 0) return;
    this.#add(part);
  }

  close(element: string): void {
    if (element === "annotation" && this.#cell !== null) this.#notes -= 1;
    else if (element === "table-cell" || element === "covered-table-cell") this.#closeCell();
    else if (element === "table-row" && this.#cell === null) {
      const row = { number: this.#row + 1, cells: trimmed(this.#cells), spans: this.#spans };
      if (row.cells.length > 0) this.#onEvent({ row, times: this.#times });
      this.#row += this.#times;
    } else if (element === "table" && this.#cell === null) this.#onEvent("end");
  }

  #openInCell(element: string, attributes: Attributes): void {
    if (element === "annotation") this.#notes += 1;
    if (this.#notes > 0) return;
    if (element === "p") {
      this.#paragraphs += 1;
      if (this.#paragraphs > 1) this.#add("\n");
    } else if (element === "s") this.#add(" ".repeat(Math.min(countOf(attributes["text:c"]), this.#limits.cellLength)));
    else if (element === "tab" || element === "line-break") this.#add(" ");
  }

  #add(part: string): void {
    this.#text += part;
    if (this.#text.length > this.#limits.cellLength) {
      throw refused("cellTooLong", { row: this.#row + 1, limit: this.#limits.cellLength });
    }
  }

  #closeCell(): void {
    if (this.#cell === null) return;
    const value = cellValue(this.#cell, this.#text);
    const times = countOf(this.#cell["table:number-columns-repeated"]);
    const [width, height] = [
      countOf(this.#cell["table:number-columns-spanned"]),
      countOf(this.#cell["table:number-rows-spanned"]),
    ];
    if (width > 1 || height > 1) this.#spans.push({ column: this.#column, width, height });
    this.#cell = null;
    if (!isEmptyCell(value)) this.#place(value, times);
    this.#column += times;
  }

  #place(value: SheetCell, times: number): void {
    const end = this.#column + times;
    // Before the row is filled up to there: a cell repeated a million times must not make a row of millions.
    if (end > this.#limits.columns) throw refused("tooManyColumns", { limit: this.#limits.columns });
    while (this.#cells.length < this.#column) this.#cells.push(null);
    while (this.#cells.length < end) this.#cells.push(value);
  }
}

function cellValue(attributes: Attributes, text: string): SheetCell {
  const day = (attributes["office:date-value"] ?? "").slice(0, 10);
  const number = attributes["office:value"];
  switch (attributes["office:value-type"] ?? "") {
    case "date":
      if (PART_OF_A_DAY.test(text)) return text;
      return isDay(day) ? { day } : text;
    case "float":
    case "percentage":
    case "currency":
      return number === undefined || !Number.isFinite(Number(number)) ? text : Number(number);
    case "boolean":
      return attributes["office:boolean-value"] === "true";
    case "string":
      return attributes["office:string-value"] ?? text;
    default:
      return text === "" ? null : text;
  }
}

function countOf(value: string | undefined): number {
  const count = Number(value ?? 1);
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}
