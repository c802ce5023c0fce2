import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseSheetText, toSheetHtml, toSheetText } from "./clipboard-text";

test("cells with tabs, line breaks and quotes come quoted", () => {
  expect(parseSheetText('1\t"hai\tba"\r\n"dòng 1\ndòng 2"\t"nói ""vậy"""\r\n')).toEqual([
    ["1", "hai\tba"],
    ["dòng 1\ndòng 2", 'nói "vậy"'],
  ]);
});

test("a quote that does not close its cell is a quote", () => {
  expect(parseSheetText('"Sao Đỏ" đạt giải\t5')).toEqual([['"Sao Đỏ" đạt giải', "5"]]);
  expect(parseSheetText('5" ống\t"')).toEqual([['5" ống', '"']]);
});

test("blank cells keep their places", () => {
  expect(parseSheetText("\t\n1\t\n")).toEqual([
    ["", ""],
    ["1", ""],
  ]);
  expect(parseSheetText("")).toEqual([[""]]);
});

const cell = fc.oneof(
  fc.constantFrom("", "1.234,5", '"', "\t", "\n", 'a"b', "hơn 500", '"x"\ty'),
  fc.string().map((text) => text.replaceAll("\r", "")),
);
const block = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, cols]) =>
    fc.array(fc.array(cell, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows }),
  );

test("what is written as text is read back as it was", () => {
  fc.assert(
    fc.property(block, (written) => {
      expect(parseSheetText(toSheetText(written))).toEqual(written);
    }),
  );
});

test("the table holds figures as figures and no markup of its texts", () => {
  const html = toSheetHtml([["1.234,5", "<b>\n&"]], (text) => (text === "1.234,5" ? 1234.5 : null));
  expect(html).toContain('<td x:num="1234.5" sdval="1234.5">1.234,5</td><td>&lt;b&gt;<br>&amp;</td>');
});
