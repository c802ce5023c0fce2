import * as fc from "fast-check";
import { expect, test } from "vitest";
import { assertCanMove, canMove, isOpenForEntry, isOwnSubmission, NEXT_STATUS, REPORT_STATUSES } from "./status";

const ALLOWED = new Set(["draft>submitted", "returned>submitted", "submitted>returned", "submitted>accepted"]);
const status = fc.constantFrom(...REPORT_STATUSES);

test("the table allows the office's four steps and no other", () => {
  for (const from of REPORT_STATUSES) {
    for (const to of REPORT_STATUSES)
      expect([from, to, canMove(from, to)]).toEqual([from, to, ALLOWED.has(`${from}>${to}`)]);
  }
});

test("whatever is tried, a report moves along the table only, and an accepted one stays", () => {
  fc.assert(
    fc.property(fc.array(status, { maxLength: 30 }), (wishes) => {
      let current: (typeof REPORT_STATUSES)[number] = "draft";
      for (const wish of wishes) {
        if (!canMove(current, wish)) {
          expect(() => assertCanMove(current, wish)).toThrow(/^conflict: reports\.errors\.is/);
          continue;
        }
        expect(NEXT_STATUS[current]).toContain(wish);
        expect(current).not.toBe("accepted");
        // Nothing is accepted that was not handed in just before.
        if (wish === "accepted") expect(current).toBe("submitted");
        current = wish;
      }
    }),
  );
});

test("a report is written to only while it is a draft or was returned", () => {
  expect(REPORT_STATUSES.filter(isOpenForEntry)).toEqual(["draft", "returned"]);
});

test("who handed in a report is told apart from everyone else", () => {
  expect(isOwnSubmission({ submittedBy: "a" }, "a")).toBe(true);
  expect(isOwnSubmission({ submittedBy: "b" }, "a")).toBe(false);
  expect(isOwnSubmission({ submittedBy: null }, "a")).toBe(false);
});
