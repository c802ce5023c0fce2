import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, compareDays } from "@/lib/dates";
import {
  compareQuarters,
  firstDay,
  isQuarter,
  lastDay,
  nextQuarter,
  previousQuarter,
  quarterOf,
  romanNumeral,
  sameQuarterLastYear,
  yearOf,
} from "@/lib/quarter";

const anyDay = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays("1910-01-01", days));

test.each(["2022-Q1", "1900-Q4", "2200-Q4"])("%s is a quarter", (value) => {
  expect(isQuarter(value)).toBe(true);
});

test.each(["2022-Q0", "2022-Q5", "2022-q1", "22-Q1", "1899-Q4", "2201-Q1", "2022-Q1 ", "", null])(
  "%s is none",
  (value) => {
    expect(isQuarter(value)).toBe(false);
  },
);

test("the first quarter of 2022 runs from 1 January to 31 March", () => {
  expect([firstDay("2022-Q1"), lastDay("2022-Q1"), romanNumeral("2022-Q1"), yearOf("2022-Q1")]).toEqual([
    "2022-01-01",
    "2022-03-31",
    "I",
    2022,
  ]);
  expect([previousQuarter("2022-Q1"), nextQuarter("2021-Q4"), sameQuarterLastYear("2022-Q1")]).toEqual([
    "2021-Q4",
    "2022-Q1",
    "2021-Q1",
  ]);
  expect(romanNumeral("2022-Q4")).toBe("IV");
});

test("a day lies within its quarter, and quarters follow each other without a gap", () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const quarter = quarterOf(day);
      expect(compareDays(firstDay(quarter), day)).toBeLessThanOrEqual(0);
      expect(compareDays(day, lastDay(quarter))).toBeLessThanOrEqual(0);
      expect(addDays(lastDay(quarter), 1)).toBe(firstDay(nextQuarter(quarter)));
      expect(previousQuarter(nextQuarter(quarter))).toBe(quarter);
      expect(compareQuarters(sameQuarterLastYear(quarter), quarter)).toBe(-1);
    }),
  );
});

test("what is no day or no quarter is refused", () => {
  expect(() => quarterOf("2023-02-29")).toThrow(RangeError);
  expect(() => previousQuarter("1900-Q1")).toThrow(RangeError);
});
