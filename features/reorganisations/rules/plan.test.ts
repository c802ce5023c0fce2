import { describe, expect, test } from "vitest";
import type { ReorganisationInput } from "../schema";
import { planReorganisation } from "./plan";
import type { Situation, UnitElse, UnitNow } from "./situation";

const DAY = "2022-03-15";
const EMPTY = { code: null, docCode: null, headerUpper: null, headerBody: null, place: null, ordinal: 0 };

const unit = (unitId: string, parentId: string | null, over: Partial<UnitNow> = {}): UnitNow => ({
  ...EMPTY,
  unitId,
  versionId: `${unitId}-version`,
  parentId,
  name: unitId,
  kind: "base_party_org",
  validFrom: "2000-01-01",
  isInScope: true,
  ...over,
});

const TREE = [
  unit("root", null, { kind: "upper_level_org" }),
  unit("a", "root"),
  unit("a1", "a", { kind: "branch", name: "Chi bộ 1" }),
  unit("b", "root"),
  unit("b1", "b", { kind: "branch", name: "Chi bộ 2" }),
  unit("youth", "root", { kind: "mass_organisation" }),
];

function situation(units: readonly UnitNow[] = TREE, others: readonly UnitElse[] = []): Situation {
  const holds = ["base_party_org", "branch", "base_branch"];
  const kinds = ["upper_level_org", "mass_organisation", "party_group", ...holds];
  return {
    day: DAY,
    rootId: "root",
    units: new Map(units.map((one) => [one.unitId, one])),
    others: new Map(others.map((one) => [one.unitId, one])),
    kinds: new Map(kinds.map((kind) => [kind, { holdsMembers: holds.includes(kind) }])),
    people: new Map([
      ["a", 5],
      ["a1", 3],
    ]),
  };
}

const base = { effectiveOn: DAY, note: null, requestKey: "key" };
const decided = { ...base, issuingBody: "Tỉnh ủy", docType: "QĐ", docNumber: "1", decidedOn: DAY };
const absorb = (chosen: string[], intoId: string): ReorganisationInput => ({
  form: "absorb",
  kind: "absorb",
  chosen,
  intoId,
  ...decided,
});
const handOver = (chosen: string[], parentId: string): ReorganisationInput => ({
  form: "hand_over",
  kind: "hand_over",
  chosen,
  destination: "inside",
  parentId,
  elsewhere: null,
  ...decided,
});

function plan(input: ReorganisationInput, on: Situation = situation()) {
  let made = 0;
  return planReorganisation(input, on, () => `new-${String((made += 1))}`);
}

test("a merger ends the unit, moves its members and gives the units beneath it a new parent", () => {
  const planned = plan(absorb(["a"], "b"));
  expect(planned.ends.map((one) => one.unitId)).toEqual(["a1", "a"]);
  expect(planned.begins).toMatchObject([{ unitId: "a1", parentId: "b", isNew: false }]);
  expect(planned.moves).toEqual([{ fromUnitId: "a", defaultTo: "b", assigned: {} }]);
  expect([planned.predecessors, planned.successors]).toEqual([["a"], ["b"]]);
});

test("a hand-over outside takes all beneath along", () => {
  const elsewhere = "Đảng bộ bạn";
  const planned = plan({
    form: "hand_over",
    kind: "hand_over",
    chosen: ["a"],
    destination: "outside",
    parentId: null,
    elsewhere,
    ...decided,
  });
  expect(planned.closes.map((one) => one.unitId)).toEqual(["a", "a1"]);
  expect(planned.leaves).toEqual({ unitIds: ["a", "a1"], elsewhere });
});

test("a version that began on the very day makes place for the new one", () => {
  const renamed = TREE.map((one) => (one.unitId === "b" ? { ...one, validFrom: DAY } : one));
  const rename = { form: "rename:none", kind: "rename", unitId: "b", name: "B mới", ...base } as const;
  const planned = plan(rename, situation(renamed));
  expect([planned.ends, planned.removes.map((one) => one.versionId)]).toEqual([[], ["b-version"]]);
});

describe("refused by the name of the rule:", () => {
  const gone: UnitElse = { unitId: "c", name: "c", parentId: "root", isInScope: true, changesOn: null };
  const ends = { targetIds: [], defaultTo: 0, assign: {}, childrenTo: null };
  test.each<[string, ReorganisationInput, Situation]>([
    ["intoItself", absorb(["a", "b"], "b"), situation()],
    ["rootStays", handOver(["root"], "b"), situation()],
    ["thereAlready", handOver(["a"], "root"), situation()],
    ["beneathItself", handOver(["b"], "b2"), situation([...TREE, unit("b2", "b")])],
    ["unitClosed", absorb(["c"], "b"), situation(TREE, [gone])],
    ["changesLater", absorb(["c"], "b"), situation(TREE, [{ ...gone, changesOn: "2022-04-01" }])],
    ["changesLater", absorb(["b"], "a"), situation(TREE, [{ ...gone, parentId: "b", changesOn: "2022-04-01" }])],
    ["kindHoldsNoMembers", absorb(["a"], "youth"), situation(TREE.filter((one) => one.unitId !== "a1"))],
    ["kindHoldsNot", absorb(["a"], "b1"), situation()],
    ["beginsThatDay", absorb(["b"], "a"), situation(TREE.map((one) => ({ ...one, validFrom: DAY })))],
    ["nameTaken", absorb(["a"], "b"), situation([...TREE, unit("b3", "b", { kind: "branch", name: "CHI BỘ 1" })])],
    ["membersNeedUnit", { form: "disband", kind: "disband", unitId: "a", ...ends, ...decided }, situation()],
    ["childrenNeedUnit", { form: "disband", kind: "disband", unitId: "b", ...ends, ...decided }, situation()],
    [
      "needsTwo",
      { form: "consolidate", kind: "consolidate", chosen: ["a"], parentId: "root", units: [], ...decided },
      situation(),
    ],
    ["sameName", { form: "rename:none", kind: "rename", unitId: "a", name: "a", ...base }, situation()],
  ])("%s", (rule, input, on) => {
    expect(() => plan(input, on)).toThrow(`reorganisations.errors.${rule}`);
  });

  test("a unit out of scope does not exist", () => {
    const theirs = TREE.map((one) => (one.unitId === "b" ? { ...one, isInScope: false } : one));
    expect(() => plan(absorb(["a"], "b"), situation(theirs))).toThrow("not_found");
  });
});
