import { expect, test } from "vitest";
import { snapshotContent } from "../schema";
import { acceptedOrdinals, restatedFigures } from "./restatement";

const at = (day: number) => new Date(Date.UTC(2022, 3, day));

function handedIn(ordinal: number, day: number, figures: Record<string, number | null>, name = "Bí thư") {
  const content = snapshotContent.parse({
    unit: { id: "u", name: "Đảng bộ Một" },
    quarter: "2022-Q1",
    form: { code: "quarterly", version: 1 },
    figures: Object.entries(figures).map(([code, reported]) => ({
      code,
      name: code,
      measure: "người",
      kind: "flow",
      computed: null,
      reported,
      numerator: null,
      denominator: null,
      remark: null,
      reason: null,
    })),
    narratives: [],
    register: { opening: 0, increases: 0, decreases: 0, official: 0, probationary: 0, closing: 0 },
    ledgerSeq: 1,
    submittedBy: { id: name, name },
  });
  return { ordinal, at: at(day), content };
}

const step = (status: "draft" | "submitted" | "returned" | "accepted", day: number, reason: string | null = null) => ({
  status,
  at: at(day),
  reason,
});

const STEPS = [
  step("draft", 1),
  step("submitted", 2),
  step("returned", 3, "Thiếu số"),
  step("submitted", 4),
  step("accepted", 5),
  step("returned", 10, "Quyết định đến muộn"),
  step("submitted", 11),
  step("accepted", 12),
  step("returned", 20, "Ghi nhầm"),
  step("submitted", 21),
  step("accepted", 22),
];
const SNAPSHOTS = [
  handedIn(1, 2, { KN: 1, CT: 1, XT: null }),
  handedIn(2, 4, { KN: 2, CT: 1, XT: null }),
  handedIn(3, 11, { KN: 3, CT: 4, XT: null }),
  handedIn(4, 21, { KN: 3, CT: 1, XT: 0 }, "Phó Bí thư"),
];

test("the handings in that were accepted are counted by the steps", () => {
  expect(acceptedOrdinals(STEPS)).toEqual([2, 3, 4]);
  expect(acceptedOrdinals(STEPS.slice(0, 4))).toEqual([]);
});

test("a restated figure is told as first accepted and as now, with who changed it and why it was opened", () => {
  const told = restatedFigures(STEPS, SNAPSHOTS).map(({ code, first, now, by, why }) => {
    return [code, first?.reported ?? null, now?.reported ?? null, by, why];
  });
  expect(told).toEqual([
    ["KN", 2, 3, "Bí thư", "Quyết định đến muộn"],
    ["XT", null, 0, "Phó Bí thư", "Ghi nhầm"],
  ]);
});

test("what is handed in again and waits, or was accepted once, restates nothing", () => {
  expect(restatedFigures(STEPS.slice(0, 7), SNAPSHOTS)).toEqual([]);
  expect(restatedFigures(STEPS.slice(0, 5), SNAPSHOTS)).toEqual([]);
});
