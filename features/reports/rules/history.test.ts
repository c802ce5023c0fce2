import { expect, test } from "vitest";
import { evaluateFormula } from "@/features/forms/rules/language-evaluate";
import { BLANK_ENTRY, type Figure } from "./figures";
import { factsOf, type FigureHistory, withFormulas } from "./history";

const NAME = { vi: "", en: "" };

function figure(code: string, entry: Partial<Figure> = {}): Figure {
  const texts = { name: NAME, measure: NAME, guidance: NAME, group: NAME, section: "" };
  const rest = { partOf: null, decimals: 0, isRequired: false, hasTarget: false, computed: null, version: 0 };
  return { ...BLANK_ENTRY, ...texts, ...rest, code, kind: "flow", source: null, ...entry };
}

function pastOf(reported: number): FigureHistory {
  const frozen = { name: "", measure: "", kind: "flow" as const, computed: null, remark: null, reason: null };
  const parts = { numerator: null, denominator: null, answer: null, cumulative: null };
  const was = { code: "KN", reported, ...frozen, ...parts };
  return { previous: was, lastYear: null, series: [reported], yearToDate: reported, earlier: [was] };
}

const known = { quarter: "2022-Q2" as const, history: new Map([["KN", pastOf(60)]]), targets: new Map([["KN", 200]]) };

test("a ratio of the year to its target arrives computed from the quarters: 134 of 200", () => {
  const share = figure("PCT_KH", { kind: "ratio", source: "formula:ytd.KN // target.KN" });
  const [, computed] = withFormulas([figure("KN", { computed: 74 }), share], known);
  expect(computed).toMatchObject({
    numerator: 134,
    denominator: 200,
    computedRatio: { numerator: 134, denominator: 200 },
  });
  const entered = { ...share, numerator: 130, denominator: 200 };
  expect(withFormulas([figure("KN", { computed: 74 }), entered], known)[1]).toMatchObject({
    numerator: 130,
    computedRatio: { numerator: 134 },
  });
});

test("formulas upon formulas follow what is reported, not what was computed", () => {
  const figures = [
    figure("DOUBLE", { source: "formula:SUM * 2" }),
    figure("SUM", { source: "formula:KN + DV", value: 100 }),
    figure("KN", { value: 3 }),
    figure("DV", { computed: 4 }),
  ];
  const [double, sum] = withFormulas(figures, known);
  expect(sum).toMatchObject({ computed: 7, value: 100 });
  expect(double).toMatchObject({ computed: 200 });
});

test("a formula over a blank has no figure, and a quarter unknown to the year neither", () => {
  const facts = factsOf({ ...known, figures: [figure("KN", { value: 3 }), figure("SHCD", { value: 2 })] });
  expect(evaluateFormula("ytd.KN", facts)).toBe(63);
  expect(evaluateFormula("ytd.SHCD", facts)).toBeNull();
  expect(evaluateFormula("prev.KN + target.KN", facts)).toBe(260);
  expect(evaluateFormula("lastYear.KN", facts)).toBeNull();
  const inFirst = factsOf({
    ...known,
    quarter: "2022-Q1",
    history: new Map(),
    figures: [figure("SHCD", { value: 2 })],
  });
  expect(evaluateFormula("ytd.SHCD", inFirst)).toBe(2);
});

test("of what stands at a day, the year's figure is the last", () => {
  const facts = factsOf({ ...known, figures: [figure("DV", { kind: "stock", computed: 118 })] });
  expect(evaluateFormula("ytd.DV", facts)).toBe(118);
});
