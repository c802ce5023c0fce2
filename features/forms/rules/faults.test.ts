import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { FormContent, FormIndicator } from "../schema";
import { contentFaults, faultsOf } from "./faults";
import { dropItem, freeCode, inGroupOrder, markOf, moveItem, putItem } from "./items";
import type { KnownSources } from "./sources";
import { stateOf } from "./versions";

const named = (code: string) => ({ code, nameVi: code, nameEn: code });
const known: KnownSources = {
  ledger: [named("KN"), named("CT")],
  awards: [
    { ...named("party_badge"), hasMark: true },
    { ...named("commendation"), hasMark: false },
  ],
  marks: [30, 40],
  unitKinds: [
    { ...named("base_branch"), reports: true },
    { ...named("base_party_org"), reports: true },
  ],
};

const indicator = (code: string, over: Partial<FormIndicator> = {}): FormIndicator => ({
  code,
  section: "strength",
  nameVi: code,
  nameEn: code,
  unitVi: "người",
  unitEn: "people",
  kind: "flow",
  source: null,
  partOf: null,
  decimals: 0,
  answeredBy: [],
  hasTarget: false,
  isRequired: false,
  guidanceVi: "",
  guidanceEn: "",
  ...over,
});

const form = (indicators: FormIndicator[], rules: string[] = []): FormContent => ({
  groups: [{ code: "strength", titleVi: "Đảng viên", titleEn: "Members" }],
  indicators,
  chapters: [],
  rules: rules.map((expression, index) => ({
    code: `R${index + 1}`,
    expression,
    severity: "explain",
    messageVi: "x",
    messageEn: "x",
    sourceDocument: "",
    isOn: true,
  })),
});

const told = (indicators: FormIndicator[], rules: string[] = []) =>
  contentFaults(form(indicators, rules), known).map(({ code, field, key }) => [code, field, key.split(".").at(-1)]);

test("a form that is whole has no faults, and one with nothing in it has its own", () => {
  const content = form(
    [indicator("KN", { source: "ledger:KN" }), indicator("KN_NU", { partOf: "KN" })],
    ["KN_NU <= KN"],
  );
  const head = { effectiveFrom: "2027-Q1", sourceDocument: "Hướng dẫn 1" } as const;
  expect(faultsOf({ head, content, known, earliest: "2027-Q1" })).toEqual([]);
  const early = faultsOf({
    head: { effectiveFrom: "2026-Q4", sourceDocument: "" },
    content: { groups: [], indicators: [], chapters: [], rules: [] },
    known,
    earliest: "2027-Q1",
  });
  expect(early.map(({ key }) => key)).toEqual([
    "forms.faults.sourceDocument",
    "forms.faults.tooEarly",
    "forms.faults.noIndicator",
  ]);
});

test.each([
  [indicator("A", { section: "gone" }), "section", "group"],
  [indicator("A", { source: "ledger:NONE" }), "ledger", "source"],
  [indicator("A", { source: "awards:commendation:30" }), "awards", "source"],
  [indicator("A", { source: "awards:party_badge:31" }), "awards", "source"],
  [indicator("A", { kind: "text", source: "ledger:KN" }), "kind", "computedKind"],
  [indicator("A", { kind: "text", hasTarget: true }), "hasTarget", "targetKind"],
  [indicator("A", { partOf: "B" }), "partOf", "wholeGone"],
  [indicator("A", { answeredBy: ["nobody"] }), "answeredBy", "unitKind"],
  [indicator("A", { source: "formula:B + 1" }), "formula", "unknownName"],
  [indicator("A", { source: "formula:A + 1" }), "formula", "formulaLoop"],
  [indicator("A", { partOf: "A" }), "partOf", "partLoop"],
])("%j is told at its field", (given, field, fault) => {
  expect(told([given])).toEqual([["A", field, fault]]);
});

test("a part is counted as its whole is, and asked of no unit that the whole is not asked of", () => {
  expect(told([indicator("A"), indicator("B", { partOf: "A", kind: "stock" })])).toEqual([
    ["B", "partOf", "wholeKind"],
  ]);
  const whole = indicator("A", { answeredBy: ["base_branch"] });
  expect(told([whole, indicator("B", { partOf: "A" })])).toEqual([["B", "partOf", "wholeAnsweredBy"]]);
  expect(told([whole, indicator("B", { partOf: "A", answeredBy: ["base_branch"] })])).toEqual([]);
});

