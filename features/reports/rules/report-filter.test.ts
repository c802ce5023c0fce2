import { expect, test } from "vitest";
import { filterReports, isReportFilter } from "./report-filter";

const ROWS = [
  { state: "missing", lateness: "late", search: "dang bo co so cuc thue tinh" },
  { state: "draft", lateness: "not_due", search: "chi bo bao da lat" },
  { state: "accepted", lateness: "late", search: "dang bo co so so y te" },
] as const;
const states = (...args: [Parameters<typeof filterReports>[1], string]) =>
  filterReports(ROWS, ...args).map(({ state }) => state);

test("a filter keeps its states, and late keeps whoever is late", () => {
  expect(states(null, "")).toEqual(["missing", "draft", "accepted"]);
  expect(states("notIn", "")).toEqual(["missing", "draft"]);
  expect(states("in", "")).toEqual(["accepted"]);
  expect(states("late", "")).toEqual(["missing", "accepted"]);
});

test("names are searched without tones", () => {
  expect(states(null, " Cục  THUẾ ")).toEqual(["missing"]);
  expect(states("draft", "thuế")).toEqual([]);
});

test("what is no filter is told apart", () => {
  expect([isReportFilter("late"), isReportFilter("all"), isReportFilter(undefined)]).toEqual([true, false, false]);
});
