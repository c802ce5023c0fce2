import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  assertCanMove,
  assertOpenForEntry,
  canMove,
  canWrite,
  isLocked,
  isOpenForEntry,
  isOwnSubmission,
  QUARTER_STATES,
  REPORT_STATUSES,
  type ReportStatus,
} from "./status";

const ALLOWED = new Set(["draft>submitted", "returned>submitted", "submitted>returned", "submitted>accepted"]);
const status = fc.constantFrom(...REPORT_STATUSES);
const quarterState = fc.constantFrom(...QUARTER_STATES);

test("the table allows the four steps in an open quarter, restating in a reopened one, and nothing in a locked one", () => {
  for (const from of REPORT_STATUSES) {
    for (const to of REPORT_STATUSES) {
      const [step, isUsual] = [`${from}>${to}`, ALLOWED.has(`${from}>${to}`)];
      const may = (state: (typeof QUARTER_STATES)[number]) => canMove({ status: from, quarterState: state }, to);
      expect([step, may("open")]).toEqual([step, isUsual]);
      expect([step, may("reopened")]).toEqual([step, isUsual || step === "accepted>returned"]);
      expect([step, may("locked")]).toEqual([step, false]);
    }
  }
});

test("whatever is tried, a report moves along the table only, and an accepted one stays but in a reopened quarter", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(status, quarterState), { maxLength: 30 }), (wishes) => {
      let current: ReportStatus = "draft";
      for (const [wish, state] of wishes) {
        const standing = { status: current, quarterState: state };
        if (!canMove(standing, wish)) {
          expect(() => assertCanMove(standing, wish)).toThrow(/^conflict: reports\.errors\.(is|notReopened)/);
          continue;
        }
        expect(state).not.toBe("locked");
        if (current === "accepted") expect(state).toBe("reopened");
        // Nothing is accepted that was not handed in just before.
        if (wish === "accepted") expect(current).toBe("submitted");
        current = wish;
      }
    }),
  );
});

const refuse = (from: ReportStatus, state: (typeof QUARTER_STATES)[number], to: ReportStatus) => () =>
  assertCanMove({ status: from, quarterState: state }, to);

test("a refusal says which: the report's own state, the quarter's lock, or that nothing was opened again", () => {
  expect(refuse("draft", "open", "accepted")).toThrow("reports.errors.isDraft");
  expect(refuse("submitted", "open", "submitted")).toThrow("reports.errors.isSubmitted");
  expect(refuse("returned", "reopened", "accepted")).toThrow("reports.errors.isReturned");
  expect(refuse("accepted", "reopened", "submitted")).toThrow("reports.errors.isAccepted");
  expect(refuse("draft", "locked", "submitted")).toThrow("reports.errors.isLocked");
  expect(refuse("accepted", "locked", "returned")).toThrow("reports.errors.isLocked");
  expect(refuse("accepted", "open", "returned")).toThrow("reports.errors.notReopened");
  expect(() => assertOpenForEntry({ status: "draft", quarterState: "locked" })).toThrow("reports.errors.isLocked");
  expect(() => assertOpenForEntry({ status: "accepted", quarterState: "locked" })).toThrow("reports.errors.isAccepted");
});

test("a report is written to only while it is a draft or was returned, and its quarter is not locked", () => {
  expect(REPORT_STATUSES.filter(isOpenForEntry)).toEqual(["draft", "returned"]);
  for (const one of REPORT_STATUSES) {
    expect(canWrite({ status: one, quarterState: "locked" })).toBe(false);
    expect(canWrite({ status: one, quarterState: "reopened" })).toBe(isOpenForEntry(one));
  }
});

test("locked is worked out: accepted, in a quarter that is locked", () => {
  for (const one of REPORT_STATUSES) {
    for (const state of QUARTER_STATES)
      expect(isLocked({ status: one, quarterState: state })).toBe(one === "accepted" && state === "locked");
  }
});

test("who handed in a report is told apart from everyone else", () => {
  expect(isOwnSubmission({ submittedBy: "a" }, "a")).toBe(true);
  expect(isOwnSubmission({ submittedBy: "b" }, "a")).toBe(false);
  expect(isOwnSubmission({ submittedBy: null }, "a")).toBe(false);
});
