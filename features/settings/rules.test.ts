import { expect, test } from "vitest";
import { calendarDayRows } from "@/db/baseline/calendar";
import { isWeekend, workingCalendar } from "@/lib/working-days";
import { assertDiffers, assertDueDay, assertMayOpen, monthsOf, usualDueDay } from "./rules";

test("reports are due on the set day of the quarter's last month", () => {
  expect(usualDueDay("2022-Q1", 25)).toBe("2022-03-25");
  expect(usualDueDay("2022-Q4", 5)).toBe("2022-12-05");
});

test("a day the month does not have becomes its last day", () => {
  expect(usualDueDay("2022-Q2", 31)).toBe("2022-06-30");
});

test("the due day lies in the quarter or in the one after it", () => {
  for (const dueOn of ["2022-01-01", "2022-03-25", "2022-06-30"]) {
    expect(() => assertDueDay("2022-Q1", dueOn)).not.toThrow();
  }
  for (const dueOn of ["2021-12-31", "2022-07-01"]) {
    expect(() => assertDueDay("2022-Q1", dueOn)).toThrow("periods.errors.dueDay");
  }
});

test("a quarter opens three months ahead at the earliest", () => {
  expect(() => assertMayOpen("2022-Q3", "2022-04-01")).not.toThrow();
  expect(() => assertMayOpen("2022-Q3", "2022-03-31")).toThrow("periods.errors.tooEarly");
});

const calendar = workingCalendar([
  { day: "2024-04-29", isWorking: false },
  { day: "2024-05-04", isWorking: true },
]);

test("a day is entered only where it changes whether it is worked", () => {
  for (const [day, isWorking] of [
    ["2024-04-26", true],
    ["2024-04-27", false],
    ["2024-04-29", false],
    ["2024-05-04", true],
  ] as const) {
    expect(() => assertDiffers(day, isWorking, calendar)).toThrow("calendar.errors.already");
    expect(() => assertDiffers(day, !isWorking, calendar)).not.toThrow();
  }
});

test("a month's working days are its weekdays without holidays, and the Saturdays worked in exchange", () => {
  const months = monthsOf(2024, [
    { day: "2024-04-29", isWorking: false },
    { day: "2024-05-04", isWorking: true },
  ]);
  expect(months).toHaveLength(12);
  expect(months.slice(3, 5).map(({ workingDays, days }) => [workingDays, days.length])).toEqual([
    [21, 1],
    [24, 1],
  ]);
  expect(months.reduce((sum, { workingDays }) => sum + workingDays, 0)).toBe(262);
});

const freeWeekdays = (year: string) =>
  calendarDayRows.filter(({ day, isWorking }) => day.startsWith(year) && !isWorking && !isWeekend(day)).length;

test("the calendar that every office starts with names each day once, and only weekend days are worked in exchange", () => {
  const days = calendarDayRows.map(({ day }) => day);
  expect(new Set(days).size).toBe(days.length);
  expect(calendarDayRows.filter(({ day, isWorking }) => isWorking && !isWeekend(day))).toEqual([]);
  // One day of New Year, five of Tết, one each of Giỗ Tổ, 30/4 and 1/5, two of the National day since 2021; swaps beside.
  expect(["2020", "2021", "2022", "2023", "2024", "2025", "2026"].map(freeWeekdays)).toEqual([
    10, 11, 11, 11, 12, 12, 13,
  ]);
});
