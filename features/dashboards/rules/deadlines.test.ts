import { expect, test } from "vitest";
import { daysBetween, urgencyOf } from "./deadlines";

test("days are counted on the calendar, whatever the clock of the machine does", () => {
  expect(daysBetween("2022-03-25", "2022-04-07")).toBe(13);
  expect(daysBetween("2022-04-07", "2022-03-25")).toBe(-13);
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
});

test("a due day is ahead, today or past; without one a report is open", () => {
  expect(urgencyOf("2022-03-25", "2022-03-20")).toEqual({ kind: "left", days: 5 });
  expect(urgencyOf("2022-03-25", "2022-03-25")).toEqual({ kind: "today" });
  expect(urgencyOf("2022-03-25", "2022-03-26")).toEqual({ kind: "late", days: 1 });
  expect(urgencyOf(null, "2022-03-26")).toEqual({ kind: "open" });
});
