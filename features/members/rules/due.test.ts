import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths } from "@/lib/dates";
import { workingCalendar } from "@/lib/working-days";
import { awayDue, badgeDue, type DueContext, exemptionDue, letterDue, recognitionDue, soonUntil } from "./due";
import { type DatedValue, type DueNumbers, inForce } from "./due-rules";

const always = (value: number, source = "Quy định 294-QĐ/TW"): DatedValue<number>[] => [
  { value, source, from: "1930-02-03", to: null, isOwn: false },
];

const rules: DueNumbers = {
  "probation.months": always(12),
  "official.branch_review_workdays": always(30),
  "official.decision_workdays": always(30),
  "official.decision_extension_workdays": always(15),
  "transfer.present_workdays": always(30),
  "transfer.file_overdue_months": always(3),
  "temporary.max_months": always(12),
  "exempt.max_months_other": always(12, "Điều 7"),
  "due.soon_workdays": always(20),
  "due.badge_batches_ahead": always(2),
};
const calendar = workingCalendar([
  { day: "2025-09-02", isWorking: false },
  { day: "2025-10-04", isWorking: true },
]);
const on = (today: string, over: Partial<DueContext> = {}): DueContext => ({ today, calendar, rules, ...over });

const at = (today: string) => recognitionDue("2024-09-15", on(today));

describe("the way to official status, from a ceremony on 15/9/2024", () => {
  // 30 working days after 15/9/2025, a Saturday worked among them; then 30 more, then 15.
  const [review, decide, extended] = ["2025-10-24", "2025-12-05", "2025-12-26"];

  test("before its end the probation runs", () => {
    expect(at("2025-09-01")).toMatchObject({ reason: "probationEnds", dueOn: "2025-09-15", urgency: "soon" });
    expect(at("2025-09-01").workdays).toBe(9);
    expect(at("2025-06-02").urgency).toBe("later");
  });

  test("then the branch has its working days, then it is late, then the decision is", () => {
    expect(at("2025-09-15")).toMatchObject({ reason: "branchReview", dueOn: review });
    expect(at(review)).toMatchObject({ reason: "branchReview", workdays: 0, urgency: "soon" });
    expect(at("2025-10-28")).toMatchObject({ reason: "branchReviewLate", urgency: "overdue", workdays: 2 });
    expect(at(decide)).toMatchObject({ reason: "branchReviewLate" });
    expect(at(extended)).toMatchObject({ reason: "decisionLate", dueOn: decide, workdays: 15 });
    expect(at(addDays(extended, 3))).toMatchObject({ reason: "decisionPastExtension", dueOn: extended, workdays: 1 });
  });

  test("each line says its reason, its figures and the document of its rule", () => {
    expect(at("2025-10-28")).toMatchObject({
      params: { months: 12, endsOn: "15/9/2025", workdays: 30, reviewBy: "24/10/2025", dueOn: "24/10/2025" },
      source: "Quy định 294-QĐ/TW",
    });
  });

  test("whatever the day, it is due later the later the ceremony, and overdue exactly after its last day", () => {
    const day = fc.integer({ min: 0, max: 700 }).map((offset) => addDays("2024-06-01", offset));
    fc.assert(
      fc.property(day, day, (ceremony, today) => {
        const due = recognitionDue(ceremony, on(today));
        expect(due.urgency === "overdue").toBe(today > due.dueOn);
        expect(due.workdays).toBeGreaterThanOrEqual(0);
        expect(due.dueOn >= addMonths(ceremony, 12)).toBe(true);
      }),
    );
  });
});

test("a rule that changed is that of its own day", () => {
  const changed = {
    ...rules,
    "official.branch_review_workdays": [
      { value: 5, source: "Hướng dẫn của Thành ủy", from: "2025-10-01", to: null, isOwn: false },
      { value: 30, source: "Quy định 294-QĐ/TW", from: "1930-02-03", to: "2025-10-01", isOwn: false },
    ],
  };
  const due = (ceremony: string) => recognitionDue(ceremony, on("2025-10-03", { rules: changed }));
  expect(due("2024-09-30").params).toMatchObject({ workdays: 30 });
  expect(due("2024-10-01")).toMatchObject({ params: { workdays: 5 }, source: "Hướng dẫn của Thành ủy" });
});

test("an office's own value stands before the one for all, and no value is an error", () => {
  const own = { value: 5, source: "Cơ quan", from: "2020-01-01", to: "2021-01-01", isOwn: true };
  expect(inForce([...always(30), own], "2020-06-01").value).toBe(5);
  expect(inForce([...always(30), own], "2021-01-01").value).toBe(30);
  expect(() => inForce([own], "2021-01-01")).toThrow("No rule");
});

test("a letter runs out on its last day, and after months is a case of its own", () => {
  const letter = { letterNo: "12-GT/CB", issuedOn: "2025-09-08", presentBy: "2025-10-17" };
  expect(letterDue(letter, on("2025-10-10"))).toMatchObject({ reason: "letterRunsOut", workdays: 5, urgency: "soon" });
  expect(letterDue(letter, on("2025-10-20"))).toMatchObject({ reason: "letterRanOut", workdays: 1 });
  expect(letterDue(letter, on("2025-12-08"))).toMatchObject({ reason: "letterRanOut" });
  expect(letterDue(letter, on("2025-12-09"))).toMatchObject({ reason: "letterAbandoned", dueOn: "2025-12-08" });
});

test("an exemption and a temporary transfer end on their day, the latter on the longest allowed where none was set", () => {
  const exemption = { since: "2025-01-02", until: "2025-09-30" };
  expect(exemptionDue(exemption, on("2025-09-23"))).toMatchObject({
    reason: "exemptionEnds",
    workdays: 5,
    source: "Điều 7",
  });
  expect(exemptionDue(exemption, on("2025-10-01"))).toMatchObject({ reason: "exemptionEnded" });
  const away = { since: "2024-10-01", place: "Học viện Chính trị", until: null, isGuest: false };
  expect(awayDue(away, on("2025-09-23"))).toMatchObject({ reason: "awayEnds", dueOn: "2025-10-01" });
  expect(awayDue({ ...away, until: "2025-09-22" }, on("2025-09-23"))).toMatchObject({ reason: "awayEnded" });
  expect(awayDue({ ...away, isGuest: true }, on("2025-09-23"))).toMatchObject({ reason: "guestEnds" });
});

test("a badge is due on its presentation day", () => {
  const badge = { mark: 30, reachedOn: "2054-08-25", batch: "2054-09-02", source: "Quy định 294-QĐ/TW, mục 28" };
  expect(badgeDue(badge, on("2054-08-20"))).toMatchObject({
    reason: "badgeMark",
    params: { mark: 30, reachedOn: "25/8/2054", batch: "02/9/2054" },
    urgency: "soon",
  });
});

test("soon is as many working days ahead as the setting says", () => {
  expect(soonUntil(on("2025-09-15"))).toBe("2025-10-10");
});
