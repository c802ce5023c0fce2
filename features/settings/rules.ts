import { addMonths, type Day } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { firstDay, lastDay, nextQuarter, type Quarter } from "@/lib/quarter";

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
