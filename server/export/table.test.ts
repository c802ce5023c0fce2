import { expect, test } from "vitest";
import { cellText, isPlainText, startsLikeFormula } from "./table";

test("whatever is taken for plain is what cleaning would have left of it", () => {
  const plain = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(isPlainText);
  expect(plain.length).toBeGreaterThan(400);
  for (const letter of plain) {
    for (const text of [letter, `a${letter}`, `${letter}a`, `${letter}${letter}`]) {
      expect(isPlainText(text)).toBe(true);
      if (cellText(text) !== text || startsLikeFormula(text)) expect.fail(`${JSON.stringify(text)} is not plain`);
    }
  }
});

test.each([
  "",
  " a",
  "a ",
  "a,b",
  'a"b',
  "a<b",
  "a&b",
  "_x0041_",
  "=1",
  "+1",
  "-1",
  "@a",
  "a\n",
  "\ta",
  "ạ\u0301",
  "a\u0301",
  7,
])("%j is not taken for plain", (value) => {
  expect(isPlainText(value)).toBe(false);
});

test("the words of a register are plain", () => {
  for (const text of ["Nguyễn Thị Ánh", "001234567890", "••••••••7890", "Sở Y tế (cũ)", "12/2022: 7-QĐ", "Nữ"])
    expect(isPlainText(text)).toBe(true);
});
