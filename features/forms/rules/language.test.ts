import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkExpression } from "./language";
import { evaluateFormula, evaluateRule } from "./language-evaluate";
import { type Facts, LONGEST_EXPRESSION, SCOPES } from "./language-grammar";

const CODES = new Set(["KN", "KN_NU", "DV", "QT_PCT"]);

/** Facts by name as written: "KN", "prev.KN". */
function factsOf(figures: Readonly<Record<string, number>>): Facts {
  const found = new Map(Object.entries(figures));
  return {
    number: (scope, code) => found.get(scope === "now" ? code : `${scope}.${code}`) ?? null,
    isAnswered: (code) => found.has(code),
  };
}

const rule = (text: string, figures: Readonly<Record<string, number>> = {}) => evaluateRule(text, factsOf(figures));
const formula = (text: string, figures: Readonly<Record<string, number>> = {}) =>
  evaluateFormula(text, factsOf(figures));
const fault = (text: string, expected: "bool" | "number" = "bool") => {
  const checked = checkExpression(text, CODES, expected);
  return checked.ok ? "ok" : [checked.message.replace("forms.language.", ""), checked.at];
};

test("a rule knows the figures of now, before, the target and the register", () => {
  expect(checkExpression("KN_NU <= KN && DV >= prev.DV", CODES, "bool")).toEqual({
    ok: true,
    uses: ["KN_NU", "KN", "DV", "prev.DV"],
  });
  expect(rule("KN_NU <= KN", { KN_NU: 3, KN: 5 })).toBe("holds");
  expect(rule("KN_NU <= KN", { KN_NU: 6, KN: 5 })).toBe("broken");
  for (const scope of SCOPES) expect(rule(`${scope}.KN == 7`, { [`${scope}.KN`]: 7 })).toBe("holds");
  expect(rule("KN == 7 ? DV > 1 : DV > 100", { KN: 7, DV: 5 })).toBe("holds");
});

test("a blank makes a rule not apply, and only answered and coalesce look at it", () => {
  expect(rule("KN_NU <= KN", { KN: 5 })).toBe("not_applicable");
  expect(rule("sum(KN, KN_NU) > 0", { KN: 5 })).toBe("not_applicable");
  expect(rule("sum(KN, coalesce(KN_NU, 0)) == 5", { KN: 5 })).toBe("holds");
  expect(rule("answered(KN)", {})).toBe("broken");
  expect(rule("!answered(prev.KN) || answered(KN)", { "prev.KN": 0 })).toBe("broken");
  expect(rule("KN > 3 && DV > 0", { KN: 1 })).toBe("broken");
  expect(rule("KN > 3 && DV > 0", { KN: 5 })).toBe("not_applicable");
  expect(rule("KN > 3 || DV > 0", { KN: 5 })).toBe("holds");
  expect(rule("DV / KN > 1", { DV: 5, KN: 0 })).toBe("not_applicable");
  expect(rule("KN ==", { KN: 5 })).toBe("not_applicable");
});

test("numbers are reckoned as an office reckons", () => {
  expect(rule("KN + DV == 0.3", { KN: 0.1, DV: 0.2 })).toBe("holds");
  expect(formula("round(KN / DV * 100, 2)", { KN: 1235, DV: 1200 })).toBe(102.92);
  expect(formula("round(KN)", { KN: 2.5 })).toBe(3);
  expect(formula("round(KN, 2)", { KN: 1.005 })).toBe(1.01);
  expect(formula("-abs(KN) % 4", { KN: -7 })).toBe(-3);
  expect(formula("KN / DV", { KN: 1, DV: 0 })).toBeNull();
  expect(formula("7 / 2")).toBe(3.5);
});

test("what is not of the language is refused, and the place is told", () => {
  expect(fault("")).toEqual(["empty", null]);
  expect(fault("KN <= ")).toEqual(["syntax", 6]);
  expect(fault("KN <= XYZ")).toEqual(["unknownName", 6]);
  expect(fault("past.KN > 0")).toEqual(["notAllowed", 0]);
  expect(fault("KN + DV")).toEqual(["needsTruth", 0]);
  expect(fault("KN > 0", "number")).toEqual(["needsNumber", 0]);
  expect(fault("KN > (DV > 1)")).toEqual(["needsNumber", 6]);
  expect(fault("KN > 0 && DV")).toEqual(["needsTruth", 10]);
  expect(fault("size(KN) > 0")).toEqual(["unknownFunction", 0]);
  expect(fault("round() > 0")).toEqual(["wrongArguments", 0]);
  expect(fault("answered(KN + 1)")).toEqual(["wrongArguments", 9]);
  expect(fault("KN > 1".padEnd(LONGEST_EXPRESSION + 1))).toEqual(["tooLong", LONGEST_EXPRESSION]);
  expect(fault(`${"(".repeat(50)}KN${")".repeat(50)} > 0`)).toEqual(["tooComplex", 40]);
  for (const text of [
    "KN == 'a'",
    "[KN] == [DV]",
    "{1: KN} == {1: DV}",
    "KN.size() > 0",
    "[1,2].all(x, x > 0)",
    "KN == null",
    "has(prev.KN)",
    "prev[KN] > 1",
    "prev.KN.KN > 1",
    "timestamp('2022-01-01T00:00:00Z') > KN",
    "5u > KN",
    "b'x' == KN",
  ])
    expect([text, fault(text)[0] === "o"]).toEqual([text, false]);
});

