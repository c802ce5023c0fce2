import { expect, test } from "vitest";
import { countRemarks } from "./remarks";

const count = (...kinds: ("remark" | "flag" | "settled")[]) =>
  countRemarks(kinds.map((kind) => ({ field: "figure:KN", kind })));

test("a flag stays up through remarks until it is taken down, field by field", () => {
  expect(count("remark")).toEqual([{ field: "figure:KN", count: 1, isFlagged: false }]);
  expect(count("flag", "remark")).toEqual([{ field: "figure:KN", count: 2, isFlagged: true }]);
  expect(count("flag", "settled", "remark")).toEqual([{ field: "figure:KN", count: 3, isFlagged: false }]);
  expect(count("flag", "settled", "flag")).toEqual([{ field: "figure:KN", count: 3, isFlagged: true }]);
  expect(
    countRemarks([
      { field: "report", kind: "flag" },
      { field: "figure:KN", kind: "remark" },
    ]),
  ).toMatchObject([{ field: "report", isFlagged: true }, { isFlagged: false }]);
});
