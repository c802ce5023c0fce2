import { desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { orgEvents, orgEventUnits, orgUnitVersions } from "@/db/schema/org-units";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import * as changing from "./commands/change-unit";
import * as creating from "./commands/create-unit";
import * as ancestors from "./queries/find-ancestors";
import * as versions from "./queries/find-version";
import * as units from "./queries/get-unit";
import * as unitNames from "./queries/get-unit-name";
import * as unitKinds from "./queries/list-unit-kinds";
import * as unitOptions from "./queries/list-unit-options";
import * as trees from "./queries/list-units";
import * as searches from "./queries/search-units";
import { changeUnitInput, createUnitInput } from "./schema";

const { createUnit } = creating;
const { changeUnit } = changing;
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

const establishment = (over = {}) =>
  createUnitInput.parse({
    parentId: here.college.id,
    name: "Chi bộ 7",
    kind: "branch",
    code: "",
    docCode: "",
    ordinal: "7",
    validFrom: "2022-01-15",
    requestKey: newId(),
    ...over,
  });

const revision = (unitId: string, over = {}) =>
  changeUnitInput.parse({
    unitId,
    name: "Đảng bộ Khối Các cơ quan tỉnh",
    kind: "upper_level_org",
    docCode: "ĐUK",
    headerUpper: "TỈNH ỦY LÂM ĐỒNG",
    headerBody: "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH",
    place: "Đà Lạt",
    validFrom: "2020-08-01",
    requestKey: newId(),
    ...over,
  });

async function versionsOf(unitId: string) {
  return database.owner
    .select()
    .from(orgUnitVersions)
    .where(eq(orgUnitVersions.unitId, unitId))
    .orderBy(orgUnitVersions.validFrom);
}

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

describe("establishing a unit", () => {
  test("gives it an identity, a first version and an event, and puts it in the tree from its day on", async () => {
    const input = establishment({ name: "  Chi bộ   9 " });
    const { unitId } = await createUnit(here.office, input);
    expect(await versionsOf(unitId)).toMatchObject([
      { name: "Chi bộ 9", search: "chi bo 9", validFrom: "2022-01-15", validTo: null },
    ]);
    const events = await database.owner
      .select({ kind: orgEvents.kind, effectiveOn: orgEvents.effectiveOn })
      .from(orgEventUnits)
      .innerJoin(orgEvents, eq(orgEvents.id, orgEventUnits.eventId))
      .where(eq(orgEventUnits.unitId, unitId));
    expect(events).toEqual([{ kind: "establish", effectiveOn: "2022-01-15" }]);
    const isThere = async (onDay: string) =>
      (await listUnits(here.office, { onDay })).some((row) => row.unitId === unitId);
    expect([await isThere("2022-01-14"), await isThere("2022-01-15")]).toEqual([false, true]);
    const [entry] = await database.owner.select().from(auditEntries).where(eq(auditEntries.subjectId, unitId));
    expect(entry).toMatchObject({ action: "unit.create", details: { after: { name: "Chi bộ 9" } } });
  });

  test("sent twice, or twice at once, makes one", async () => {
    const input = establishment({ name: "Chi bộ 12" });
    const answers = await Promise.all([createUnit(here.office, input), createUnit(here.office, input)]);
    answers.push(await createUnit(here.office, input));
    expect(new Set(answers.map((answer) => answer.unitId)).size).toBe(1);
    expect(await versionsOf(input.requestKey)).toHaveLength(1);
  });

  test.each([
    ["a name that a sibling bears", { name: "CHI BỘ 6" }, "name", "orgUnits.errors.nameTaken"],
    ["a day to come", { validFrom: "2199-01-01" }, "validFrom", "orgUnits.errors.future"],
    ["a day before the Party", { validFrom: "1929-01-01" }, "validFrom", "orgUnits.errors.tooEarly"],
    ["a day before its parent", { validFrom: "1999-01-01" }, "parentId", "orgUnits.errors.parentClosed"],
    ["a kind there is none of", { kind: "soviet", name: "Chi bộ 13" }, "kind", "errors.invalid"],
  ])("with %s is refused beside its field", async (_case, over, field, messageKey) => {
    await expect(createUnit(here.office, establishment(over))).rejects.toMatchObject({
      fieldErrors: { [field]: [messageKey] },
    });
  });

  test("two units of one name at once beneath one parent are one and a refusal", async () => {
    const results = await Promise.allSettled([
      createUnit(here.office, establishment({ name: "Chi bộ 20" })),
      createUnit(here.office, establishment({ name: "Chi bộ 20" })),
    ]);
    expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test.each([
    ["an empty name", { name: " \u0000 " }],
    ["an enormous name", { name: "Chi bộ ".repeat(100) }],
    ["the year 0001", { validFrom: "0001-01-01" }],
    ["the year 9999", { validFrom: "9999-01-01" }],
    ["an order that is no number", { ordinal: "abc" }],
  ])("%s is refused before anything is written", (_case, over) => {
    expect(
      createUnitInput.safeParse({ ...establishment(), code: undefined, docCode: undefined, ordinal: "1", ...over })
        .success,
    ).toBe(false);
  });
});

describe("changing a unit", () => {
  test("adds a version from a day on and leaves what was before as it was", async () => {
    const input = revision(here.root.id);
    await changeUnit(here.office, input);
    expect(await versionsOf(here.root.id)).toMatchObject([
      { name: "Đảng bộ Khối", validTo: "2020-08-01", docCode: null },
      {
        name: "Đảng bộ Khối Các cơ quan tỉnh",
        validFrom: "2020-08-01",
        validTo: null,
        docCode: "ĐUK",
        place: "Đà Lạt",
      },
    ]);
    expect((await getUnit(here.office, { unitId: here.root.id, onDay: "2020-07-31" })).current.name).toBe(
      "Đảng bộ Khối",
    );
    expect((await getUnit(here.office, { unitId: here.root.id })).current.headerUpper).toBe("TỈNH ỦY LÂM ĐỒNG");
    const [entry] = await database.owner
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, here.root.id))
      .orderBy(desc(auditEntries.at));
    expect(entry).toMatchObject({ action: "unit.change", details: { before: { name: "Đảng bộ Khối" } } });
    expect((await listUnits(here.secretary, { onDay: DAY }))[0]?.name).toBe("Đảng bộ Khối Các cơ quan tỉnh");
    await changeUnit(here.office, input);
    expect(await versionsOf(here.root.id)).toHaveLength(2);
  });

  test("is refused from a day on which the present version did not hold yet", async () => {
    await expect(changeUnit(here.office, revision(here.root.id, { validFrom: "2020-08-01" }))).rejects.toMatchObject({
      fieldErrors: { validFrom: ["orgUnits.errors.beforeVersion"] },
    });
  });
});

type Query =
  | keyof typeof ancestors
  | keyof typeof versions
  | keyof typeof units
  | keyof typeof unitNames
  | keyof typeof unitKinds
  | keyof typeof unitOptions
  | keyof typeof trees
  | keyof typeof searches;

/** Each query as asked by somebody of the sibling unit about the college's branch: nothing, or "not found". */
const asStranger = {
  findAncestors: (actor) => ancestors.findAncestors(actor, { unitId: here.branch.id, onDay: DAY }),
  findVersion: async (actor) => (await versions.findVersion(actor, { unitId: here.branch.id, name: "Chi bộ 6" })) ?? [],
  getUnit: (actor) => getUnit(actor, { unitId: here.branch.id }),
  getUnitName: (actor) => unitNames.getUnitName(actor, { unitId: here.branch.id, onDay: DAY }),
  listUnitKinds: async (actor) => (await unitKinds.listUnitKinds(actor)).filter((kind) => !kind.code),
  listUnitOptions: async (actor) =>
    (await listUnitOptions(actor, { onDay: DAY })).filter((option) => option.value !== here.sibling.id),
  listUnits: (actor) => listUnits(actor, { onDay: DAY, search: "chi bo 6" }),
  searchUnits: (actor) => searches.searchUnits(actor, { query: "chi bo 6", onDay: DAY }),
} satisfies Record<Query, (actor: Actor) => Promise<unknown>>;

const commandsAsStranger = {
  createUnit: (actor) => createUnit(actor, establishment()),
  changeUnit: (actor) => changeUnit(actor, revision(here.branch.id, { kind: "branch", name: "Chi bộ 60" })),
} satisfies Record<keyof typeof creating | keyof typeof changing, (actor: Actor) => Promise<unknown>>;

describe("a stranger", () => {
  test.each(Object.entries(asStranger))("from a sibling unit gets nothing of the branch: %s", async (_name, run) => {
    const answer = await (async () => run(here.neighbour))().catch((error: unknown) => error);
    if (!Array.isArray(answer)) expect(answer).toMatchObject({ code: "not_found" });
    else expect(answer).toEqual([]);
  });

  test.each(Object.entries(commandsAsStranger))("who keeps no tree is refused: %s", async (_name, run) => {
    await expect((async () => run(here.secretary))()).rejects.toMatchObject({ code: "forbidden" });
  });

  test.each(Object.entries(commandsAsStranger))(
    "of another part of the tree is told it does not exist: %s",
    async (_name, run) => {
      const elsewhere = await makeActor(here.make, "office_staff", here.sibling);
      await expect(run(elsewhere)).rejects.toMatchObject({ code: "not_found" });
    },
  );
});
