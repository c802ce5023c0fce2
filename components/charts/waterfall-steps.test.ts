import { expect, test } from "vitest";
import { axisStart, isTruncated, layWaterfall, type WaterfallStep } from "./waterfall-steps";

const step = (kind: WaterfallStep["kind"], value: number): WaterfallStep => ({
  key: `${kind}${value}`,
  label: "",
  kind,
  value,
});

test("each change begins where the step before it ended", () => {
  const bars = layWaterfall([step("total", 100), step("increase", 26), step("decrease", 51), step("total", 75)]);
  expect(bars.map(({ from, to }) => [from, to])).toEqual([
    [0, 100],
    [100, 126],
    [126, 75],
    [0, 75],
  ]);
  expect(isTruncated(bars)).toBe(false);
});

test("the axis begins near the stock when the changes are small against it", () => {
  const bars = layWaterfall([step("total", 4500), step("increase", 26), step("decrease", 51)]);
  expect(axisStart(bars)).toBeGreaterThan(4000);
  expect(axisStart(bars)).toBeLessThan(4475);
});

test("a stock without changes is drawn from nought", () => {
  expect(axisStart(layWaterfall([step("total", 4500), step("total", 4500)]))).toBe(0);
});
