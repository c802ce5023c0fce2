import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readFigure, readYesNo, writeFigure } from "./read-figure";

const figure = (typed: string, decimals = 0) => {
  const reading = readFigure(typed, decimals);
  return reading.kind === "figure"
    ? reading.words === null
      ? reading.value
      : [reading.value, reading.words]
    : reading;
};

test("figures are read in the Vietnamese way", () => {
  expect([" 1.234 ", "1234", "1 234", "0"].map((typed) => figure(typed))).toEqual([1234, 1234, 1234, 0]);
  expect([figure("1.234,5", 1), figure("0,25", 2)]).toEqual([1234.5, 0.25]);
});

test("English digits are read where they can mean but one thing", () => {
  expect([figure("1,234"), figure("1,234,567"), figure("1,234.5", 1), figure("66.67", 2)]).toEqual([
    1234, 1_234_567, 1234.5, 66.67,
  ]);
  // What both can read, is read as people here write it.
  expect([figure("1.234", 3), figure("1,234", 3)]).toEqual([1234, 1.234]);
});

test("what is no count is not taken", () => {
  for (const typed of ["nhiều", "-1", "1,5", "1.5", "12 người", "1e3", "∞", "hơn", "hơn nhiều", "lớp 5"]) {
    expect([typed, readFigure(typed, 0)]).toEqual([typed, { kind: "unreadable", why: "notANumber" }]);
  }
  expect(readFigure("1,234", 2)).toMatchObject({ value: 1234 });
  expect(readFigure("1,2345", 2)).toEqual({ kind: "unreadable", why: "tooManyPlaces" });
  expect(readFigure("9.999.999.999", 0)).toEqual({ kind: "unreadable", why: "tooLarge" });
  expect(readFigure("  ", 0)).toEqual({ kind: "blank" });
});

test("of rounded words the number is taken, and the words are kept", () => {
  expect(figure("hơn 500")).toEqual([500, "hơn 500"]);
  expect(figure("Gần 1.400 lượt người")).toEqual([1400, "Gần 1.400 lượt người"]);
  expect(figure("trên 50,5%", 1)).toEqual({ kind: "unreadable", why: "notANumber" });
  expect(figure("khoảng 12,5 điểm", 1)).toEqual([12.5, "khoảng 12,5 điểm"]);
  expect(figure("~300")).toEqual([300, "~300"]);
});

test("what is written is read again as the same figure", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 4 }), (digits, decimals) => {
      const value = digits / 10 ** decimals;
      expect(figure(writeFigure(value, decimals), decimals)).toBe(value);
    }),
  );
});

test("a yes and a no are read in either language", () => {
  expect(["Có", "co", "x", "Yes", "1"].map(readYesNo)).toEqual([1, 1, 1, 1, 1]);
  expect(["Không", "no", "0", ""].map(readYesNo)).toEqual([0, 0, 0, null]);
  expect(readYesNo("chưa rõ")).toBeUndefined();
});
