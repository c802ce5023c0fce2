import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import * as ancestors from "./queries/find-ancestors";
import * as units from "./queries/get-unit";
import * as histories from "./queries/get-strength-history";
import * as unitNames from "./queries/get-unit-name";
import * as unitKinds from "./queries/list-unit-kinds";
import * as unitOptions from "./queries/list-unit-options";
import * as trees from "./queries/list-units";
import * as searches from "./queries/search-units";

const { listUnits } = trees;
const { getUnit } = units;
const { listUnitOptions } = unitOptions;

const database = testDatabase();
const DAY = "2022-03-31";

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot({ name: "Đảng bộ Khối" });
  const beneath = { rootId: root.id, parentId: root.id };
  const college = await make.makeUnit({
    ...beneath,
    name: "Đảng bộ cơ sở Trường Cao đẳng Nghề Đà Lạt",
    kind: "base_party_org",
  });
  const branch = await make.makeUnit({ rootId: root.id, parentId: college.id, name: "Chi bộ 6", kind: "branch" });
  const sibling = await make.makeUnit({ ...beneath, name: "Chi bộ cơ sở Sở Y tế" });
  const office = await makeActor(make, "office_staff", root);
  for (const unitId of [college.id, branch.id, sibling.id]) {
    await make.makeMember({ rootId: root.id, unitId, recordedBy: office.accountId });
  }
  return {
    make,
    root,
    college,
    branch,
    sibling,
    office,
    secretary: await makeActor(make, "secretary", college),
    neighbour: await makeActor(make, "secretary", sibling),
    administrator: await makeActor(make, "administrator", root),
  };
}

let here: Awaited<ReturnType<typeof makeOffice>>;

beforeAll(async () => {
  here = await makeOffice();
});

describe("the tree", () => {
  test("is told in order, with the members of all beneath, and finds names without tone marks", async () => {
    const rows = await listUnits(here.office, { onDay: DAY });
    expect(rows.map(({ name, depth, people }) => [name, depth, people])).toEqual([
      ["Đảng bộ Khối", 0, 3],
      ["Chi bộ cơ sở Sở Y tế", 1, 1],
      ["Đảng bộ cơ sở Trường Cao đẳng Nghề Đà Lạt", 1, 2],
      ["Chi bộ 6", 2, 1],
    ]);
    const found = await listUnits(here.office, { onDay: DAY, search: "so y te" });
    expect(found.map((row) => [row.name, row.isMatch])).toEqual([
      ["Đảng bộ Khối", false],
      ["Chi bộ cơ sở Sở Y tế", true],
    ]);
    expect(await listUnits(here.office, { onDay: "1999-12-31" })).toEqual([]);
  });

  test("shows a secretary whom they belong to, without figures of others, and an administrator no figures", async () => {
    const rows = await listUnits(here.secretary, { onDay: DAY });
    expect(rows.map(({ name, isInScope, people }) => [name, isInScope, people])).toEqual([
      ["Đảng bộ Khối", false, null],
      ["Đảng bộ cơ sở Trường Cao đẳng Nghề Đà Lạt", true, 2],
      ["Chi bộ 6", true, 1],
    ]);
    const seen = await listUnits(here.administrator, { onDay: DAY });
    expect(new Set(seen.map((row) => row.people))).toEqual(new Set([null]));
  });

  test("tells a unit's strength by quarter, each by the tree of its own time", async () => {
    const rows = await histories.getStrengthHistory(here.office, { unitId: here.college.id, onDay: DAY });
    expect(rows.slice(-3)).toEqual([
      { quarter: "2021-Q3", official: 0, probationary: 0 },
      { quarter: "2021-Q4", official: 2, probationary: 0 },
      { quarter: "2022-Q1", official: 2, probationary: 0 },
    ]);
    expect(rows).toHaveLength(12);
  });

  test("gives units to choose from by what they may do, each told apart by where it lies", async () => {
    const holding = await listUnitOptions(here.secretary, { onDay: DAY, only: "holds_members" });
    expect(holding).toMatchObject([
      { label: "Đảng bộ cơ sở Trường Cao đẳng Nghề Đà Lạt", detail: "" },
      { label: "Chi bộ 6", detail: "Đảng bộ cơ sở Trường Cao đẳng Nghề Đà Lạt" },
    ]);
    expect(await listUnitOptions(here.secretary, { onDay: DAY, only: "reports" })).toHaveLength(1);
    const [found] = await searches.searchUnits(here.office, { query: "chi bo 6 da lat", onDay: DAY });
    expect(found?.value).toBe(here.branch.id);
  });

  test("names a unit with its parent where the name alone says little, and those above it from the office down", async () => {
    const named = await unitNames.getUnitName(here.office, { unitId: here.branch.id, onDay: DAY });
    expect(named.name).toBe("Chi bộ 6 (Đảng bộ cơ sở Trường Cao đẳng Nghề Đà Lạt)");
    const above = await ancestors.findAncestors(here.secretary, { unitId: here.branch.id, onDay: DAY });
    expect(above.map((one) => [one.unitId, one.isInScope])).toEqual([
      [here.root.id, false],
      [here.college.id, true],
      [here.branch.id, true],
    ]);
  });
});

type Query =
  | keyof typeof ancestors
  | keyof typeof units
  | keyof typeof histories
  | keyof typeof unitNames
  | keyof typeof unitKinds
  | keyof typeof unitOptions
  | keyof typeof trees
  | keyof typeof searches;

/** Each query as asked by somebody of the sibling unit about the college's branch: nothing, or "not found". */
const asStranger = {
  findAncestors: (actor) => ancestors.findAncestors(actor, { unitId: here.branch.id, onDay: DAY }),
  getStrengthHistory: (actor) => histories.getStrengthHistory(actor, { unitId: here.branch.id, onDay: DAY }),
  getUnit: (actor) => getUnit(actor, { unitId: here.branch.id }),
  getUnitName: (actor) => unitNames.getUnitName(actor, { unitId: here.branch.id, onDay: DAY }),
  listUnitKinds: async (actor) => (await unitKinds.listUnitKinds(actor)).filter((kind) => !kind.code),
  listUnitOptions: async (actor) =>
    (await listUnitOptions(actor, { onDay: DAY })).filter((option) => option.value !== here.sibling.id),
  listUnits: (actor) => listUnits(actor, { onDay: DAY, search: "chi bo 6" }),
  searchUnits: (actor) => searches.searchUnits(actor, { query: "chi bo 6", onDay: DAY }),
} satisfies Record<Query, (actor: Actor) => Promise<unknown>>;

describe("a stranger", () => {
  test.each(Object.entries(asStranger))("from a sibling unit gets nothing of the branch: %s", async (_name, run) => {
    const answer = await (async () => run(here.neighbour))().catch((error: unknown) => error);
    if (!Array.isArray(answer)) expect(answer).toMatchObject({ code: "not_found" });
    else expect(answer).toEqual([]);
  });
});
