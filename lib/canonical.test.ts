import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "@/lib/canonical";

test("the example of RFC 8785 section 3.2.3 comes out to the letter", () => {
  const value = {
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Dalet",
    "1": "One",
    "\ud83d\ude00": "Smile",
    "\u0080": "Control",
    "\u00f6": "Latin o",
  };
  expect(canonicalJson(value)).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin o","€":"Euro Sign","😀":"Smile","\ufb33":"Dalet"}',
  );
  expect(canonicalJson([Number("333333333.33333329"), 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
    "[333333333.3333333,1e+30,4.5,0.002,1e-27,0]",
  );
});

test("the order in which properties were set does not matter, and nothing is lost", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("what has no JSON form is refused, never written as null", () => {
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, { a: Number.NaN }, "\ud800", 10n]) {
    expect(() => canonicalJson(value)).toThrow();
  }
});

test("a property without a value is left out and an instant is its ISO text", () => {
  expect(canonicalJson({ b: undefined, a: new Date("2022-04-07T00:00:00Z") })).toBe('{"a":"2022-04-07T00:00:00.000Z"}');
});
