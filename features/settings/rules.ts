import { addDays, addMonths, type Day } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { firstDay, lastDay, nextQuarter, type Quarter } from "@/lib/quarter";
import {
  isWorkingDay,
  type SpecialDay,
  type WorkingCalendar,
  workingCalendar,
  workingDaysBetween,
} from "@/lib/working-days";

/** The due day of a quarter's reports: this day of its last month, or that month's last day when it is shorter. */
export function usualDueDay(quarter: Quarter, dayOfMonth: number): Day {
  const monthEnd = lastDay(quarter);
  const lastOfMonth = Number(monthEnd.slice(8));
  return `${monthEnd.slice(0, 8)}${String(Math.min(dayOfMonth, lastOfMonth)).padStart(2, "0")}`;
}

/** Throws `invalid` unless reports of the quarter may be due on that day: within it, or in the quarter after. */
export function assertDueDay(quarter: Quarter, dueOn: Day): void {
  if (dueOn >= firstDay(quarter) && dueOn <= lastDay(nextQuarter(quarter))) return;
  throw new AppError("invalid", "periods.errors.dueDay", undefined, { dueOn: ["periods.errors.dueDay"] });
}

/** Throws `invalid` for a quarter that is still far off: it opens three months ahead at the earliest. */
export function assertMayOpen(quarter: Quarter, today: Day): void {
  if (firstDay(quarter) <= addMonths(today, 3)) return;
  throw new AppError("invalid", "periods.errors.tooEarly", undefined, { year: ["periods.errors.tooEarly"] });
}

/** Throws `invalid` for a day that is worked, or free, already: then there is nothing to add to the calendar. */
export function assertDiffers(day: Day, isWorking: boolean, calendar: WorkingCalendar): void {
  if (isWorkingDay(day, calendar) !== isWorking) return;
  const messageKey = isWorking ? "calendar.errors.alreadyWorked" : "calendar.errors.alreadyFree";
  throw new AppError("invalid", messageKey, undefined, { day: [messageKey] });
}

/** The twelve months of a year, each with its working days and the days that differ from Monday to Friday. */
export function monthsOf<D extends SpecialDay>(year: number, days: readonly D[]) {
  const calendar = workingCalendar(days);
  return Array.from({ length: 12 }, (_, index) => {
    const first = `${year}-${String(index + 1).padStart(2, "0")}-01`;
    const lastOfMonth = addDays(addMonths(first, 1), -1);
    return {
      month: index + 1,
      workingDays: workingDaysBetween(addDays(first, -1), lastOfMonth, calendar),
      days: days.filter(({ day }) => day >= first && day <= lastOfMonth),
    };
  });
}
