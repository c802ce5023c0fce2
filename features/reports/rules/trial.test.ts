import { expect, test } from "vitest";
import { type TrialReport, tryRulesOn } from "./trial";

const report = (series: number, quarter: TrialReport["quarter"], figures: Record<string, number>): TrialReport => ({
  series,
  quarter,
  targets: { KN: 10 },
  figures: Object.entries(figures).map(([code, reported]) => {
    const parts = { numerator: null, denominator: null, computed: null, isAnswered: false };
    return { code, kind: code === "DV" ? "stock" : "flow", reported, ...parts };
  }),
});

const REPORTS = [
  report(1, "2022-Q1", { KN: 3, DV: 100 }),
  report(1, "2022-Q2", { KN: 8, DV: 108 }),
  report(2, "2022-Q1", { KN: 1, DV: 40 }),
  report(2, "2022-Q2", { KN: 0, DV: 90 }),
  report(3, "2022-Q2", { DV: 12 }),
];
const firing = (expression: string) => {
  const [outcome] = tryRulesOn([{ code: "x", expression }], REPORTS, new Set(["2022-Q2"]));
  return [outcome?.broken, outcome?.applicable];
};

test("a rule on trial says how many of how many reports it would have spoken in", () => {
  expect(firing("KN <= 5")).toEqual([1, 2]);
  expect(firing("answered(KN)")).toEqual([1, 3]);
  expect(firing("KN >")).toEqual([0, 0]);
});

test("it looks back within one unit only, and to the year's target", () => {
  expect(firing("DV <= 2 * prev.DV")).toEqual([1, 2]);
  expect(firing("ytd.KN <= target.KN")).toEqual([1, 2]);
  expect(firing("ytd.DV == DV")).toEqual([0, 3]);
});
