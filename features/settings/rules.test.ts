import { expect, test } from "vitest";
import { assertDueDay, assertMayOpen, usualDueDay } from "./rules";

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
