import * as fc from "fast-check";
import { expect, test } from "vitest";
import { BLANK_ENTRY, differsFromRegister, type Figure, isAnswered, recordsHref, reportedFigure } from "./figures";
import { canSubmit, findingsOf } from "./findings";

const NAME = { vi: "", en: "" };

function figure(code: string, computed: number | null, entry: Partial<Figure> = {}): Figure {
  return {
    ...BLANK_ENTRY,
    code,
    section: "strength",
    name: NAME,
    measure: NAME,
    kind: "flow",
    source: null,
    computed,
    version: 0,
    ...entry,
  };
}

const STRENGTH = [
  figure("DV_DK", 100),
  figure("KN", 5),
  figure("CDEN", 2),
  figure("CD", 3),
  figure("DV", 104),
  figure("DV_CT", 94),
  figure("DV_DB", 10),
];
const MOVES = { increases: 7, decreases: 3 };
const check = (figures: Figure[], register = MOVES) => findingsOf({ figures, narratives: [], register });

test("nothing is found in a balanced report that follows the register", () => {
  expect(check(STRENGTH)).toEqual([]);
});

test("a figure other than the register's blocks until a reason is given", () => {
  const differing = { value: 6, reason: null };
  const [blocking] = check([figure("KN", 5, differing)]);
  expect(blocking).toEqual({ kind: "unexplained", blocks: true, figure: "KN", computed: 5, reported: 6 });
  expect(canSubmit(check([figure("KN", 5, { ...differing, reason: "Quyết định đến muộn" })]))).toBe(true);
});

test("nought is an answer and blank is not", () => {
  expect(check([figure("SHCD", null, { value: 0 })])).toEqual([]);
  expect(check([figure("SHCD", null)])).toEqual([{ kind: "blankFigure", blocks: false, figure: "SHCD" }]);
});

const ratio = (numerator: number | null, denominator: number | null) =>
  check([figure("QT_PCT", null, { kind: "ratio", numerator, denominator })]).map(({ kind }) => kind);

test("a ratio needs both figures, may pass 100%, and is not of nothing", () => {
  expect(ratio(1235, 1200)).toEqual([]);
  expect(ratio(0, 0)).toEqual([]);
  expect(ratio(5, null)).toEqual(["halfRatio"]);
  expect(ratio(5, 0)).toEqual(["zeroDenominator"]);
  expect(ratio(null, null)).toEqual(["blankFigure"]);
});

test("an empty section warns, and blocks only where the form requires it", () => {
  const narratives = [
    { code: "results", isRequired: false, body: "  " },
    { code: "shortcomings", isRequired: true, body: "" },
    { code: "cadres", isRequired: true, body: "Đã kiện toàn." },
  ];
  expect(findingsOf({ figures: [], narratives, register: MOVES })).toEqual([
    { kind: "requiredSection", blocks: true, section: "shortcomings" },
    { kind: "blankSection", blocks: false, section: "results" },
  ]);
});

test("strength that does not add up is a warning with both figures, never a refusal", () => {
  const withReason = { value: 110, reason: "Theo danh sách của đơn vị" };
  const findings = check(STRENGTH.map((one) => (one.code === "DV" ? { ...one, ...withReason } : one)));
  expect(findings).toEqual([
    { kind: "balance", blocks: false, expected: 104, reported: 110, others: 0 },
    { kind: "standings", blocks: false, sum: 104, reported: 110 },
  ]);
  expect(canSubmit(findings)).toBe(true);
});

test("what the register moved on lines the form does not have is not called an imbalance", () => {
  const figures = STRENGTH.map((one) =>
    one.code === "DV" ? { ...one, computed: 164 } : one.code === "DV_CT" ? { ...one, computed: 154 } : one,
  );
  expect(check(figures, { increases: 67, decreases: 3 })).toEqual([]);
});

test("a figure that balances in the register balances in the report, whatever the numbers", () => {
  const count = fc.nat(10_000);
  fc.assert(
    fc.property(count, count, count, count, count, (opening, admitted, arrived, official, probationary) => {
      const closing = official + probationary;
      const departed = 7;
      const others = closing - (opening + admitted + arrived - departed);
      const register = {
        increases: admitted + arrived + Math.max(others, 0),
        decreases: departed + Math.max(-others, 0),
      };
      const computed = {
        DV_DK: opening,
        KN: admitted,
        CDEN: arrived,
        CD: departed,
        DV: closing,
        DV_CT: official,
        DV_DB: probationary,
      };
      expect(
        check(
          Object.entries(computed).map(([code, value]) => figure(code, value)),
          register,
        ),
      ).toEqual([]);
    }),
  );
});

test("the reported figure is the entered one, else the register's", () => {
  expect(reportedFigure({ computed: 5, value: null })).toBe(5);
  expect(reportedFigure({ computed: 5, value: 0 })).toBe(0);
  expect(reportedFigure({ computed: null, value: null })).toBeNull();
  expect(differsFromRegister({ computed: 5, value: 5 })).toBe(false);
  expect(differsFromRegister({ computed: null, value: 5 })).toBe(false);
  expect(isAnswered({ kind: "flow", computed: 0, value: null, numerator: null, denominator: null })).toBe(true);
});

test("a computed figure leads to the records behind it", () => {
  const place = { unitId: "u", quarter: "2022-Q1" };
  expect(recordsHref("ledger:KN", place)).toBe("/changes?unit=u&quarter=2022-Q1&indicator=KN");
  expect(recordsHref("awards:party_badge", place)).toBe("/awards?unit=u&quarter=2022-Q1&form=party_badge");
  expect(recordsHref("strength:total", place)).toBe("/members?unit=u");
  expect(recordsHref(null, place)).toBeNull();
});
