import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, compareDays, completeYears, dayOfInstant, daysBetween, isDay, today } from "@/lib/dates";

const anyDay = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays("1910-01-01", days));

test.each(["1900-01-01", "2200-12-31", "2024-02-29", "2000-02-29"])("%s is a day", (day) => {
  expect(isDay(day)).toBe(true);
});

test.each([
  "0001-01-01",
  "9999-12-31",
  "1899-12-31",
  "2201-01-01",
  "2023-02-29",
  "1900-02-29",
  "2022-13-01",
  "2022-00-10",
  "2022-04-31",
  "2022-4-7",
  "2022-04-07T00:00:00Z",
  " 2022-04-07",
  "",
  null,
  20220407,
])("%s is not a day", (value) => {
  expect(isDay(value)).toBe(false);
});

test("today is the day in Vietnam, not on the server", () => {
  expect(today(() => new Date("2022-03-31T16:59:59Z"))).toBe("2022-03-31");
  expect(today(() => new Date("2022-03-31T17:00:00Z"))).toBe("2022-04-01");
  expect(dayOfInstant(new Date("2022-12-31T23:00:00Z"))).toBe("2023-01-01");
});

describe("adding", () => {
  test("months stop at the last day of a shorter month", () => {
    expect(addMonths("2022-01-31", 1)).toBe("2022-02-28");
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
    expect(addMonths("2022-03-31", -1)).toBe("2022-02-28");
    expect(addMonths("2024-09-15", 12)).toBe("2025-09-15");
  });

  test("days there and back lead home, and never break the order", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 3000 }), (day, days) => {
        const later = addDays(day, days);
        expect(isDay(later)).toBe(true);
        expect(compareDays(later, day)).toBe(1);
        expect(addDays(later, -days)).toBe(day);
      }),
    );
  });

  test("leaving the years 1900 to 2200 is an error, and so is a day that is none", () => {
    expect(() => addDays("2200-12-31", 1)).toThrow(RangeError);
    expect(() => addMonths("1900-01-31", -1)).toThrow(RangeError);
    expect(() => addDays("2023-02-29", 1)).toThrow(RangeError);
  });
});

describe("complete years", () => {
  test.each([
    ["2024-08-25", "2054-08-24", 29],
    ["2024-08-25", "2054-08-25", 30],
    ["1992-12-31", "2022-01-01", 29],
    ["2024-02-29", "2025-02-27", 0],
    ["2024-02-29", "2025-02-28", 1],
    ["2024-02-29", "2028-02-28", 3],
    ["2024-02-29", "2028-02-29", 4],
    ["2024-08-25", "2020-01-01", 0],
  ])("from %s to %s are %i", (from, to, years) => {
    expect(completeYears(from, to)).toBe(years);
  });

  test("grow by one exactly on an anniversary", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 10 }), (from, years) => {
        const anniversary = addMonths(from, years * 12);
        expect(completeYears(from, anniversary)).toBe(years);
        expect(completeYears(from, addDays(anniversary, -1))).toBe(years - 1);
      }),
    );
  });
});

test("days are counted on the calendar, whatever the clock of the machine does", () => {
  expect(daysBetween("2022-03-25", "2022-04-07")).toBe(13);
  expect(daysBetween("2022-04-07", "2022-03-25")).toBe(-13);
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
});
