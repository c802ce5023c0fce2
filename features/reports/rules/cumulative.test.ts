import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cumulativeFigure, percentOf, shareOfQuarter, type SummedFigure } from "./cumulative";

const flow = (reported: number | null): SummedFigure => ({
  kind: "flow",
  reported,
  numerator: null,
  denominator: null,
});
const ratio = (numerator: number | null, denominator: number | null): SummedFigure => ({
  kind: "ratio",
  reported: null,
  numerator,
  denominator,
});

test("six months are the sum of their quarters, of a stock the last, of a ratio the sums of both figures", () => {
  expect(cumulativeFigure([flow(3), flow(4)])?.reported).toBe(7);
  const stock = (reported: number): SummedFigure => ({ ...flow(reported), kind: "stock" });
  expect(cumulativeFigure([stock(120), stock(118)])?.reported).toBe(118);
  const half = cumulativeFigure([ratio(1, 10), ratio(30, 30)]);
  expect(half).toMatchObject({ numerator: 31, denominator: 40 });
  expect(half && percentOf(half)).toBe(77.5);
});

test("a quarter without a figure leaves no sum", () => {
  expect(cumulativeFigure([flow(3), null, flow(4)])).toBeNull();
  expect(cumulativeFigure([flow(null), flow(4)])).toBeNull();
  expect(cumulativeFigure([ratio(1, 2), ratio(1, null)])).toBeNull();
  expect(cumulativeFigure([])).toBeNull();
});

test("a sum below what was reported before is refused, and one over an unknown quarter too", () => {
  expect(shareOfQuarter(10, 7)).toEqual({ ok: true, value: 3 });
  expect(shareOfQuarter(7, 7)).toEqual({ ok: true, value: 0 });
  expect(shareOfQuarter(6, 7)).toEqual({ ok: false, reason: "reports.errors.cumulativeBelow" });
  expect(shareOfQuarter(6, null)).toEqual({ ok: false, reason: "reports.errors.cumulativeUnknown" });
});

test("whichever way each quarter was entered, nothing is counted twice and nothing is lost", () => {
  const hundredths = fc.nat(5_000_000).map((amount) => amount / 100);
  const quarter = fc.record({ amount: hundredths, typedAsSum: fc.boolean() });
  fc.assert(
    fc.property(fc.array(quarter, { minLength: 1, maxLength: 4 }), (year) => {
      const stored: SummedFigure[] = [];
      let typedSum = 0;
      for (const { amount, typedAsSum } of year) {
        typedSum = Math.round((typedSum + amount) * 100) / 100;
        const before = stored.length === 0 ? 0 : (cumulativeFigure(stored)?.reported ?? null);
        const share = shareOfQuarter(typedSum, before);
        stored.push(flow(typedAsSum ? (share.ok ? share.value : null) : amount));
      }
      expect(stored.map(({ reported }) => reported)).toEqual(year.map(({ amount }) => amount));
      expect(cumulativeFigure(stored)?.reported).toBe(typedSum);
    }),
  );
});
