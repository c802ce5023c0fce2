import { CalendarDate, fromDate, parseDate, toCalendarDate } from "@internationalized/date";

/** A calendar day of the office, `yyyy-mm-dd`; never an instant. */
export type Day = string;

const TIME_ZONE = "Asia/Ho_Chi_Minh";

const DAY_MS = 86_400_000;

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

// A plain guard would leave `never` of a string that is no day.
export function isDay(value: string): boolean;
export function isDay(value: unknown): value is Day;
export function isDay(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const parts = ISO_DAY.exec(value);
  return parts !== null && dayFromParts(Number(parts[1]), Number(parts[2]), Number(parts[3])) === value;
}

/** The current day in Vietnam, wherever the server stands. */
export function today(clock: () => Date = () => new Date()): Day {
  return dayOfInstant(clock());
}

/** The calendar day in Vietnam at an instant. */
export function dayOfInstant(instant: Date): Day {
  return toCalendarDate(fromDate(instant, TIME_ZONE)).toString();
}

/** The last instant of a calendar day in Vietnam (UTC+7, without summer time), in ISO form. */
export function endOfDay(day: Day): string {
  if (!isDay(day)) throw new RangeError(`Not a calendar day: ${day}`);
  return `${day}T16:59:59.999999Z`;
}

export function addDays(day: Day, days: number): Day {
  return inRange(calendarDate(day).add({ days }));
}

/** Moves by whole months; a day the target month lacks becomes its last day (31/1 + 1 month = 28/2 or 29/2). */
export function addMonths(day: Day, months: number): Day {
  return inRange(calendarDate(day).add({ months }));
}

/** Whole days from one day to another; negative when it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export function compareDays(a: Day, b: Day): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Anniversaries of `from` reached by `to`; 29 February is kept on 28 February in common years. Zero before the first. */
export function completeYears(from: Day, to: Day): number {
  const years = calendarDate(to).year - calendarDate(from).year;
  if (years <= 0) return 0;
  return addMonths(from, years * 12) <= to ? years : years - 1;
}

function dayFromParts(year: number, month: number, day: number): Day | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return null;
  const date = new CalendarDate(year, month, 1);
  return day > date.calendar.getDaysInMonth(date) ? null : date.set({ day }).toString();
}

function calendarDate(day: Day): CalendarDate {
  if (!isDay(day)) throw new RangeError(`Not a calendar day: ${day}`);
  return parseDate(day);
}

function inRange(date: CalendarDate): Day {
  const day = date.toString();
  if (!isDay(day)) throw new RangeError(`Day outside ${FIRST_YEAR}–${LAST_YEAR}: ${day}`);
  return day;
}
