import * as fc from "fast-check";
import { expect, test } from "vitest";
import { BLANK_ENTRY, differsFromRegister, type Figure, isAnswered, recordsHref, reportedFigure } from "./figures";
import { type Checkable, canSubmit, findingsOf } from "./findings";

const NAME = { vi: "", en: "" };

function figure(code: string, computed: number | null, entry: Partial<Figure> = {}): Figure {
  return {
    ...BLANK_ENTRY,
    code,
    section: "strength",
    group: NAME,
    guidance: NAME,
    partOf: null,
    decimals: 0,
    isRequired: false,
    hasTarget: false,
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
  figure("DV", 104, { source: "strength:total" }),
  figure("DV_CT", 94),
  figure("DV_DB", 10),
];
const MOVES = { increases: 7, decreases: 3 };
const NOTHING: Checkable = {
  quarter: "2022-Q2",
  figures: [],
  narratives: [],
  rules: [],
  history: new Map(),
  targets: new Map(),
  explanations: new Map(),
  register: MOVES,
  peers: new Map(),
  outlierLimits: { leastQuarters: 5, leastPeers: 8, deviations: 3.5, leastDifference: 5 },
};
const judge = (report: Partial<Checkable>) => findingsOf({ ...NOTHING, ...report });
const check = (figures: Figure[], register = MOVES) => judge({ figures, register });

test("nothing is found in a balanced report that follows the register", () => {
  expect(check(STRENGTH)).toEqual([]);
});

test("a figure other than the register's blocks until a reason is given", () => {
  const differing = { value: 6, reason: null };
  const [blocking] = check([figure("KN", 5, differing)]);
  expect(blocking).toMatchObject({ kind: "unexplained", blocks: true, figure: "KN", computed: 5, reported: 6 });
  expect(canSubmit(check([figure("KN", 5, { ...differing, reason: "Quyết định đến muộn" })]))).toBe(true);
});

test("nought is an answer and blank is not", () => {
  expect(check([figure("SHCD", null, { value: 0 })])).toEqual([]);
  expect(check([figure("SHCD", null)])).toMatchObject([
    { kind: "blankFigure", severity: "note", blocks: false, figure: "SHCD" },
  ]);
  expect(check([figure("SHCD", null, { isRequired: true })])).toMatchObject([
    { kind: "requiredFigure", severity: "block", blocks: true },
  ]);
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
  expect(judge({ narratives })).toMatchObject([
    { kind: "requiredSection", blocks: true, section: "shortcomings" },
    { kind: "blankSection", blocks: false, section: "results" },
  ]);
});

test("strength that does not add up asks for an explanation, and is never refused with one", () => {
  const withReason = { value: 110, reason: "Theo danh sách của đơn vị" };
  const figures = STRENGTH.map((one) => (one.code === "DV" ? { ...one, ...withReason } : one));
  const findings = check(figures);
  expect(findings).toMatchObject([
    { kind: "balance", severity: "explain", blocks: true, expected: 104, reported: 110, others: 0 },
    { kind: "standings", severity: "explain", blocks: true, sum: 104, reported: 110 },
  ]);
  expect(canSubmit(findings)).toBe(false);
  const said = { body: "Chờ quyết định của cấp trên", version: 1 };
  const explanations = new Map(findings.map(({ key }) => [key, said]));
  expect(judge({ figures, explanations }).map(({ blocks, explanation }) => [blocks, explanation])).toEqual([
    [false, said],
    [false, said],
  ]);
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

const MESSAGE = { vi: "Nữ nhiều hơn tổng số.", en: "More women than people." };
const womenRule = (severity: "explain" | "block", expression = "KN_NU <= KN") => ({
  code: "women",
  expression,
  severity,
  message: MESSAGE,
});

test("a rule of the form asks or blocks, with its own words, and leads to the figures it speaks of", () => {
  const figures = [figure("KN", 5), figure("KN_NU", null, { value: 6 })];
  const asked = judge({ figures, rules: [womenRule("explain")] });
  expect(asked).toMatchObject([
    { kind: "rule", key: "rule:women", severity: "explain", blocks: true, message: MESSAGE, figures: ["KN_NU", "KN"] },
  ]);
  const explanations = new Map([["rule:women", { body: "Kết nạp bổ sung", version: 2 }]]);
  expect(canSubmit(judge({ figures, explanations, rules: [womenRule("explain")] }))).toBe(true);
  expect(canSubmit(judge({ figures, explanations, rules: [womenRule("block")] }))).toBe(false);
});

test("a rule about a blank, or about a figure the unit is not asked for, says nothing", () => {
  expect(judge({ figures: [figure("KN", 5), figure("KN_NU", null)], rules: [womenRule("block")] })).toMatchObject([
    { kind: "blankFigure" },
  ]);
  expect(judge({ figures: [figure("KN", 5)], rules: [womenRule("block")] })).toEqual([]);
});

test("a part above its whole is asked about, rule or none", () => {
  const part = figure("KN_NU", null, { value: 6, partOf: "KN" });
  expect(judge({ figures: [figure("KN", 5), part], rules: [womenRule("explain", "KN >= 0")] })).toMatchObject([
    { kind: "partAbove", key: "partAbove:KN_NU", whole: "KN", part: 6, reported: 5 },
  ]);
});

test("a stated total other than the sum of its parts asks, and is never corrected: 153 against 72, 24 and 56", () => {
  const parts = [72, 24, 56].map((value, index) => figure(`PART_${index + 1}`, null, { value }));
  const rules = [womenRule("explain", "PART_1 + PART_2 + PART_3 == TOTAL")];
  const stated = figure("TOTAL", null, { value: 153 });
  expect(judge({ figures: [...parts, stated], rules })).toMatchObject([{ kind: "rule", severity: "explain" }]);
  expect(judge({ figures: [...parts, { ...stated, value: 152 }], rules })).toEqual([]);
});

const past = (reported: number) => ({
  code: "SHCD",
  name: "",
  measure: "",
  kind: "flow" as const,
  computed: null,
  reported,
  numerator: null,
  denominator: null,
  answer: null,
  cumulative: null,
  remark: null,
  reason: null,
});

test("an unusual figure is told and may be explained, but a figure of the register's own is not", () => {
  const history = new Map([
    [
      "SHCD",
      {
        previous: past(4),
        lastYear: null,
        series: [4, 5, 3, 4, 5, 4, 4, 4],
        yearToDate: 4,
        earlier: [past(4)],
      },
    ],
  ]);
  expect(judge({ history, figures: [figure("SHCD", null, { value: 60 })] })).toMatchObject([
    { kind: "outlier", key: "outlier:SHCD", severity: "note", blocks: false, against: "own", usual: 4, count: 8 },
  ]);
  expect(judge({ history, figures: [figure("SHCD", 60)] })).toEqual([]);
  const rules = [womenRule("explain", "SHCD <= 2 * prev.SHCD && ytd.SHCD == 64")];
  expect(judge({ history, rules, figures: [figure("SHCD", 60)] })).toMatchObject([{ kind: "rule" }]);
});

test("a ratio other than its formula's is asked about", () => {
  const entered = { kind: "ratio" as const, numerator: 134, denominator: 210 };
  const computedRatio = { numerator: 134, denominator: 200 };
  expect(check([figure("PCT_KH", null, { ...entered, computedRatio })])).toMatchObject([
    { kind: "ratioDiffers", severity: "explain", numerator: 134, denominator: 200 },
  ]);
  expect(check([figure("PCT_KH", null, { ...entered, denominator: 200, computedRatio })])).toEqual([]);
});

test("the reported figure is the entered one, else the register's", () => {
  expect(reportedFigure({ computed: 5, value: null })).toBe(5);
  expect(reportedFigure({ computed: 5, value: 0 })).toBe(0);
  expect(reportedFigure({ computed: null, value: null })).toBeNull();
  expect(differsFromRegister({ computed: 5, value: 5 })).toBe(false);
  expect(differsFromRegister({ computed: null, value: 5 })).toBe(false);
  expect(isAnswered({ kind: "flow", computed: 0, value: null, numerator: null, denominator: null, answer: null })).toBe(
    true,
  );
});

test("a computed figure leads to the records behind it", () => {
  const place = { unitId: "u", quarter: "2022-Q1" };
  expect(recordsHref("ledger:KN", place)).toBe("/changes?unit=u&quarter=2022-Q1&indicator=KN");
  expect(recordsHref("awards:party_badge", place)).toBe("/awards?unit=u&quarter=2022-Q1&form=party_badge");
  expect(recordsHref("strength:total", place)).toBe("/members?unit=u");
  expect(recordsHref(null, place)).toBeNull();
});
