import type { Day } from "@/lib/dates";
import { serialOfDay } from "./days";
import {
  cellDay,
  cellInstant,
  cellNumber,
  cellText,
  type ColumnKind,
  dayText,
  isPlainText,
  onVietnamClock,
  startsLikeFormula,
} from "./table";
import { STYLE, xmlText } from "./xlsx-parts";

const DAY_MS = 86_400_000;
const SERIAL_OF_1970 = 25_569;
// A spreadsheet counts a 29 February 1900 that never was; before it serials do not agree between programs.
const FIRST_SERIAL_DAY = "1900-03-01";
const LONGEST_TEXT = 32_767;
const EXACT_DIGITS = 15;

const CELLS: Record<ColumnKind, (value: unknown, place: string) => string> = {
  text: (value, place) =>
    isPlainText(value) && value.length <= LONGEST_TEXT
      ? inlineXml(value, STYLE.text, place)
      : textCellXml(cellText(value), place),
  number: (value, place) => numberCellXml(cellNumber(value), place),
  day: (value, place) => dayCellXml(cellDay(value), place),
  instant: (value, place) => valueXml(serialOf(onVietnamClock(cellInstant(value))), STYLE.instant, place),
};

/** One cell; an empty value makes none. `place` is its address, such as B7. */
export function cellXml(kind: ColumnKind, value: unknown, place: string): string {
  return value === null || value === undefined ? "" : CELLS[kind](value, place);
}

/** A text is always an inline string, so it cannot run; the quote keeps it a text when someone edits the cell. */
export function textCellXml(text: string, place: string, style?: number): string {
  const chosen = style ?? (startsLikeFormula(text) ? STYLE.quotedText : STYLE.text);
  return inlineXml(xmlText(escaped(shortened(text))), chosen, place);
}

function numberCellXml(digits: string, place: string): string {
  const exact =
    digits.length <= EXACT_DIGITS || digits.replace(/\D/g, "").length <= EXACT_DIGITS || digits.includes("e");
  return exact ? valueXml(digits, STYLE.number, place) : textCellXml(digits, place);
}

function dayCellXml(day: Day, place: string): string {
  if (day < FIRST_SERIAL_DAY) return textCellXml(dayText(day), place);
  return valueXml(serialOfDay(day), STYLE.day, place);
}

function serialOf(instant: Date): number {
  return instant.getTime() / DAY_MS + SERIAL_OF_1970;
}

function inlineXml(xml: string, style: number, place: string): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml}</t></is></c>`;
}

function valueXml(value: string | number, style: number, place: string): string {
  return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
}

// _x0041_ in a cell is read as the letter A, so a text that happens to look so must say that it does not mean it.
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

function shortened(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return `${text.slice(0, LONGEST_TEXT - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
