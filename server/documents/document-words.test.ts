import { expect, test } from "vitest";
import { balancedLines } from "./document-text";
import { numberLine, placeAndDate, recipientLines } from "./document-words";

test.each([
  [12, "Số 12-BC/ĐUK"],
  [5, "Số 05-BC/ĐUK"],
  [399, "Số 399-BC/ĐUK"],
  [null, "Số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-BC/ĐUK"],
])("the number %s is written %s", (value, expected) => {
  expect(numberLine({ value, typeCode: "BC", bodyCode: "ĐUK" })).toBe(expected);
});

test.each([
  ["2022-04-07", "Đà Lạt, ngày 07 tháng 4 năm 2022"],
  ["2026-01-09", "Đà Lạt, ngày 09 tháng 01 năm 2026"],
  ["2022-02-28", "Đà Lạt, ngày 28 tháng 02 năm 2022"],
  ["2022-12-31", "Đà Lạt, ngày 31 tháng 12 năm 2022"],
  [null, "Đà Lạt, ngày … tháng … năm …"],
])("the day %s is written %s", (day, expected) => {
  expect(placeAndDate("Đà Lạt", day)).toBe(expected);
});

test("recipients have a hyphen, commas and one full stop", () => {
  expect(recipientLines(["Tỉnh ủy", "Lưu Văn phòng"])).toEqual(["- Tỉnh ủy,", "- Lưu Văn phòng."]);
  expect(recipientLines([])).toEqual([]);
});

test("a long name of a body stands in two even lines, or as its writer broke it", () => {
  expect(balancedLines("TỈNH ỦY LÂM ĐỒNG")).toEqual(["TỈNH ỦY LÂM ĐỒNG"]);
  expect(balancedLines("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH")).toEqual(["ĐẢNG ỦY KHỐI CÁC", "CƠ QUAN TỈNH"]);
  expect(balancedLines("ĐẢNG ỦY KHỐI\nCÁC CƠ QUAN TỈNH")).toEqual(["ĐẢNG ỦY KHỐI", "CÁC CƠ QUAN TỈNH"]);
  expect(balancedLines("x".repeat(40))).toEqual(["x".repeat(40)]);
});
