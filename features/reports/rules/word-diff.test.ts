import * as fc from "fast-check";
import { expect, test } from "vitest";
import { diffText, shortened } from "./word-diff";

const side = (parts: ReturnType<typeof diffText>, left: "inserted" | "deleted") =>
  parts.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join("");

test("words put in and taken out are told one by one, with Vietnamese marks kept whole", () => {
  expect(diffText("Chi bộ kết nạp 2 đảng viên.", "Chi bộ đã kết nạp 3 đảng viên.")).toEqual([
    { kind: "same", text: "Chi bộ " },
    { kind: "inserted", text: "đã " },
    { kind: "same", text: "kết nạp " },
    { kind: "deleted", text: "2" },
    { kind: "inserted", text: "3" },
    { kind: "same", text: " đảng viên." },
  ]);
  expect(diffText("", "Mới")).toEqual([{ kind: "inserted", text: "Mới" }]);
  expect(diffText("Như cũ", "Như cũ")).toEqual([{ kind: "same", text: "Như cũ" }]);
});

test("both texts can be read back from the parts, whatever they hold", () => {
  const text = fc.array(fc.constantFrom("Đảng", "ủy", " ", "\n", ",", "kết nạp", "2", "  "), { maxLength: 40 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffText(before.join(""), after.join(""));
      expect(side(parts, "inserted")).toBe(before.join(""));
      expect(side(parts, "deleted")).toBe(after.join(""));
    }),
  );
});

const long = (word: string) => Array.from({ length: 4_000 }, (_, n) => `${word}${n}`).join(" ");

test("long texts with nothing in common are answered at once", () => {
  const parts = diffText(long("a"), long("b"));
  expect(side(parts, "inserted")).toBe(long("a"));
  expect(side(parts, "deleted")).toBe(long("b"));
});

test("what did not change is cut to what stands next to a change", () => {
  const filler = "x ".repeat(500);
  const parts = shortened(diffText(`${filler}cũ ${filler}`, `${filler}mới ${filler}`));
  expect(parts.map(({ kind }) => kind)).toEqual(["same", "deleted", "inserted", "same"]);
  expect(parts.every(({ text }) => text.length < 200)).toBe(true);
  expect(parts[0]?.text.startsWith(" … ")).toBe(true);
});
