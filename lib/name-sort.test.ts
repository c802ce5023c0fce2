import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nameParts, sortKey } from "@/lib/name-sort";

const collator = new Intl.Collator("vi");
const TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
const VOWELS = Array.from("aăâeêioôơuưy").flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize("NFC")));
const LETTERS = [...VOWELS, ...Array.from("bcdđfghjklmnpqrstvwxz")].flatMap((letter) => [letter, letter.toUpperCase()]);
const letter = fc.constantFrom(...LETTERS, "'", "-", ".", "ĭ", "ñ", "7");
const word = fc.string({ unit: letter, minLength: 1, maxLength: 4 });
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));

function byteOrder(a: string, b: string): number {
  return Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function officeOrder(a: string, b: string): number {
  const left = nameParts(a);
  const right = nameParts(b);
  return Math.sign(
    collator.compare(left.givenName, right.givenName) ||
      collator.compare(left.familyName, right.familyName) ||
      collator.compare(left.middleName, right.middleName),
  );
}

test("the list of the handbook is in its order", () => {
  const list = [
    "Đỗ Văn An",
    "Võ Thị Ánh",
    "Nguyễn Văn Áo",
    "Trần Văn Ân",
    "Nguyễn Văn Dung",
    "Đặng Dũng",
    "Nguyễn Văn Dũng",
    "Lê Thị Đào",
    "Đoàn Đức",
  ];
  expect(list.toReversed().toSorted((a, b) => byteOrder(sortKey(a), sortKey(b)))).toEqual(list);
});

test("bytes of the keys compare as the Vietnamese collator compares tên, họ, đệm", () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(byteOrder(sortKey(a), sortKey(b))).toBe(officeOrder(a, b));
    }),
    { numRuns: 5000 },
  );
});

test("names that differ by one mark or one capital compare as the collator says", () => {
  fc.assert(
    fc.property(fc.array(letter, { minLength: 1, maxLength: 4 }), letter, letter, fc.nat(3), (base, x, y, at) => {
      const a = base.with(at % base.length, x).join("");
      const b = base.with(at % base.length, y).join("");
      expect(byteOrder(sortKey(a), sortKey(b))).toBe(officeOrder(a, b));
    }),
    { numRuns: 5000 },
  );
});

test("the normal form and the spaces of the input do not matter", () => {
  expect(sortKey(" Trần  Văn\u00a0Ân ".normalize("NFD"))).toBe(sortKey("Trần Văn Ân"));
});

test("the tên can be named where the last word is not it", () => {
  expect(nameParts("H'Hen Niê", "H'Hen")).toEqual({ givenName: "H'Hen", familyName: "Niê", middleName: "" });
  expect(nameParts("Rah Lan Chung")).toEqual({ givenName: "Chung", familyName: "Rah", middleName: "Lan" });
  expect(nameParts("K'Brêu")).toEqual({ givenName: "K'Brêu", familyName: "", middleName: "" });
  expect(nameParts("Nguyễn Văn An", "Bình")).toEqual({ givenName: "Bình", familyName: "Nguyễn", middleName: "Văn An" });
  expect(nameParts("Nguyễn Văn An", " ")).toEqual(nameParts("Nguyễn Văn An"));
  expect(byteOrder(sortKey("H'Hen Niê", "H'Hen"), sortKey("Lê Văn Huy"))).toBe(-1);
});

test("letters of other alphabets sort after ours and keys stay plain ASCII", () => {
  expect(byteOrder(sortKey("Lê Văn Z"), sortKey("Lê Văn Ж"))).toBe(-1);
  expect(sortKey("👩 Ж ƀ")).toMatch(/^[\x21-\x7e]+$/);
});
