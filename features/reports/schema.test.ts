import { expect, test } from "vitest";
import { BLANK_ENTRY } from "./rules/figures";
import { figureEntry, narrativeEntry } from "./schema";

const text = (body: string) => narrativeEntry.safeParse({ section: "results", baseVersion: 0, body }).success;

test("figures below nought, huge, broken or not numbers are refused, and so is a text beyond its limit", () => {
  const blank = { indicator: "SHCD", baseVersion: 0, ...BLANK_ENTRY };
  const figure = (value: unknown) => figureEntry.safeParse({ ...blank, value }).success;
  expect([0, 1, 999_999_999, null].map(figure)).toEqual([true, true, true, true]);
  const refused = [-1, 1e9, Number.NaN, Number.POSITIVE_INFINITY, "12", "nhiều", {}, [], undefined, true];
  expect(refused.map(figure)).toEqual(refused.map(() => false));
  // Twenty thousand letters count as such, however their marks are typed.
  expect(text("ậ".normalize("NFD").repeat(13_000))).toBe(true);
  expect(text("a".repeat(20_000))).toBe(true);
  expect(text("a".repeat(20_001))).toBe(false);
  const remark = (line: string) => figureEntry.safeParse({ ...blank, remark: line });
  expect(remark(" hơn  500\n").data?.remark).toBe("hơn 500");
  expect(remark("   ").data?.remark).toBeNull();
  expect(remark("a".repeat(201)).success).toBe(false);
});