test("formulas that wait for each other and rules of unknown names are told; earlier quarters break a circle", () => {
  const waiting = [indicator("A", { source: "formula:B" }), indicator("B", { source: "formula:A" })];
  expect(told(waiting)).toEqual([
    ["A", "formula", "formulaLoop"],
    ["B", "formula", "formulaLoop"],
  ]);
  expect(told([indicator("A", { source: "formula:prev.A + 1" })])).toEqual([]);
  expect(told([indicator("A")], ["A > 0", "C > 0", "A +"])).toEqual([
    ["R2", "expression", "unknownName"],
    ["R3", "expression", "syntax"],
  ]);
});

const coded = fc
  .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 })
  .map((numbers) => numbers.map((number) => ({ code: `C${number}` })));

test("moving loses nothing, puts a thing where it was said to go, and comes out the same said twice", () => {
  fc.assert(
    fc.property(coded, fc.nat(), fc.nat(), (items, from, to) => {
      const [moved, before] = [items[from % items.length], [...items, undefined][to % (items.length + 1)]];
      if (moved === undefined || moved === before) return;
      const once = moveItem(items, moved.code, before?.code ?? "");
      expect(once.toSorted(byCode)).toEqual(items.toSorted(byCode));
      expect(once[once.indexOf(moved) + 1]).toBe(before);
      expect(moveItem(once, moved.code, before?.code ?? "")).toEqual(once);
    }),
  );
});

function byCode(a: { code: string }, b: { code: string }): number {
  return a.code.localeCompare(b.code);
}

test("what another hand changed meanwhile is not written over", () => {
  const [mine, theirs] = [
    { code: "A", name: "mine" },
    { code: "A", name: "theirs" },
  ];
  const was = { code: "A", name: "was" };
  expect(putItem([was], mine, markOf(was))).toEqual([mine]);
  expect(() => putItem([theirs], mine, markOf(was))).toThrow("forms.errors.changed");
  expect(() => putItem([], mine, markOf(was))).toThrow("forms.errors.gone");
  expect(() => putItem([was], mine, "")).toThrow("forms.errors.codeTaken");
  expect(() => dropItem([theirs], "A", markOf(was))).toThrow("forms.errors.changed");
  expect(dropItem([was], "A", markOf(was))).toEqual([]);
});

test("indicators follow the order of their groups and keep their own within one", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c", "gone"), { maxLength: 20 }), (sections) => {
      const groups = ["b", "a", "c"].map((code) => ({ code, titleVi: code, titleEn: code }));
      const indicators = sections.map((section, index) => indicator(`I${index}`, { section }));
      const ordered = inGroupOrder({ groups, indicators, chapters: [], rules: [] }).indicators;
      const places = ordered.map(({ section }) => ["b", "a", "c", "gone"].indexOf(section));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      for (const { code } of groups) {
        const inGroup = ordered.filter(({ section }) => section === code);
        expect(inGroup).toEqual(indicators.filter(({ section }) => section === code));
      }
    }),
  );
});

test("a code is made of a title and is nobody else's", () => {
  expect(freeCode("Internal affairs", [])).toBe("internal_affairs");
  expect(freeCode("Đảng viên", ["dang_vien"])).toBe("dang_vien_2");
  expect(freeCode("2026 – …", [])).toBe("part");
});

const version = (id: string, effectiveFrom: "1930-Q1" | "2026-Q1" | "2026-Q3" | "2027-Q1", over = {}) => ({
  id,
  effectiveFrom,
  version: 1,
  isShipped: false,
  isDraft: false,
  ...over,
});

test("the office's own version stands before the shipped one from its quarter on", () => {
  const forms = [
    version("shipped", "1930-Q1", { isShipped: true }),
    version("old", "2026-Q1"),
    version("now", "2026-Q3"),
    version("better", "2026-Q3", { version: 2 }),
    version("next", "2027-Q1"),
    version("draft", "2026-Q1", { isDraft: true }),
  ];
  expect(forms.map((one) => stateOf(one, forms, "2026-Q4"))).toEqual([
    "replaced",
    "replaced",
    "replaced",
    "in_force",
    "to_come",
    "draft",
  ]);
  expect(forms.slice(0, 1).map((one) => stateOf(one, forms.slice(0, 1), "2026-Q4"))).toEqual(["in_force"]);
});
