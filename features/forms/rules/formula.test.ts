import * as fc from "fast-check";
import { expect, test } from "vitest";
import { applyFormula, checkFormula, formulaOf, inFormulaOrder, neededBy } from "./formula";

const CODES = new Set(["A", "B", "C"]);
const one = (code: string, formula: string | null, kind = "flow") => ({
  code,
  kind,
  source: formula === null ? null : `formula:${formula}`,
});
const FIGURES = new Map([
  ["now A", 4],
  ["now B", 8],
  ["target A", 200],
  ["ytd A", 134],
]);
const FACTS = {
  number: (scope: string, code: string) => FIGURES.get(`${scope} ${code}`) ?? null,
  isAnswered: () => true,
};

test("a formula is one expression, and of a ratio two", () => {
  expect(formulaOf("ledger:KN")).toBeNull();
  expect(checkFormula("A + prev.B", "flow", CODES)).toEqual({ ok: true, uses: ["A", "prev.B"] });
  expect(checkFormula("ytd.A // target.A", "ratio", CODES)).toEqual({ ok: true, uses: ["ytd.A", "target.A"] });
  expect(checkFormula("A", "ratio", CODES)).toMatchObject({ message: "forms.language.needsRatio" });
  expect(checkFormula("A // B // C", "ratio", CODES)).toMatchObject({ message: "forms.language.needsRatio" });
  expect(checkFormula("A // D", "ratio", CODES)).toEqual({ ok: false, message: "forms.language.unknownName", at: 5 });
  expect(checkFormula("A > B", "stock", CODES)).toMatchObject({ message: "forms.language.needsNumber" });
});

test("the year's share of a target: 134 of 200", () => {
  expect(applyFormula(one("C", "ytd.A // target.A", "ratio"), FACTS)).toEqual({
    value: null,
    ratio: { numerator: 134, denominator: 200 },
  });
  expect(applyFormula(one("C", "A * 2 + B"), FACTS)).toEqual({ value: 16, ratio: null });
  expect(applyFormula(one("C", "C // A", "ratio"), FACTS)).toEqual({ value: null, ratio: null });
});

test("what a formula waits for comes before it, and a circle has no figure", () => {
  expect(neededBy(one("C", "prev.C + target.A + A + num.B"), CODES)).toEqual(["A", "B"]);
  const order = (list: ReturnType<typeof one>[]) => inFormulaOrder(list).map(({ code }) => code);
  expect(order([one("A", "B + 1"), one("B", "C + 1"), one("C", null)])).toEqual(["B", "A"]);
  expect(order([one("A", "B"), one("B", "A"), one("C", "A")])).toEqual([]);
  expect(order([one("A", "A + 1"), one("B", "prev.B + 1")])).toEqual(["B"]);
});

test("in whatever way indicators refer to one another, none comes before what it waits for", () => {
  const codes = ["A", "B", "C", "D", "E", "F"];
  const formulas = fc.tuple(
    ...codes.map(() => fc.option(fc.array(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 }))),
  );
  fc.assert(
    fc.property(formulas, (needs) => {
      const list = codes.map((code, index) => one(code, needs[index]?.join(" + ") ?? null));
      const ordered = inFormulaOrder(list);
      for (const [place, item] of ordered.entries()) {
        for (const code of neededBy(item, new Set(codes))) {
          const isEntered = list.find((other) => other.code === code)?.source === null;
          expect(isEntered || ordered.slice(0, place).some((other) => other.code === code)).toBe(true);
        }
      }
    }),
  );
});