test("names of every object reach nothing", () => {
  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"]) {
    for (const text of [`${name} > 0`, `prev.${name} > 0`, `${name}(KN) > 0`, `${name}.KN > 0`, `KN.${name} > 0`]) {
      expect([text, checkExpression(text, CODES, "bool").ok]).toEqual([text, false]);
      expect([text, rule(text, { KN: 1 })]).toEqual([text, "not_applicable"]);
    }
  }
});

const word = fc.oneof(
  fc.constantFrom("KN", "DV", "prev.KN", "num.QT_PCT", "constructor", "__proto__", "true", "null", "0", "1.5", "1e308"),
  fc.constantFrom(...Array.from("+-*/%<>=!&|?:()[]{}.,'\"\\ \n#;~")),
  fc.constantFrom("==", "<=", "&&", "||", "sum(", "coalesce(", "round(", "answered(", "//", "in", "has(", ".map("),
  fc.string({ maxLength: 6, unit: "grapheme" }),
);
const noise = fc.oneof(
  fc.array(word, { maxLength: 60 }).map((words) => words.join(" ")),
  fc.array(word, { maxLength: 200 }).map((words) => words.join("")),
  fc.string({ maxLength: 300, unit: "binary" }),
);

test("whatever is typed, it is answered at once, and the outcome is one of those there are", () => {
  const keys = Object.getOwnPropertyNames(Object.prototype).toSorted();
  let slowest = 0;
  fc.assert(
    fc.property(noise, (text) => {
      const from = performance.now();
      const checked = checkExpression(text, CODES, "bool");
      const outcome = rule(text, { KN: 5, DV: 0, "num.QT_PCT": 3 });
      const figure = formula(text, { KN: 5, DV: 0 });
      slowest = Math.max(slowest, performance.now() - from);
      if (!checked.ok && checked.at !== null) expect(checked.at).toBeLessThanOrEqual(text.length);
      expect(["holds", "broken", "not_applicable"]).toContain(outcome);
      expect(figure === null || Number.isFinite(figure)).toBe(true);
    }),
    { numRuns: 3_000 },
  );
  expect(slowest).toBeLessThan(250);
  expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(keys);
});

test("the longest expressions are answered at once", () => {
  for (const text of ["!", "-", "(", "KN+", "KN?", "sum(", "KN&&", "KN.", "a[", "1:"].map((part) =>
    part.repeat(LONGEST_EXPRESSION).slice(0, LONGEST_EXPRESSION),
  )) {
    const from = performance.now();
    checkExpression(text, CODES, "bool");
    rule(text, { KN: 1 });
    expect(performance.now() - from).toBeLessThan(200);
  }
});

const expression: fc.Arbitrary<string> = fc.letrec<{ number: string; truth: string }>((tie) => ({
  number: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom("KN", "DV", "prev.KN", "3", "0.5"),
    fc
      .tuple(tie("number"), fc.constantFrom("+", "-", "*", "/", "%"), tie("number"))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `coalesce(${a}, ${b})`),
  ),
  truth: fc.oneof(
    { depthSize: "small" },
    fc
      .tuple(tie("number"), fc.constantFrom("<", "<=", "==", "!="), tie("number"))
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.tuple(tie("truth"), fc.constantFrom("&&", "||"), tie("truth")).map(([a, op, b]) => `(${a}) ${op} (${b})`),
    tie("truth").map((a) => `!(${a})`),
  ),
})).truth;

test("the contrary of a rule holds exactly when the rule is broken", () => {
  const contrary = { holds: "broken", broken: "holds", not_applicable: "not_applicable" };
  const figures = fc.record({ KN: fc.integer(), DV: fc.nat(9), "prev.KN": fc.nat() }, { requiredKeys: [] });
  fc.assert(
    fc.property(expression, figures, (text, values) => {
      fc.pre(text.length < LONGEST_EXPRESSION - 3 && checkExpression(`!(${text})`, CODES, "bool").ok);
      const facts = Object.fromEntries(
        Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
      );
      expect(rule(`!(${text})`, facts)).toBe(contrary[rule(text, facts)]);
    }),
  );
});
