import { expect, test } from "vitest";
import { sumFigures } from "./branch-sums";
import { underTheirCollectors, withoutBranches } from "./branches";

const ROWS = [
  { unitId: "a1", collectedBy: "a" },
  { unitId: "a", collectedBy: null },
  { unitId: "b", collectedBy: null },
  { unitId: "a2", collectedBy: "a" },
];
const ids = (rows: readonly { unitId: string }[]) => rows.map(({ unitId }) => unitId);

test("a branch is part of the unit that collects it, where that unit is in the list", () => {
  expect(ids(withoutBranches(ROWS))).toEqual(["a", "b"]);
  expect(ids(withoutBranches(ROWS.filter(({ unitId }) => unitId !== "a")))).toEqual(["a1", "b", "a2"]);
  expect(ids(underTheirCollectors(ROWS))).toEqual(["a", "a1", "a2", "b"]);
});

const figure = (code: string, given: object) =>
  ({ code, kind: "flow", reported: null, numerator: null, denominator: null, ...given }) as const;

test("figures are summed with blanks left out, ratios by their parts, and words not at all", () => {
  const sums = sumFigures([
    [figure("KN", { reported: 0.1 }), figure("CT", {}), figure("QT", { kind: "ratio", numerator: 1, denominator: 2 })],
    [figure("KN", { reported: 0.2 }), figure("QT", { kind: "ratio", numerator: 3, denominator: 4 })],
    [figure("YN", { kind: "yes_no", reported: 1 }), figure("QT", { kind: "ratio", numerator: 9, denominator: null })],
  ]);
  expect(Object.fromEntries(sums)).toEqual({
    KN: { value: 0.3, numerator: null, denominator: null },
    QT: { value: null, numerator: 4, denominator: 6 },
  });
});
