import { describe, expect, test } from "vitest";
import {
  formatDateTime,
  formatDay,
  formatLongDay,
  formatNumber,
  formatPercent,
  formatQuarter,
  formatSigned,
  parseDay,
  parseNumber,
} from "./format";

describe("days", () => {
  test("a nought stands before small days and before January and February only", () => {
    expect(formatDay("2022-04-07")).toBe("07/4/2022");
    expect(formatDay("2022-02-17")).toBe("17/02/2022");
    expect(formatDay("2022-12-31")).toBe("31/12/2022");
    expect(formatLongDay("2022-04-07")).toBe("ngày 07 tháng 4 năm 2022");
    expect(formatLongDay("2022-04-07", "en")).toBe("7 April 2022");
  });

  test("what is not a day is refused, not guessed", () => {
    expect(() => formatDay("07/04/2022")).toThrow(RangeError);
  });

  test("an instant is written in the office's time zone", () => {
    expect(formatDateTime(new Date("2022-03-31T17:05:00Z"))).toBe("00:05 01/4/2022");
  });

  test.each([
    ["7/4/2022", "2022-04-07"],
    ["07/04/2022", "2022-04-07"],
    [" 07.4.2022 ", "2022-04-07"],
    ["07042022", "2022-04-07"],
    ["2022-04-07", "2022-04-07"],
    ["29/2/2024", "2024-02-29"],
  ])("%s is read as %s", (typed, day) => {
    expect(parseDay(typed)).toBe(day);
  });

  test.each(["", "31/4/2022", "29/2/2023", "7/4/22", "4/13/2022", "hôm nay", "0/1/2022"])(
    "%j is not a day",
    (typed) => {
      expect(parseDay(typed)).toBeNull();
    },
  );
});

describe("quarters and figures", () => {
  test("quarters are written with Roman figures", () => {
    expect(formatQuarter("2022-Q1")).toBe("Quý I/2022");
    expect(formatQuarter("2022-Q4", "en")).toBe("Quarter IV/2022");
    expect(() => formatQuarter("2022-Q5")).toThrow(RangeError);
  });

  test("figures are written as the office writes them", () => {
    expect(formatNumber(1234.5)).toBe("1.234,5");
    expect(formatNumber(4558)).toBe("4.558");
    expect(formatSigned(26)).toBe("+26");
    expect(formatSigned(-51)).toBe("−51");
    expect(formatSigned(0)).toBe("0");
    expect(formatPercent(2, 3)).toBe("66,67%");
    expect(formatPercent(1, 0)).toBe("–");
  });

  test.each([
    ["1.234,5", 1234.5],
    ["1234,5", 1234.5],
    ["4.558", 4558],
    ["−3", -3],
    ["0", 0],
  ])("%s is read as a figure", (typed, value) => {
    expect(parseNumber(typed)).toBe(value);
  });

  test.each(["", "1.5", "1,2,3", "1.23.456", "12a"])("%j is not a figure", (typed) => {
    expect(parseNumber(typed)).toBeNull();
  });
});

test.each([
  ["7/4/2022", "2022-04-07"],
  ["07-04-2022", "2022-04-07"],
  ["7.4.2022", "2022-04-07"],
  [" 07 / 04 / 2022 ", "2022-04-07"],
  ["2022-04-07", "2022-04-07"],
])("the typed day %s is read as %s", (text, day) => {
  expect(parseDay(text)).toBe(day);
});

test.each(["29/2/2023", "31/4/2022", "4/13/2022", "7/4/22", "2022/04/07", "", "hôm qua"])("%s is refused", (text) => {
  expect(parseDay(text)).toBeNull();
});
