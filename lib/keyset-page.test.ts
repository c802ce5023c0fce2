import { expect, test } from "vitest";
import { pageOf } from "./keyset-page";

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

test("the first page has none before it, and one after it when there is more", () => {
  expect(pageOf(rows("a", "b", "c"), 2, {})).toEqual({ rows: rows("a", "b"), before: null, after: "b" });
  expect(pageOf(rows("a", "b"), 2, {})).toEqual({ rows: rows("a", "b"), before: null, after: null });
  expect(pageOf([], 2, {})).toEqual({ rows: [], before: null, after: null });
});

test("a page after a row has one before it; a page before a row is read backwards and shown forwards", () => {
  expect(pageOf(rows("c"), 2, { after: "b" })).toEqual({ rows: rows("c"), before: "c", after: null });
  expect(pageOf(rows("c", "b", "a"), 2, { before: "d" })).toEqual({ rows: rows("b", "c"), before: "b", after: "c" });
  expect(pageOf(rows("b", "a"), 2, { before: "c" })).toEqual({ rows: rows("a", "b"), before: null, after: "b" });
});
