import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import * as countQuery from "./queries/count-awards";
import * as getQuery from "./queries/get-award";
import * as listsQuery from "./queries/get-award-lists";
import * as iterateQuery from "./queries/iterate-awards";
import * as recipientsQuery from "./queries/list-award-recipients";
import * as awardsQuery from "./queries/list-awards";
import * as searchQuery from "./queries/search-recipients";

const database = testDatabase();

async function makeWorld() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const under = (parentId: string, name: string) =>
    make.makeUnit({ rootId: root.id, parentId, name, kind: "base_party_org" });
  const [tax, school] = [
    await under(root.id, "Đảng bộ cơ sở Cục Thuế tỉnh"),
    await under(root.id, "Đảng bộ cơ sở Trường Nghề"),
  ];
  const branch = await under(school.id, "Chi bộ 6");
  const office = await makeActor(make, "office_staff", root);
  const member = await make.makeMember({
    rootId: root.id,
    unitId: tax.id,
    recordedBy: office.accountId,
    fullName: "Đỗ Văn Áo",
  });
  const decision = await make.makeDecision({
    rootId: root.id,
    unitId: root.id,
    recordedBy: office.accountId,
    decidedOn: "2022-03-31",
  });
  const awardId = newId();
  await database.owner
    .execute(sql`insert into awards (id, root_id, unit_id, decision_id, ground, recorded_by, recorded_by_name)
    values (${awardId}, ${root.id}, ${root.id}, ${decision.id}, 'HTXSNV', ${office.accountId}, 'X')`);
  let ordinal = 0;
  const give = async (form: string, unitId: string, memberId: string | null = null, mark: number | null = null) => {
    const id = newId();
    await database.owner.execute(sql`insert into award_recipients
      (id, root_id, award_id, form, unit_id, member_id, recipient_name, mark, decided_on, ordinal)
      values (${id}, ${root.id}, ${awardId}, ${form}, ${unitId}, ${memberId}, ${`Người nhận ${String((ordinal += 1))}`}, ${mark}, '2022-03-31', ${ordinal})`);
    return id;
  };
  await give("flag", tax.id);
  await give("merit_certificate", branch.id);
  await give("merit_certificate", tax.id, member.id);
  await give("party_badge", tax.id, member.id, 30);
  return { make, root, tax, school, branch, office, member, awardId, give };
}

let world: Awaited<ReturnType<typeof makeWorld>>;
beforeAll(async () => {
  world = await makeWorld();
});

const ROLES = ["secretary", "office_staff", "leader", "auditor"] as const;

test("each reading role counts the awards of the unit and of all beneath it", async () => {
  for (const role of ROLES) {
    const actor = await makeActor(world.make, role, world.root);
    const counts = await countQuery.countAwards(actor, { unitId: world.root.id, quarter: "2022-Q1" });
    expect(counts).toMatchObject({ total: 3, badgesTotal: 1 });
    expect((await countQuery.countAwards(actor, { unitId: world.school.id, quarter: "2022-Q1" })).total).toBe(1);
    expect((await countQuery.countAwards(actor, { unitId: world.root.id, quarter: "2022-Q2" })).total).toBe(0);
  }
});

test("the register is filtered by form, kind of recipient, quarter, year and unit", async () => {
  const { office, root, school } = world;
  const names = async (filter: object) => {
    const page = await recipientsQuery.listAwardRecipients(office, { unitId: root.id, ...filter });
    return page.recipients.map(({ recipientName }) => Number(recipientName.split(" ").at(-1)));
  };
  expect(await names({})).toEqual([1, 2, 3, 4]);
  expect(await names({ form: "merit_certificate" })).toEqual([2, 3]);
  expect(await names({ recipients: "collective" })).toEqual([1, 2]);
  expect(await names({ recipients: "individual", quarter: "2022-Q1" })).toEqual([3, 4]);
  expect(await names({ quarter: "2021-Q4" })).toEqual([]);
  expect(await names({ year: 2022 })).toEqual([1, 2, 3, 4]);
  expect(await names({ unitId: school.id })).toEqual([2]);
  const { awards } = await awardsQuery.listAwards(office, { unitId: root.id, quarter: "2022-Q1" });
  expect(awards).toMatchObject([{ id: world.awardId, recipients: 4, ground: "HTXSNV" }]);
});

