import { expect, test } from "vitest";
import { compareFigures, comparedQuarters, type QuarterCount, unknownQuarters } from "./comparison";

const count = (people: Record<string, number>, isKnown = true): QuarterCount => ({
  isKnown,
  counted: new Map(Object.entries(people)),
});

test("a quarter is held against the one before it and the same one a year before", () => {
  expect(comparedQuarters("2022-Q1")).toEqual(["2021-Q4", "2021-Q1"]);
  expect(comparedQuarters("2022-Q3")).toEqual(["2022-Q2", "2021-Q3"]);
});

test("the headline figures carry how much they moved", () => {
  const figures = compareFigures(
    "2022-Q1",
    count({ KN: 26, CT: 39, CD: 51, CDEN: 11, badges: 2, awards: 13 }).counted,
    new Map([
      ["2021-Q4", count({ KN: 30, CD: 4, CDEN: 9 })],
      ["2021-Q1", count({ KN: 26 })],
    ]),
  );
  expect(Object.fromEntries(figures.map(({ figure, value }) => [figure, value]))).toEqual({
    admission: 26,
    "official-recognition": 39,
    "transfer-out": 51,
    "transfer-in": 11,
    "net-transfer": -40,
    badges: 2,
    awards: 13,
  });
  expect(figures[0]?.differences).toEqual([
    { quarter: "2021-Q4", was: 30, by: -4 },
    { quarter: "2021-Q1", was: 26, by: 0 },
  ]);
  expect(figures.find(({ figure }) => figure === "net-transfer")?.differences[0]).toEqual({
    quarter: "2021-Q4",
    was: 5,
    by: -45,
  });
  expect(unknownQuarters(figures)).toEqual([]);
});

test("a quarter from before the register is unknown, which is not nought", () => {
  const figures = compareFigures("2022-Q1", count({ KN: 26 }).counted, new Map([["2021-Q4", count({}, false)]]));
  expect(figures[0]?.differences).toEqual([
    { quarter: "2021-Q4", was: null, by: null },
    { quarter: "2021-Q1", was: null, by: null },
  ]);
  expect(unknownQuarters(figures)).toEqual(["2021-Q4", "2021-Q1"]);
});
