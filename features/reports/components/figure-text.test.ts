import { expect, test } from "vitest";
import { byGroup, figureText } from "./figure-text";

const RATIO = { kind: "ratio", reported: null };

test("a ratio is read with its two figures and its share, above 100% too", () => {
  expect(figureText({ ...RATIO, numerator: 1235, denominator: 1200 })).toBe("1.235/1.200 (102,92%)");
  expect(figureText({ ...RATIO, numerator: 0, denominator: 0 })).toBe("0/0 (–)");
  expect(figureText({ ...RATIO, numerator: 5, denominator: null })).toBe("5/–");
});

test("nought is read as nought, and blank is told apart from it", () => {
  const flow = { kind: "flow", numerator: null, denominator: null };
  expect(figureText({ ...flow, reported: 0 })).toBe("0");
  expect(figureText({ ...flow, reported: null })).toBeNull();
  expect(figureText({ ...RATIO, numerator: null, denominator: null })).toBeNull();
});

test("figures stay in the form's order, group by group", () => {
  const group = { vi: "Nhóm", en: "Group" };
  const figures = [
    { section: "a", group, n: 1 },
    { section: "b", group, n: 2 },
    { section: "a", group, n: 3 },
  ];
  expect(byGroup(figures).map(({ code, title, figures: all }) => [code, title, all.map(({ n }) => n)])).toEqual([
    ["a", group, [1, 3]],
    ["b", group, [2]],
  ]);
});
