import { addDays, type Day } from "@/lib/dates";

/** `holidays` are free days of the week, `swapped` are weekend days worked in exchange. */
export type WorkingCalendar = { holidays: ReadonlySet<Day>; swapped: ReadonlySet<Day> };

export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  if (calendar.holidays.has(day)) return false;
  if (calendar.swapped.has(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The nth working day after `day` (before it when `count` is negative); `day` itself is not counted. */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  const step = count < 0 ? -1 : 1;
  let current = day;
  for (let left = Math.abs(count); left > 0;) {
    current = addDays(current, step);
    if (isWorkingDay(current, calendar)) left -= 1;
  }
  return current;
}

/** Working days after `from` up to and including `to`; zero when `to` is not later. */
export function countWorkingDays(from: Day, to: Day, calendar: WorkingCalendar): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}
