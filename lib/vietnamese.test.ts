import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cleanLine, cleanText, fold, printable, toNfc } from "@/lib/vietnamese";

test("old and new tone placement, case, đ and both normal forms fold to the same text", () => {
  for (const text of ["Đặng Thị Hoà", "ĐẶNG  THỊ HÒA ", "Đặng Thị Hoà".normalize("NFD")]) {
    expect(fold(text)).toBe("dang thi hoa");
  }
  expect(fold("Ơn Ưu Ằng ỹ Ậ")).toBe("on uu ang y a");
});

test("folding twice changes nothing, and the normal form of the input does not matter", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      expect(fold(text.normalize("NFD"))).toBe(fold(text.normalize("NFC")));
    }),
  );
});

test("stored text is NFC, without control characters, lone surrogates and direction overrides", () => {
  expect(cleanText(" Đảng\u0000 ủy\r\n\tKhối\u202e \ud800 ".normalize("NFD"))).toBe("Đảng ủy\n\tKhối");
  expect(cleanLine("  Nguyễn \n Văn\tAn ")).toBe("Nguyễn Văn An");
  expect(toNfc("Đảng".normalize("NFD"))).toBe("Đảng");
  expect(cleanText("👩‍👧 H'Hen Niê")).toBe("👩‍👧 H'Hen Niê");
});

test("printable text keeps its spaces", () => {
  expect(printable(" Kết nạp\u0007 \r\n")).toBe(" Kết nạp \n");
});

test("cleaning twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
      expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
    }),
  );
});
