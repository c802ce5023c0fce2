import * as fc from "fast-check";
import { expect, test } from "vitest";
import { countStates, LATENESSES, latenessOf, ratesOf, REPORT_STATES, reportState } from "./lateness";

const DUE = "2022-03-25";
const at = (text: string) => new Date(text);

test("before the due day is early, its last minute in the office's time zone on time, and after that late", () => {
  const delivery = { dueOn: DUE, today: "2022-04-10" };
  expect(latenessOf({ ...delivery, firstSubmittedAt: at("2022-03-24T23:59:00+07:00") })).toBe("early");
  expect(latenessOf({ ...delivery, firstSubmittedAt: at("2022-03-25T23:59:00+07:00") })).toBe("on_time");
  expect(latenessOf({ ...delivery, firstSubmittedAt: at("2022-03-26T00:00:00+07:00") })).toBe("late");
});

test("a unit that has handed in nothing is missing from the day after", () => {
  expect(latenessOf({ dueOn: DUE, firstSubmittedAt: null, today: DUE })).toBe("not_due");
  expect(latenessOf({ dueOn: DUE, firstSubmittedAt: null, today: "2022-03-26" })).toBe("missing");
});

test("days of grace are on time, and within them nothing is missing yet", () => {
  const delivery = { dueOn: DUE, graceUntil: "2022-03-29" };
  const submitted = (text: string) => latenessOf({ ...delivery, firstSubmittedAt: at(text), today: "2022-04-10" });
  expect(submitted("2022-03-29T17:00:00+07:00")).toBe("on_time");
  expect(submitted("2022-03-30T08:00:00+07:00")).toBe("late");
  expect(latenessOf({ ...delivery, firstSubmittedAt: null, today: "2022-03-29" })).toBe("not_due");
  expect(latenessOf({ ...delivery, firstSubmittedAt: null, today: "2022-03-30" })).toBe("missing");
});

test("without a due day nothing is late", () => {
  expect(latenessOf({ dueOn: null, firstSubmittedAt: null, today: "2022-12-31" })).toBe("not_due");
});

test("locked, restating and missing are worked out", () => {
  const draft = { quarterState: "reopened", acceptedOrdinal: 1 } as const;
  expect(reportState({ ...draft, status: null })).toBe("missing");
  expect(reportState({ ...draft, status: "accepted", quarterState: "locked" })).toBe("locked");
  expect(reportState({ ...draft, status: "accepted" })).toBe("accepted");
  expect(reportState({ ...draft, status: "returned" })).toBe("restating");
  expect(reportState({ ...draft, status: "returned", acceptedOrdinal: null })).toBe("returned");
  expect(reportState({ ...draft, status: "submitted" })).toBe("submitted");
});

const row = fc.record({ state: fc.constantFrom(...REPORT_STATES), lateness: fc.constantFrom(...LATENESSES) });

test("in, returned and missing make up all units", () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const counts = countStates(rows);
      expect(counts.in + counts.returned + counts.missing).toBe(rows.length);
      expect(counts.submitted + counts.accepted + counts.restating).toBe(counts.in);
      expect(counts.drafts).toBeLessThanOrEqual(counts.missing);
    }),
  );
});

test("rates of the parts sum to the rate of the whole, and no numerator is above its denominator", () => {
  fc.assert(
    fc.property(fc.array(row), fc.array(row), (some, others) => {
      const [one, two, all] = [ratesOf(some), ratesOf(others), ratesOf([...some, ...others])];
      for (const key of ["total", "complete", "timely", "due"] as const) expect(one[key] + two[key]).toBe(all[key]);
      expect(all.complete).toBeLessThanOrEqual(all.total);
      expect(all.timely).toBeLessThanOrEqual(all.due);
    }),
  );
});
