import { describe, expect, test } from "vitest";
import { workingCalendar } from "@/lib/working-days";
import { lastDayToPresent, letterClock, refuseAcceptance, refuseIssue } from "./letters";

// Tết 2022 was off from 31/1 to 4/2; here one Saturday is worked in exchange.
const calendar = workingCalendar([
  ...["2022-01-31", "2022-02-01", "2022-02-02", "2022-02-03", "2022-02-04"].map((day) => ({ day, isWorking: false })),
  { day: "2022-02-12", isWorking: true },
]);
const plain = workingCalendar([]);

describe("the clock of a letter", () => {
  test("thirty working days reach over holidays and count a Saturday worked in exchange", () => {
    expect(lastDayToPresent("2022-01-28", 30, plain)).toBe("2022-03-11");
    expect(lastDayToPresent("2022-01-28", 30, calendar)).toBe("2022-03-17");
  });

  test.each([
    ["2022-03-10", { hasRunOut: false, workdays: 5 }],
    ["2022-03-16", { hasRunOut: false, workdays: 1 }],
    ["2022-03-17", { hasRunOut: false, workdays: 0 }],
    ["2022-03-18", { hasRunOut: true, workdays: 1 }],
    ["2022-03-19", { hasRunOut: true, workdays: 1 }],
    ["2022-03-21", { hasRunOut: true, workdays: 2 }],
  ])("on %s", (today, clock) => {
    expect(letterClock("2022-03-17", today, calendar)).toEqual(clock);
  });
});

describe("issuing", () => {
  test("a letter before its decision is impossible", () => {
    expect(refuseIssue({ issuedOn: "2022-02-09", decidedOn: "2022-02-10" }, 60, plain)).toMatchObject({
      field: "issuedOn",
      messageKey: "transfers.errors.beforeDecision",
    });
  });

  test("after sixty working days it is told, and may be insisted on", () => {
    const decidedOn = "2022-01-28";
    const last = lastDayToPresent(decidedOn, 60, calendar);
    expect(refuseIssue({ issuedOn: last, decidedOn }, 60, calendar)).toBeNull();
    expect(refuseIssue({ issuedOn: "2022-04-30", decidedOn }, 60, calendar)).toMatchObject({
      messageKey: "transfers.errors.lateStart",
      isConfirmable: true,
      params: { days: 60 },
    });
  });
});

describe("accepting", () => {
  const letter = { issuedOn: "2022-01-28", presentBy: "2022-03-17" };

  test.each([
    ["on the letter's own day", "2022-01-28", null, undefined],
    ["before the letter", "2022-01-27", "transfers.errors.beforeLetter", undefined],
    ["on the last day", "2022-03-17", null, undefined],
    ["a day late", "2022-03-18", "transfers.errors.lateAcceptance", true],
    ["on a day to come", "2022-06-01", "members.errors.future", undefined],
  ])("%s", (_case, day, messageKey, isConfirmable) => {
    const refused = refuseAcceptance(letter, day, "2022-05-04");
    expect(refused?.messageKey ?? null).toBe(messageKey);
    expect(refused?.isConfirmable).toBe(isConfirmable);
  });
});