test("pages follow one another without a gap, and the export reads the same rows", async () => {
  const { office, root, tax, give } = await makeWorld();
  for (let n = 0; n < 70; n += 1) {
    const member = await world.make.makeMember({ rootId: root.id, unitId: tax.id, recordedBy: office.accountId });
    await give("praise", tax.id, member.id);
  }
  const first = await recipientsQuery.listAwardRecipients(office, { unitId: root.id });
  const second = await recipientsQuery.listAwardRecipients(office, {
    unitId: root.id,
    after: first.nextCursor ?? undefined,
  });
  expect([first.recipients.length, second.recipients.length, second.nextCursor]).toEqual([50, 24, null]);
  const paged = [...first.recipients, ...second.recipients].map(({ id }) => id);
  const exported: string[] = [];
  for await (const rows of iterateQuery.iterateAwards(office, { unitId: root.id })) {
    exported.push(...rows.map(({ id }) => id));
  }
  expect(exported).toEqual(paged);
});

test("a unit's secretary sees the decision with their own recipients only", async () => {
  const secretary = await makeActor(world.make, "secretary", { id: world.school.id, rootId: world.root.id });
  const award = await getQuery.getAward(secretary, world.awardId);
  expect(award.isWhole).toBe(false);
  expect(award.recipients.map(({ within }) => within)).toEqual(["Đảng bộ cơ sở Trường Nghề"]);
});

test("recipients are found by words without tone marks", async () => {
  const found = await searchQuery.searchRecipients(world.office, { query: "cuc thue" });
  expect(found.units).toMatchObject([{ name: "Đảng bộ cơ sở Cục Thuế tỉnh", within: null }]);
  const people = await searchQuery.searchRecipients(world.office, { query: "ÁO đỗ" });
  expect(people.members).toMatchObject([
    { name: "Đỗ Văn Áo", birthYear: 1980, unitName: "Đảng bộ cơ sở Cục Thuế tỉnh" },
  ]);
  expect(await searchQuery.searchRecipients(world.office, { query: "%" })).toEqual({ units: [], members: [] });
});

const queries = {
  ...countQuery,
  ...getQuery,
  ...iterateQuery,
  ...listsQuery,
  ...recipientsQuery,
  ...awardsQuery,
  ...searchQuery,
};
type Open = "readAwardCounts" | "readAwardLists";

const asStranger = {
  countAwards: (actor) => countQuery.countAwards(actor, { unitId: world.tax.id, quarter: "2022-Q1" }),
  getAward: (actor) => getQuery.getAward(actor, world.awardId),
  listAwardRecipients: (actor) => recipientsQuery.listAwardRecipients(actor, { unitId: world.tax.id }),
  iterateAwards: (actor) => iterateQuery.iterateAwards(actor, { unitId: world.tax.id }).next(),
  listAwards: (actor) => awardsQuery.listAwards(actor, { unitId: world.tax.id }),
  getAwardLists: async (actor) => ({ ...(await listsQuery.getAwardLists(actor)), isForAll: true }),
  searchRecipients: (actor) => searchQuery.searchRecipients(actor, { query: "cuc thue" }),
} satisfies Record<Exclude<keyof typeof queries, Open>, (actor: Actor) => Promise<unknown>>;

// A refusal of the scope is thrown at once, before there is a promise.
const outcome = async (run: (actor: Actor) => Promise<unknown>, actor: Actor) => {
  try {
    return await run(actor);
  } catch (error) {
    return error;
  }
};

test.each(Object.entries(asStranger))(
  "%s shows nothing to a sibling unit, and nothing to an administrator",
  async (name, run) => {
    const sibling = await makeActor(world.make, "secretary", { id: world.branch.id, rootId: world.root.id });
    const found = await outcome(run, sibling);
    if (name === "getAwardLists") expect(found).toMatchObject({ isForAll: true });
    else if (name === "getAward") expect(found).toMatchObject({ recipients: [{ unitId: world.branch.id }] });
    else expect(found).toMatchObject({ code: name === "searchRecipients" ? "forbidden" : "not_found" });
    const administrator = await makeActor(world.make, "administrator", world.root);
    expect(await outcome(run, administrator)).toMatchObject({ code: "forbidden" });
  },
);

test.each(Object.entries(asStranger))("%s shows nothing to another office", async (name, run) => {
  const elsewhere = await makeWorld();
  const found = await outcome(run, elsewhere.office);
  if (name === "getAwardLists") expect(found).toMatchObject({ isForAll: true });
  else if (name === "searchRecipients") expect(found).not.toMatchObject({ units: [{ id: world.tax.id }] });
  else expect(found).toMatchObject({ code: "not_found" });
});
