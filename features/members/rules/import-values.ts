import { addDays, type Day, isDay } from "@/lib/dates";
import type { MessageParams } from "@/lib/errors";
import { formatDay, parseDay } from "@/lib/format";
import type { SheetCell } from "@/lib/sheet-cell";
import { cleanLine, fold } from "@/lib/vietnamese";

/** A problem's words, by their key beneath `members.import.problems`. */
export interface ValueProblem {
  readonly key: string;
  readonly params?: MessageParams;
}

/** What a cell gives: a value, nothing, and with either what is wrong or doubtful about it. */
export interface ReadValue<T> {
  readonly value: T | null;
  readonly error?: ValueProblem;
  readonly warning?: ValueProblem;
}

const NOTHING = { value: null };
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
// Serial numbers of 1 January 1930 and of 31 December 2199, the years a register can speak of.
const FIRST_SERIAL = 10_959;
const LAST_SERIAL = 109_574;
const DAY_OF_SERIAL_ZERO: Day = "1900-01-01";
const DAYS_BEFORE_IT = 2;

const GONE =
  /\b(tu tran|da mat|mat|chet|qua doi|chuyen (di|ra)|da chuyen(?! den)|da roi|ra khoi|khai tru|xoa ten|xin ra|het sinh hoat)\b/;

/** A cell as it would be typed: one clean line, without the apostrophe that marks a text; empty where it says nothing. */
export function cellLine(cell: SheetCell): string {
  if (cell === null) return "";
  if (typeof cell === "object") return formatDay(cell.day);
  const line = cleanLine(String(cell)).replace(/^['’]/, "");
  return /^[-–—.…_]+$/.test(line) ? "" : line;
}

/** Reads a day: a date of the spreadsheet, `dd/mm/yyyy`, `yyyy-mm-dd`, or a date left as its serial number. */
export function readDay(cell: SheetCell): ReadValue<Day> {
  if (typeof cell === "object" && cell !== null) return isDay(cell.day) ? { value: cell.day } : notADay();
  const line = cellLine(cell).replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( [AP]M)?$/i, "");
  if (line === "") return NOTHING;
  if (/^\d{5,6}$/.test(line)) return daySerial(Number(line));
  if (isIncomplete(line)) return { value: null, error: { key: "incompleteDay" } };
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(line)) return { value: null, error: { key: "shortYear" } };
  const spoken = /^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/i.exec(line);
  const day = parseDay(spoken ? `${spoken[1]}/${spoken[2]}/${spoken[3]}` : withItsZero(line));
  return day !== null && isDay(day) ? { value: day } : notADay();
}

/** Reads a card number; zeros that a spreadsheet took from its front are put back, with a warning. */
export function readCard(cell: SheetCell, isTyped: boolean): ReadValue<string> {
  const line = cellLine(cell).replace(/[\s.]/g, "");
  if (line === "") return NOTHING;
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(line)) return { value: null, error: { key: "cardRounded" } };
  if (/^(\d{8}|\d{12})$/.test(line)) return { value: line };
  const wanted = line.length > 8 ? 12 : 8;
  const mayHaveLostZeros = /^\d{5,11}$/.test(line) && (typeof cell === "number" || !isTyped);
  if (!mayHaveLostZeros) return { value: null, error: { key: "cardNo" } };
  const card = line.padStart(wanted, "0");
  return { value: card, warning: { key: "cardZeros", params: { card } } };
}

export function readSex(cell: SheetCell): ReadValue<"female" | "male"> {
  const word = fold(cellLine(cell));
  if (word === "") return NOTHING;
  if (["nam", "male", "m"].includes(word)) return { value: "male" };
  if (["nu", "female", "f"].includes(word)) return { value: "female" };
  return { value: null, error: { key: "sex" } };
}

export function readStanding(cell: SheetCell): ReadValue<"official" | "probationary"> {
  const word = fold(cellLine(cell));
  if (word === "") return NOTHING;
  if (/\bdu bi\b|^(db|dbi|probationary)$/.test(word)) return { value: "probationary" };
  if (/\bchinh thuc\b|^(ct|official)$/.test(word)) return { value: "official" };
  return { value: null, error: { key: "standing" } };
}

/** Whether the list says that the person takes part, is exempt, or is no longer a member here. */
export function readStatus(cell: SheetCell): ReadValue<"current" | "gone"> {
  const word = fold(cellLine(cell));
  if (word === "") return NOTHING;
  if (/\bmien\b/.test(word)) return { value: "current", warning: { key: "exempt" } };
  if (GONE.test(word)) return { value: "gone" };
  if (/\b(dang|hoat dong|binh thuong|current|active)\b/.test(word)) return { value: "current" };
  return { value: "current", warning: { key: "status", params: { text: word.slice(0, 60) } } };
}

function isIncomplete(line: string): boolean {
  if (/^\d{4}$/.test(line)) return Number(line) >= FIRST_YEAR && Number(line) <= LAST_YEAR;
  return /^(\d{1,2}[/.-]\d{4}|\d{4}[/.-]\d{1,2})$/.test(line);
}

// 5051980 is 05051980 with its zero taken away.
function withItsZero(line: string): string {
  return /^\d{7}$/.test(line) ? `0${line}` : line.replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, "$1-$2-$3");
}

function daySerial(serial: number): ReadValue<Day> {
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return notADay();
  const day = addDays(DAY_OF_SERIAL_ZERO, serial - DAYS_BEFORE_IT);
  return { value: day, warning: { key: "serialDay", params: { date: formatDay(day) } } };
}

function notADay(): ReadValue<Day> {
  return { value: null, error: { key: "day" } };
}
