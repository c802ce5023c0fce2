import { expect, test } from "vitest";
import { urgencyOf } from "./deadlines";

test("a due day is ahead, today or past; without one a report is open", () => {
  expect(urgencyOf("2022-03-25", "2022-03-20")).toEqual({ kind: "left", days: 5 });
  expect(urgencyOf("2022-03-25", "2022-03-25")).toEqual({ kind: "today" });
  expect(urgencyOf("2022-03-25", "2022-03-26")).toEqual({ kind: "late", days: 1 });
  expect(urgencyOf(null, "2022-03-26")).toEqual({ kind: "open" });
});
