import * as fc from "fast-check";
import { expect, test } from "vitest";
import { FIGURE_KINDS } from "./figure-kinds";
import { cleanLine, cleanText } from "@/lib/vietnamese";
import { workbookStream } from "@/server/export/workbook";
import { readSheets } from "@/server/spreadsheets/read-sheets";
import type { FormContent } from "../schema";
import { readFormFile, toFormFile } from "./form-file";
import { fromSheets, toSheets } from "./form-sheets";
import { CODE, KEY, SEVERITIES } from "./limits";

const clean = (longest: number, tidy: (text: string) => string) =>
  fc
    .string({ unit: "grapheme", maxLength: longest })
    .map((text) => tidy(text).slice(0, longest))
    .filter((text) => tidy(text) === text);
const line = clean(60, cleanLine);
const named = line.filter((text) => text !== "");
const text = clean(80, cleanText);
const code = fc.stringMatching(CODE);
const key = fc.stringMatching(KEY);

const unique = <T extends { code: string }>(of: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(of, { maxLength, selector: (item) => item.code });

const source = fc.oneof(
  fc.constant(null),
  code.map((indicator) => `ledger:${indicator}`),
  fc.constantFrom("strength:total", "strength:official", "awards:party_badge", "awards:party_badge:30"),
  named.map((expression) => `formula:${expression}`),
);

const content: fc.Arbitrary<FormContent> = fc.record({
  groups: unique(fc.record({ code: key, titleVi: named, titleEn: named }), 4),
  indicators: unique(
    fc.record({
      code,
      section: key,
      nameVi: named,
      nameEn: named,
      unitVi: line.map((unit) => cleanLine(unit.slice(0, 20))),
      unitEn: line.map((unit) => cleanLine(unit.slice(0, 20))),
      kind: fc.constantFrom(...FIGURE_KINDS),
      source,
      partOf: fc.option(code),
      decimals: fc.integer({ min: 0, max: 4 }),
      answeredBy: fc.array(key, { maxLength: 3 }),
      hasTarget: fc.boolean(),
      isRequired: fc.boolean(),
      guidanceVi: text,
      guidanceEn: text,
    }),
    6,
  ),
  chapters: unique(
    fc.record({
      code: key,
      titleVi: named,
      titleEn: named,
      guidanceVi: text,
      guidanceEn: text,
      isRequired: fc.boolean(),
      answeredBy: fc.array(key, { maxLength: 3 }),
    }),
    4,
  ),
  rules: unique(
    fc.record({
      code: key,
      expression: named,
      severity: fc.constantFrom(...SEVERITIES),
      messageVi: named,
      messageEn: named,
      sourceDocument: line,
      isOn: fc.boolean(),
    }),
    4,
  ),
});

const head = fc.record({
  effectiveFrom: fc.constantFrom("2022-Q1" as const, "2027-Q4" as const),
  sourceDocument: line,
});

test("a form that goes out as JSON comes back the same", () => {
  fc.assert(
    fc.property(head, content, (ofForm, asked) => {
      const raw: unknown = JSON.parse(JSON.stringify(toFormFile(ofForm, asked)));
      expect(readFormFile(raw)).toEqual({ ok: true, head: ofForm, content: asked });
    }),
  );
});

test("a form that goes out as a workbook comes back the same", async () => {
  await fc.assert(
    fc.asyncProperty(head, content, async (ofForm, asked) => {
      const stream = workbookStream(toSheets(toFormFile(ofForm, asked)));
      const file = Buffer.from(await new Response(stream).arrayBuffer());
      expect(readFormFile(fromSheets(await readSheets(file)))).toEqual({ ok: true, head: ofForm, content: asked });
    }),
    { numRuns: 60 },
  );
});

const EMPTY = { groups: [], indicators: [], chapters: [], rules: [] };
const HEAD = { effectiveFrom: "2027-Q1", sourceDocument: "" } as const;

test("everything wrong with a file is told, by its place", () => {
  const indicator = { code: "kn", section: "strength", nameVi: "Kết nạp", kind: "flow", colour: "red" };
  const raw = { ...toFormFile(HEAD, EMPTY), effectiveFrom: "2027-Q5", indicators: [indicator] };
  const read = readFormFile(raw);
  const faults = read.ok ? [] : read.faults;
  expect(faults).toContainEqual({ part: "head", entry: null, field: "effectiveFrom", key: "errors.invalid" });
  expect(faults).toContainEqual({ part: "indicators", entry: 1, field: "code", key: "forms.errors.code" });
  expect(faults).toContainEqual({ part: "indicators", entry: 1, field: "nameEn", key: "errors.required" });
  expect(faults).toContainEqual({
    part: "indicators",
    entry: 1,
    field: null,
    key: "forms.file.unknownKeys",
    params: { keys: "colour" },
  });
});

test("a code that comes twice is told, and what is no form at all is refused as such", () => {
  const group = { code: "strength", titleVi: "Đảng viên", titleEn: "Members" };
  expect(readFormFile(toFormFile(HEAD, { ...EMPTY, groups: [group, group] }))).toEqual({
    ok: false,
    faults: [{ part: "groups", entry: 2, field: "code", key: "forms.file.codeTwice", params: { code: "strength" } }],
  });
  for (const raw of [null, [], "form", { format: "other" }]) expect(readFormFile(raw).ok).toBe(false);
  expect(readFormFile(fromSheets([])).ok).toBe(false);
});

test("no file makes the reading of it fail", () => {
  fc.assert(
    fc.property(fc.anything(), (raw) => {
      expect(typeof readFormFile(raw).ok).toBe("boolean");
    }),
  );
});
