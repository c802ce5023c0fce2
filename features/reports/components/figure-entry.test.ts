import { expect, test } from "vitest";
import { BLANK_ENTRY } from "../rules/figures";
import type { EditedFigure } from "./edited-figure";
import { COL, FIGURE_COLUMNS } from "./figure-columns";
import { entryOf, isOtherThanRegister, textsOf } from "./figure-entry";

const WORDS = { yes: "Có", no: "Không" };
const KN: EditedFigure = {
  ...BLANK_ENTRY,
  code: "KN",
  name: "Kết nạp đảng viên",
  measure: "người",
  guidance: "",
  kind: "flow",
  decimals: 0,
  isRequired: false,
  partOf: null,
  depth: 0,
  source: "ledger:KN",
  computed: 1234,
  computedRatio: null,
  version: 0,
  recordsHref: null,
  previous: "26",
  lastYear: null,
  lastStanding: null,
  earlier: 40,
  isSummable: true,
  target: null,
};
const ENTERED = { ...KN, computed: null };
const RATIO: EditedFigure = { ...ENTERED, kind: "ratio" };

function typed(figure: EditedFigure, cells: Partial<Record<keyof typeof COL, string>>, isCumulative = false) {
  const texts = [...textsOf(figure, figure, WORDS)];
  for (const column of FIGURE_COLUMNS) texts[COL[column]] = cells[column] ?? texts[COL[column]] ?? "";
  return entryOf(texts, figure, isCumulative);
}

test("an untouched figure shows the register's and is no entry of its own", () => {
  const texts = textsOf(KN, BLANK_ENTRY, WORDS);
  expect([texts[COL.register], texts[COL.value], texts[COL.previous]]).toEqual(["1.234", "1.234", "26"]);
  expect(entryOf(texts, KN, false)).toEqual(BLANK_ENTRY);
  expect(isOtherThanRegister(texts, KN)).toBe(false);
});

test("another figure is an entry, nought too, and a blank goes back to the register's", () => {
  expect(typed(KN, { value: "0" })).toMatchObject({ value: 0 });
  expect(typed(KN, { value: " 1.235 ", reason: " Chưa kịp  ghi sổ " })).toMatchObject({
    value: 1235,
    reason: "Chưa kịp ghi sổ",
  });
  expect(typed(KN, { value: "" })).toEqual(BLANK_ENTRY);
});

test("what cannot be read is no entry", () => {
  expect(typed(KN, { value: "nhiều" })).toBeNull();
  expect(typed(RATIO, { value: "5", denominator: "x" })).toBeNull();
  expect(typed(KN, { remark: "x".repeat(201) })).toBeNull();
  expect(typed({ ...ENTERED, kind: "yes_no" }, { value: "chưa rõ" })).toBeNull();
});

test("a ratio is its two figures, either of them possibly blank still; rounded words become the remark", () => {
  expect(typed(RATIO, { value: "hơn 1.200" })).toEqual({ ...BLANK_ENTRY, numerator: 1200, remark: "hơn 1.200" });
  expect(typed(RATIO, { value: "1.235", denominator: "1.200" })).toMatchObject({ numerator: 1235, denominator: 1200 });
  expect(typed(ENTERED, { value: "gần 400", remark: "ước" })).toMatchObject({ value: 400, remark: "ước; gần 400" });
});

test("a ratio that follows its formula goes on following until another figure is typed", () => {
  const followed = { ...RATIO, computedRatio: { numerator: 90, denominator: 100 } };
  expect(textsOf(followed, BLANK_ENTRY, WORDS).slice(COL.register, COL.previous)).toEqual(["90/100", "", "90", "100"]);
  expect(typed(followed, { remark: "đủ" })).toEqual({ ...BLANK_ENTRY, remark: "đủ" });
  expect(typed(followed, { value: "91" })).toMatchObject({ numerator: 91, denominator: 100 });
});

test("words and a yes are answers", () => {
  expect(typed({ ...ENTERED, kind: "text" }, { value: " Đã họp " })).toEqual({ ...BLANK_ENTRY, answer: "Đã họp" });
  expect(typed({ ...ENTERED, kind: "yes_no" }, { value: "Không" })).toEqual({ ...BLANK_ENTRY, value: 0 });
  expect(textsOf({ ...ENTERED, kind: "yes_no" }, { ...BLANK_ENTRY, value: 1 }, WORDS)[COL.value]).toBe("Có");
});

test("of a sum from the year's beginning the quarter's figure is what the earlier quarters leave", () => {
  expect(typed(ENTERED, { cumulative: "66" }, true)).toMatchObject({ value: 26, cumulative: 66 });
  expect(typed(ENTERED, { cumulative: "39" }, true)).toBeNull();
  expect(typed(ENTERED, { cumulative: "66", value: "26" })).toMatchObject({ value: 26, cumulative: 66 });
  expect(typed(ENTERED, { cumulative: "66", value: "30" })).toMatchObject({ value: 30, cumulative: null });
  expect(typed({ ...ENTERED, isSummable: false }, { cumulative: "66", value: "5" }, true)).toMatchObject({ value: 5 });
});
