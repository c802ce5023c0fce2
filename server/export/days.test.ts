import { describe, expect, test } from "vitest";
import { isWritableDay, serialOfDay } from "./days";

const DAY_MS = 86_400_000;

describe("a day's number in a spreadsheet", () => {
  test.each([
    ["1900-03-01", 61],
    ["1900-12-31", 366],
    ["1970-01-01", 25_569],
    ["2000-02-29", 36_585],
    ["2022-04-07", 44_658],
    ["9999-12-31", 2_958_465],
  ])("%s is %i", (day, serial) => {
    expect(serialOfDay(day)).toBe(serial);
  });

  test("every day from March 1900 to 2200 follows the day before", () => {
    const [first, last] = [Date.UTC(1900, 2, 1), Date.UTC(2200, 11, 31)];
    let wrong = 0;
    for (let at = first, serial = 61; at <= last; at += DAY_MS, serial += 1) {
      const day = new Date(at).toISOString().slice(0, 10);
      if (!isWritableDay(day) || serialOfDay(day) !== serial) wrong += 1;
    }
    expect(wrong).toBe(0);
  });
});

test.each(["0001-01-01", "1900-02-28", "1904-02-29", "2000-02-29", "2024-12-31", "9999-12-31"])(
  "%s is a day",
  (day) => {
    expect(isWritableDay(day)).toBe(true);
  },
);

test.each([
  "0000-12-31",
  "1900-02-29",
  "2023-02-29",
  "2100-02-29",
  "2024-02-30",
  "2024-04-31",
  "2024-13-01",
  "2024-00-01",
  "2024-01-00",
  "10000-01-01",
  "2024-1-01",
  "2024-01-01T00:00:00Z",
  "2024-01-01\n",
  "٢٠٢٤-01-01",
  "",
  20_240_101,
  new Date(0),
])("%j is none that a cell can hold", (value) => {
  expect(isWritableDay(value)).toBe(false);
});
