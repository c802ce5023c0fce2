import { expect, test } from "vitest";
import { isId, newId } from "@/lib/id";

test("identifiers are valid, differ and sort in the order they were made", () => {
  const ids = Array.from({ length: 1000 }, newId);
  expect(ids.every(isId)).toBe(true);
  expect(new Set(ids).size).toBe(1000);
  expect(ids.toSorted()).toEqual(ids);
});

test.each(["", "1", "../etc/passwd", "0191d5a8-0000-7000-8000-00000000000g", null, 7])(
  "%s is no identifier",
  (value) => {
    expect(isId(value)).toBe(false);
  },
);
