import { type Day, isDay } from "@/lib/dates";

/** What a number format shows of a date; null where it shows a number (or only a time). */
export type DateFormat = "day" | "month" | "year" | null;

// Formats that every program knows by number: 14–22 dates and times, the others those of East Asian editions.
const BUILT_IN_DAYS = new Set([14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const BUILT_IN_MONTH = 17;

const DAY_MS = 86_400_000;
const SERIAL_OF_1970 = 25_569;
const SERIAL_OF_1970_IN_1904 = 24_107;
// Day 60 is a 29 February 1900 that never was: serials before it are one short.
const LEAP_DAY_THAT_WAS_NOT = 60;

export function builtInFormat(id: number): DateFormat {
  if (id === BUILT_IN_MONTH) return "month";
  return BUILT_IN_DAYS.has(id) ? "day" : null;
}

/** Reads a custom format such as `dd/mm/yyyy;@` or `[$-42A]d mmmm yyyy`. */
export function customFormat(code: string): DateFormat {
  const section = (code.split(";")[0] ?? "").toLowerCase();
  const signs = section.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, "").replace(/am\/pm|general/g, "");
  if (!/^[^#0?]*$/.test(signs.replace(/\.0+/g, ""))) return null;
  if (signs.includes("d")) return "day";
  if (!signs.includes("y")) return null;
  return signs.includes("m") ? "month" : "year";
}

/** The day of a serial number, or null where it lies outside the years that a register can hold. */
export function dayOfSerial(serial: number, is1904: boolean): Day | null {
  let whole = Math.floor(serial);
  if (!is1904 && whole === LEAP_DAY_THAT_WAS_NOT) return null;
  if (!is1904 && whole < LEAP_DAY_THAT_WAS_NOT) whole += 1;
  const ms = (whole - (is1904 ? SERIAL_OF_1970_IN_1904 : SERIAL_OF_1970)) * DAY_MS;
  if (!Number.isFinite(ms) || Math.abs(ms) > 1e14) return null;
  const day = new Date(ms).toISOString().slice(0, 10);
  return isDay(day) ? day : null;
}
