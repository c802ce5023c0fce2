import { expect, test } from "vitest";
import { filterReports, isReportFilter } from "./report-filter";

const ROWS = [
  { state: "missing", lateness: "missing", search: "dang bo co so cuc thue tinh" },
  { state: "draft", lateness: "not_due", search: "chi bo bao da lat" },
  { state: "accepted", lateness: "late", search: "dang bo co so so y te" },
  { state: "locked", lateness: "early", search: "chi bo da khoa" },
  { state: "restating", lateness: "on_time", search: "chi bo dinh chinh" },
] as const;
const states = (...args: [Parameters<typeof filterReports>[1], string]) =>
  filterReports(ROWS, ...args).map(({ state }) => state);

test("a filter keeps its states, and late keeps whoever is late", () => {
  expect(states(null, "")).toEqual(["missing", "draft", "accepted", "locked", "restating"]);
  expect(states("notIn", "")).toEqual(["missing", "draft"]);
  expect(states("in", "")).toEqual(["accepted", "locked", "restating"]);
  expect(states("accepted", "")).toEqual(["accepted", "locked"]);
  expect(states("locked", "")).toEqual(["locked"]);
  expect(states("late", "")).toEqual(["missing", "accepted"]);
});

test("names are searched without tones", () => {
  expect(states(null, " Cục  THUẾ ")).toEqual(["missing"]);
  expect(states("draft", "thuế")).toEqual([]);
});

test("what is no filter is told apart", () => {
  expect([isReportFilter("late"), isReportFilter("all"), isReportFilter(undefined)]).toEqual([true, false, false]);
});
