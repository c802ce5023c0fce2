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

export interface DueDay {
  readonly dueOn: Day;
  /** The last day on which what is handed in is not late yet: the due day and the working days of grace after it. */
  readonly graceUntil: Day;
}

/** The days of one quarter by unit; those of the units without an extension of their own under `ALL_OTHERS`. */
export type DueDays = ReadonlyMap<string, DueDay>;

export const ALL_OTHERS = "*";

/** When a unit's report is due; null where the quarter is not opened. */
export function dueDayOf(days: DueDays, unitId: string): DueDay | null {
  return days.get(unitId) ?? days.get(ALL_OTHERS) ?? null;
}

/** Throws `invalid` unless reports of the quarter may be due on that day: within it, or in the quarter after. */
export function assertDueDay(quarter: Quarter, dueOn: Day): void {
  if (dueOn >= firstDay(quarter) && dueOn <= lastDay(nextQuarter(quarter))) return;
  throw new AppError("invalid", "periods.errors.dueDay", undefined, { dueOn: ["periods.errors.dueDay"] });
}

/** Throws `invalid` unless a unit may be given until that day: not before the day of all, and not past the quarter after. */
export function assertExtension(quarter: Quarter, { dueOn, periodDueOn }: { dueOn: Day; periodDueOn: Day }): void {
  assertDueDay(quarter, dueOn);
  if (dueOn >= periodDueOn) return;
  throw new AppError("invalid", "periods.errors.extension", undefined, { dueOn: ["periods.errors.extension"] });
}

/** Throws `conflict` for a locked quarter. */
export function assertUnlocked(period: { lockedAt: Date | null }): void {
  if (period.lockedAt !== null) throw new AppError("conflict", "periods.errors.locked");
}

/** Throws `conflict` for a quarter that was never locked: its reports need no reopening. */
export function assertLocked(period: { lockedAt: Date | null }): void {
  if (period.lockedAt === null) throw new AppError("conflict", "periods.errors.notLocked");
}

const LONGEST_REOPENING_MONTHS = 3;

/** Throws `invalid` unless a reopening may last until that day: today at the earliest, three months ahead at the latest. */
export function assertUntil(until: Day, today: Day): void {
  if (until >= today && until <= addMonths(today, LONGEST_REOPENING_MONTHS)) return;
  throw new AppError("invalid", "periods.errors.until", undefined, { until: ["periods.errors.until"] });
}

/** Whether a reopening holds: it ends by itself after its last day. */
export function isLive(reopening: { until: Day; endedAt: Date | null }, today: Day): boolean {
  return reopening.endedAt === null && today <= reopening.until;
}

/** The last day of the reopening in force that holds longest, or null. */
export function longestReopening(reopenings: readonly { until: Day; isLive: boolean }[]): Day | null {
  const days = reopenings.filter((one) => one.isLive).map(({ until }) => until);
  return days.toSorted().at(-1) ?? null;
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
