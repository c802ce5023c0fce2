import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ACTIONS, changesOf, SUBJECTS } from "./rules";

test("a change is told field by field, and what differs is marked", () => {
  const details = {
    before: { name: "Cũ", kind: "a", dates: { from: "2022-01-01" } },
    after: { name: "Mới", kind: "a", dates: { from: "2022-01-01" }, note: "x" },
  };
  expect(changesOf(details)).toEqual([
    { field: "name", before: "Cũ", after: "Mới", isChanged: true },
    { field: "kind", before: "a", after: "a", isChanged: false },
    { field: "dates.from", before: "2022-01-01", after: "2022-01-01", isChanged: false },
    { field: "note", before: null, after: "x", isChanged: true },
  ]);
});

test("something new has values only after, and nothing in it has changed", () => {
  expect(changesOf({ after: { rows: 3, units: ["a", "b"], isDone: false, none: null } })).toEqual([
    { field: "rows", before: null, after: "3", isChanged: false },
    { field: "units", before: null, after: "a, b", isChanged: false },
    { field: "isDone", before: null, after: "false", isChanged: false },
  ]);
});

test.each([{}, null, [], "text", { before: null }])("%j tells nothing", (details) => {
  expect(changesOf(details)).toEqual([]);
});

function writtenAs(field: "action" | "subjectType"): string[] {
  const files = ["features", "server", "scripts", "app"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`),
  );
  const pattern = new RegExp(`${field}: "([a-z_.]+)"`, "g");
  const sources = files.filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."));
  return sources.flatMap((path) => Array.from(readFileSync(path, "utf8").matchAll(pattern), (match) => match[1] ?? ""));
}

function lacking(written: readonly string[], known: readonly string[]): string[] {
  return [...new Set(written)].filter((one) => !known.includes(one));
}

test("every action that the app writes, and every subject, has its words", () => {
  expect(writtenAs("action").length).toBeGreaterThan(10);
  expect(lacking(writtenAs("action"), ACTIONS)).toEqual([]);
  expect(lacking(writtenAs("subjectType"), SUBJECTS)).toEqual([]);
});
