import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findOutlier, type Judged, medianOf, spreadOf } from "./outliers";

const LIMITS = { leastQuarters: 5, leastPeers: 8, deviations: 3.5, leastDifference: 5 };
const judge = (value: number, series: (number | null)[], rest: Partial<Judged> = {}) =>
  findOutlier({ value, series, denominator: null, peers: null, members: null, ...rest }, LIMITS);

test("the middle and the spread are those of the textbook", () => {
  expect(medianOf([])).toBeNull();
  expect(medianOf([5, 1, 3])).toBe(3);
  expect(medianOf([4, 1, 3, 2])).toBe(2.5);
  expect(spreadOf([1, 1, 2, 2, 4, 6, 9])).toEqual({ median: 2, deviation: 1, count: 7 });
});

test("a figure far from the unit's own quarters is told, with what was usual", () => {
  expect(judge(120, [20, 24, 22, 19, 25, 21])).toEqual({ against: "own", usual: 21.5, count: 6 });
  expect(judge(27, [20, 24, 22, 19, 25, 21])).toBeNull();
  expect(judge(0, [40, 44, 42, 39, 45, 41])).toMatchObject({ against: "own" });
});

test("small counts and quarters of nought are left in peace", () => {
  const noughts = [0, 0, 0, 0, 0, 0, 0, 0];
  expect(judge(1, noughts)).toBeNull();
  expect(judge(4, noughts)).toBeNull();
  expect(judge(15, noughts)).toBeNull();
  expect(judge(150, noughts)).toMatchObject({ usual: 0 });
  // A class of some twenty people once in a while, and for once a misplaced comma.
  expect(judge(30, [0, 18, 0, 0, 0, 24, 0, 0])).toBeNull();
  expect(judge(300, [0, 18, 0, 0, 0, 24, 0, 0])).toMatchObject({ against: "own" });
  expect(judge(5, [1, 2, 1, 0, 2, 1])).toBeNull();
  expect(judge(6, [3, 3, 3, 3, 3, 3, 3, 3])).toBeNull();
});

test("too few quarters say nothing, and blank quarters are none", () => {
  expect(judge(500, [1, 2, 1, 2])).toBeNull();
  expect(judge(500, [1, null, null, 2, null, 1, 2, null])).toBeNull();
});

test("peers are compared by member, where there are enough of them", () => {
  const peers = { median: 0.5, deviation: 0.1, count: 40 };
  expect(judge(20, [], { peers, members: 40 })).toBeNull();
  expect(judge(200, [], { peers, members: 40 })).toEqual({ against: "peers", usual: 20, count: 40 });
  expect(judge(200, [], { peers: { ...peers, count: 5 }, members: 40 })).toBeNull();
  expect(judge(200, [], { peers, members: 0 })).toBeNull();
});

test("a share is judged in percentage points", () => {
  const series = [98, 99, 97, 98, 99, 98];
  expect(judge(94, series, { denominator: 400 })).toBeNull();
  expect(judge(60, series, { denominator: 400 })).toMatchObject({ usual: 98 });
  // One branch of four that did not meet.
  expect(judge(75, [100, 100, 100, 100, 100, 100], { denominator: 4 })).toBeNull();
});

test("what the unit has itself reported before is never far", () => {
  const series = fc.array(fc.nat(1_000), { minLength: 5, maxLength: 8 });
  fc.assert(
    fc.property(series, (values) => {
      expect(judge(medianOf(values) ?? 0, values)).toBeNull();
      for (const value of values) expect(judge(value, values)).toBeNull();
    }),
  );
});
