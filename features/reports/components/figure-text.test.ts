import { expect, test } from "vitest";
import { bySection, figureText, namedSection } from "./figure-text";

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

test("figures stay in the form's order, section by section", () => {
  const figures = [
    { section: "a", n: 1 },
    { section: "b", n: 2 },
    { section: "a", n: 3 },
  ];
  expect(bySection(figures).map(([section, all]) => [section, all.map(({ n }) => n)])).toEqual([
    ["a", [1, 3]],
    ["b", [2]],
  ]);
  expect(namedSection("strength")).toBe("strength");
  expect(namedSection("finance")).toBe("other");
});
