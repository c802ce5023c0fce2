import { expect, test } from "vitest";
import { BLANK_ENTRY } from "../rules/figures";
import { entryFromTyped, typedFromEntry } from "./typed-figure";

const KN = { kind: "flow", computed: 1234 };
const EMPTY = { value: "", numerator: "", denominator: "", remark: "", reason: "" };

test("an untouched figure shows the register's and is no entry of its own", () => {
  const typed = typedFromEntry(BLANK_ENTRY, KN);
  expect(typed.value).toBe("1.234");
  expect(entryFromTyped(typed, KN)).toEqual(BLANK_ENTRY);
});

test("another figure is an entry, nought too, and a blank goes back to the register's", () => {
  expect(entryFromTyped({ ...EMPTY, value: "0" }, KN)).toMatchObject({ value: 0 });
  expect(entryFromTyped({ ...EMPTY, value: " 1.235 " }, KN)).toMatchObject({ value: 1235 });
  expect(entryFromTyped(EMPTY, KN)).toEqual(BLANK_ENTRY);
});

test("what is no count is not sent", () => {
  for (const value of ["nhiều", "-1", "1,5", "1.5", "12 người", "1e3", "∞"]) {
    expect([value, entryFromTyped({ ...EMPTY, value }, KN)]).toEqual([value, null]);
  }
  expect(entryFromTyped({ ...EMPTY, numerator: "5", denominator: "x" }, { kind: "ratio", computed: null })).toBeNull();
});

test("a ratio is its two figures, either of them possibly blank still", () => {
  const entry = entryFromTyped(
    { ...EMPTY, numerator: "1.235", remark: " hơn 1.200 " },
    { kind: "ratio", computed: null },
  );
  expect(entry).toEqual({ ...BLANK_ENTRY, numerator: 1235, remark: "hơn 1.200" });
});
