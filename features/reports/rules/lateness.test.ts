import * as fc from "fast-check";
import { expect, test } from "vitest";
import { countStates, type Lateness, latenessOf, type ReportState } from "./lateness";

const DUE = "2022-03-25";
const at = (text: string) => new Date(text);

test("a report of the due day's last minute, in the office's time zone, is on time", () => {
  const delivery = { dueOn: DUE, today: "2022-04-10" };
  expect(latenessOf({ ...delivery, firstSubmittedAt: at("2022-03-25T23:59:00+07:00") })).toBe("on_time");
  expect(latenessOf({ ...delivery, firstSubmittedAt: at("2022-03-26T00:00:00+07:00") })).toBe("late");
});

test("a unit that has handed in nothing is late from the day after", () => {
  expect(latenessOf({ dueOn: DUE, firstSubmittedAt: null, today: DUE })).toBe("not_due");
  expect(latenessOf({ dueOn: DUE, firstSubmittedAt: null, today: "2022-03-26" })).toBe("late");
});

test("without a due day nothing is late", () => {
  expect(latenessOf({ dueOn: null, firstSubmittedAt: null, today: "2022-12-31" })).toBe("not_due");
});

test("in, returned and missing make up all units", () => {
  const row = fc.record({
    state: fc.constantFrom<ReportState>("missing", "draft", "submitted", "returned", "accepted"),
    lateness: fc.constantFrom<Lateness>("on_time", "late", "not_due"),
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const counts = countStates(rows);
      expect(counts.in + counts.returned + counts.missing).toBe(rows.length);
      expect(counts.submitted + counts.accepted).toBe(counts.in);
      expect(counts.drafts).toBeLessThanOrEqual(counts.missing);
    }),
  );
});
