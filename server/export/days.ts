import type { Day } from "@/lib/dates";

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
// From 1 March of the year 0, where the count below begins, to what a spreadsheet calls day 0.
const DAYS_BEFORE = 693_899;

/** Whether this is a day of the years 1 to 9999, `yyyy-mm-dd`: with plain figures, for a file asks it of each of its cells. */
export function isWritableDay(value: unknown): value is Day {
  if (typeof value !== "string" || !DAY.test(value)) return false;
  const [year, month, day] = [yearOf(value), monthOf(value), dateOf(value)];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const isLeapDay = month === 2 && day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isLeapDay || day <= (MONTH_LENGTHS[month - 1] ?? 0);
}

/** The day's number in a spreadsheet; right from 1 March 1900 on, before which programs count differently. */
export function serialOfDay(day: Day): number {
  const month = monthOf(day);
  // Years that begin in March have their leap day at the end, and months of 31, 30, 31, 30, 31 days in turns.
  const year = month < 3 ? yearOf(day) - 1 : yearOf(day);
  const monthsSinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + dateOf(day) - 1 - DAYS_BEFORE;
}

const yearOf = (day: Day) => Number(day.slice(0, 4));
const monthOf = (day: Day) => Number(day.slice(5, 7));
const dateOf = (day: Day) => Number(day.slice(8, 10));
