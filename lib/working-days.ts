import type { Day } from "@/lib/dates";

/** `holidays` are free days of the week, `swapped` are weekend days worked in exchange. */
export type WorkingCalendar = { readonly holidays: ReadonlySet<Day>; readonly swapped: ReadonlySet<Day> };

/** A day on which work differs from the usual Monday to Friday. */
export interface SpecialDay {
  readonly day: Day;
  readonly isWorking: boolean;
}

const DAY_MS = 86_400_000;
const SUNDAY = 0;
const SATURDAY = 6;

export function workingCalendar(days: readonly SpecialDay[]): WorkingCalendar {
  const those = (isWorking: boolean) =>
    new Set(days.filter((one) => one.isWorking === isWorking).map(({ day }) => day));
  return { holidays: those(false), swapped: those(true) };
}

export function isWeekend(day: Day): boolean {
  return isWeekendNumber(dayNumber(day));
}

export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  if (calendar.holidays.has(day)) return false;
  return calendar.swapped.has(day) || !isWeekend(day);
}

/** The nth working day after `day` (before it when `count` is negative); `day` itself is not counted. */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  const step = count < 0 ? -1 : 1;
  let current = dayNumber(day);
  for (let left = Math.abs(count); left > 0;) {
    current += step;
    if (isWorkingDay(dayOf(current), calendar)) left -= 1;
  }
  return dayOf(current);
}

/** Working days after `from` up to and including `to`; negative when `to` lies before, and then `from` is counted. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  const among = (days: ReadonlySet<Day>, isFree: boolean) =>
    [...days].filter((day) => day > from && day <= to && isWeekend(day) === isFree).length;
  const swapped = [...calendar.swapped].filter((day) => !calendar.holidays.has(day));
  return weekdaysThrough(to) - weekdaysThrough(from) - among(calendar.holidays, false) + among(new Set(swapped), true);
}

/** Mondays to Fridays from a Monday long ago up to and including a day: the difference of two counts those between. */
function weekdaysThrough(day: Day): number {
  const fromMonday = dayNumber(day) + 3;
  return Math.floor(fromMonday / 7) * 5 + Math.min((((fromMonday % 7) + 7) % 7) + 1, 5);
}

function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function dayOf(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

// 1 January 1970 was a Thursday.
function isWeekendNumber(number: number): boolean {
  const weekday = (((number + 4) % 7) + 7) % 7;
  return weekday === SUNDAY || weekday === SATURDAY;
}
