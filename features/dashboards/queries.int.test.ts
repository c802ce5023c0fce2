import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { awardRecipients, awards, awardWithdrawals } from "@/db/schema/awards";
import { memberEvents } from "@/db/schema/members";
import { reports } from "@/db/schema/reports";
import { formVersionRow } from "@/db/baseline/form";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { addDays, addMonths, type Day, today } from "@/lib/dates";
import { newId } from "@/lib/id";
import type { Quarter } from "@/lib/quarter";
import { findUnreadiness } from "@/server/readiness";
import * as frames from "./queries/find-frame";
import * as byUnit from "./queries/get-figure";
import * as overviews from "./queries/get-overview";
import * as tasks from "./queries/get-tasks";
import * as records from "./queries/list-figure-records";

const database = testDatabase();
const QUARTER = "2022-Q1";

interface Entry {
  kind: string;
  unitId: string;
  on: Day;
  way: "in" | "out" | "neutral";
  people?: number;
}

async function makeWorld() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot({ name: "Đảng bộ Khối" }, true);
  const under = (parentId: string, name: string, kind = "base_party_org") =>
    make.makeUnit({ rootId: root.id, parentId, name, kind });
  const tax = await under(root.id, "Đảng bộ cơ sở Cục Thuế tỉnh");
  const school = await under(root.id, "Đảng bộ cơ sở Trường Nghề");
  const branch = await under(school.id, "Chi bộ 6", "branch");
  const office = await makeActor(make, "office_staff", root);
  const base = { rootId: root.id, recordedBy: office.accountId };
  const record = async ({ kind, unitId, on, way, people = 1 }: Entry) => {
    const decision = await make.makeDecision({ ...base, unitId: root.id, decidedOn: on });
    for (let person = 0; person < people; person += 1) {
      const member = await make.makeMember({ ...base, unitId, openedOn: "2020-06-30" });
      await database.owner.insert(memberEvents).values({
        ...base,
        id: newId(),
        memberId: member.id,
        memberName: member.fullName,
        kind,
        effectiveOn: on,
        fromUnitId: way === "in" ? null : unitId,
        toUnitId: way === "out" ? null : unitId,
        standingBefore: way === "in" ? null : "official",
        standingAfter: way === "out" ? "left" : "official",
        decisionId: decision.id,
        recordedByName: "Văn phòng",
      });
    }
  };
  return { make, root, tax, school, branch, office, base, record };
}

type World = Awaited<ReturnType<typeof makeWorld>>;

async function giveAwards({ make, root, tax, school, branch, office, base }: World) {
  const decision = await make.makeDecision({ ...base, unitId: root.id, decidedOn: "2022-03-28" });
  const by = { rootId: root.id, recordedBy: office.accountId, recordedByName: "Văn phòng" };
  const awardId = newId();
  await database.owner
    .insert(awards)
    .values({ ...by, id: awardId, unitId: root.id, decisionId: decision.id, ground: "Hoàn thành xuất sắc nhiệm vụ" });
  const give = async (form: string, unitId: string, isPerson: boolean, mark: number | null = null) => {
    const member = isPerson ? await make.makeMember({ ...base, unitId, openedOn: "2020-06-30" }) : null;
    const row = { id: newId(), rootId: root.id, awardId, form, unitId, memberId: member?.id ?? null, mark, ordinal: 1 };
    await database.owner
      .insert(awardRecipients)
      .values({ ...row, recipientName: member?.fullName ?? "Tổ chức", decidedOn: "2022-03-28" });
    return row;
  };
  await give("flag", tax.id, false);
  await give("merit_certificate", branch.id, false);
  await give("merit_certificate", school.id, true);
  await give("party_badge", school.id, true, 30);
  const withdrawn = await give("merit_certificate", tax.id, true);
  await database.owner.insert(awardWithdrawals).values({
    recipientId: withdrawn.id,
    rootId: root.id,
    unitId: tax.id,
    reason: "Trao nhầm",
    recordedBy: office.accountId,
  });
}

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  const { make, root, tax, school, branch, office, record } = world;
  for (const [quarter, dueOn] of [
    ["2021-Q4", "2021-12-25"],
    [QUARTER, "2022-03-25"],
    ["2022-Q2", "2022-06-25"],
  ] as const)
    await make.makePeriod(root.id, quarter, dueOn);
  await record({ kind: "admission", unitId: tax.id, on: "2021-11-10", way: "in", people: 2 });
  await record({ kind: "admission", unitId: tax.id, on: "2022-02-03", way: "in", people: 3 });
  await record({ kind: "admission", unitId: branch.id, on: "2022-02-03", way: "in", people: 2 });
  await record({ kind: "admission", unitId: school.id, on: "2022-02-03", way: "in" });
  await record({ kind: "official_recognition", unitId: tax.id, on: "2022-03-01", way: "neutral", people: 4 });
  await record({ kind: "transfer_out_province", unitId: branch.id, on: "2022-03-31", way: "out", people: 2 });
  await record({ kind: "transfer_in_outside", unitId: tax.id, on: "2022-01-01", way: "in" });
  await giveAwards(world);
  await database.owner.insert(reports).values({
    id: newId(),
    rootId: root.id,
    unitId: tax.id,
    quarter: QUARTER,
    formVersionId: formVersionRow.id,
    status: "submitted",
    submittedAt: new Date("2022-03-20T03:00:00Z"),
    submittedBy: office.accountId,
    createdBy: office.accountId,
  });
});

const actorAt = (role: Parameters<typeof makeActor>[1], unit: { id: string }) =>
  makeActor(world.make, role, { id: unit.id, rootId: world.root.id });

test("without a choice a leader sees the latest quarter with anything in it, at their own unit", async () => {
  const overview = await overviews.getOverview(await actorAt("leader", world.root), {});
  expect(overview.quarter).toBe(QUARTER);
  expect(overview.openedQuarters).toEqual(["2022-Q2", QUARTER, "2021-Q4"]);
  expect(overview.place).toMatchObject({ id: world.root.id, name: "Đảng bộ Khối", existed: true, above: [] });
  expect(overview.place.beneath.map(({ name }) => name)).toEqual([
    "Đảng bộ cơ sở Cục Thuế tỉnh",
    "Đảng bộ cơ sở Trường Nghề",
  ]);
});

test("the figures are exact, each held against the quarter before and the year before", async () => {
  const {
    figures,
    strength,
    awards: given,
    reports: counts,
  } = await overviews.getOverview(await actorAt("leader", world.root), { quarter: QUARTER });
  expect(
    figures.map(({ figure, value, differences }) => [figure, value, differences[0]?.by, differences[1]?.by]),
  ).toEqual([
    ["admission", 6, 4, 6],
    ["official-recognition", 4, 4, 4],
    ["transfer-out", 2, 2, 2],
    ["transfer-in", 1, 1, 1],
    ["net-transfer", -1, -1, -1],
    ["badges", 1, 1, 1],
    ["awards", 3, 3, 3],
  ]);
  expect(strength.opening.total + strength.increases - strength.decreases).toBe(strength.closing.total);
  expect([strength.increases, strength.decreases]).toEqual([7, 2]);
  expect([given.total, given.badgesTotal]).toEqual([3, 1]);
  expect(counts).toMatchObject({ total: 2, in: 1, submitted: 1, missing: 1 });
});

test("a quarter from before the register is not compared with", async () => {
  const { figures } = await overviews.getOverview(await actorAt("leader", world.root), { quarter: "2020-Q3" });
  expect(figures[0]?.differences).toEqual([
    { quarter: "2020-Q2", was: null, by: null },
    { quarter: "2019-Q3", was: null, by: null },
  ]);
});

test("a figure opens to the units directly beneath, and a unit's own part to its own line", async () => {
  const leader = await actorAt("leader", world.root);
  const figure = "admission";
  const whole = await byUnit.getFigure(leader, { figure, unitId: world.root.id, quarter: QUARTER });
  expect(whole.shares.map(({ name, value, hasUnits }) => [name, value, hasUnits])).toEqual([
    ["Đảng bộ cơ sở Cục Thuế tỉnh", 3, false],
    ["Đảng bộ cơ sở Trường Nghề", 3, true],
  ]);
  expect(whole.total.value).toBe(6);
  const school = await byUnit.getFigure(leader, { figure, unitId: world.school.id, quarter: QUARTER });
  expect(school.place.above.map(({ name }) => name)).toEqual(["Đảng bộ Khối"]);
  expect(school.shares.map(({ name, value, isItself }) => [name, value, isItself])).toEqual([
    ["Chi bộ 6", 2, false],
    ["", 1, true],
  ]);
});

test("awards open to their recipients, those withdrawn left out", async () => {
  const leader = await actorAt("leader", world.root);
  const whole = await byUnit.getFigure(leader, { figure: "awards", unitId: world.root.id, quarter: QUARTER });
  expect(whole.shares.map(({ name, value }) => [name, value])).toEqual([
    ["Đảng bộ cơ sở Trường Nghề", 2],
    ["Đảng bộ cơ sở Cục Thuế tỉnh", 1],
  ]);
  const opened = await records.listFigureRecords(leader, { figure: "awards", unitId: world.root.id, quarter: QUARTER });
  expect(opened.recipients).toHaveLength(3);
  const own = await records.listFigureRecords(leader, {
    figure: "awards",
    unitId: world.school.id,
    quarter: QUARTER,
    isOwn: true,
  });
  expect(own.recipients.map(({ form, memberId }) => [form, memberId !== null])).toEqual([["merit_certificate", true]]);
});

test("whoever opens the persons behind a figure leaves an entry in the log", async () => {
  const leader = await actorAt("leader", world.root);
  const opened = await records.listFigureRecords(leader, {
    figure: "transfer-out",
    unitId: world.branch.id,
    quarter: QUARTER,
  });
  expect(opened.entries.map(({ kind, effectiveOn, decidedOn }) => [kind, effectiveOn, decidedOn])).toEqual([
    ["transfer_out_province", "2022-03-31", "2022-03-31"],
    ["transfer_out_province", "2022-03-31", "2022-03-31"],
  ]);
  const log = await database.owner.select().from(auditEntries).where(eq(auditEntries.actorId, leader.accountId));
  expect(log).toMatchObject([
    {
      action: "figure.open",
      subjectId: "transfer-out",
      unitId: world.branch.id,
      details: { after: { quarter: QUARTER, records: 2 } },
    },
  ]);
});

test("a line of the table that does not exist is not found", async () => {
  const leader = await actorAt("leader", world.root);
  await expect(byUnit.getFigure(leader, { figure: "line-in-x9" })).rejects.toMatchObject({ code: "not_found" });
});

test("work names what a secretary owes, and the probationers whose probation is over or nearly so", async () => {
  const { make, school, base } = world;
  const secretary = await actorAt("secretary", school);
  const admitted = (admittedOn: Day) =>
    make.makeMember({
      ...base,
      unitId: world.branch.id,
      standing: "probationary",
      admissionDecidedOn: admittedOn,
      admittedOn,
    });
  const over = await admitted(addMonths(addDays(today(), -3), -12));
  const soon = await admitted(addMonths(addDays(today(), 20), -12));
  await admitted(addMonths(addDays(today(), 60), -12));
  const { work, recognitions, due, missing } = await tasks.getTasks(secretary);
  expect(work.map(({ kind, quarter }): [string, Quarter] => [kind, quarter])).toEqual([
    ["due", "2022-Q2"],
    ["due", QUARTER],
    ["due", "2021-Q4"],
  ]);
  expect(recognitions.map(({ memberId, unitName }) => [memberId, unitName])).toEqual([
    [over.id, "Chi bộ 6 (Đảng bộ cơ sở Trường Nghề)"],
    [soon.id, "Chi bộ 6 (Đảng bộ cơ sở Trường Nghề)"],
  ]);
  expect(due).toMatchObject({ recognition: 2, letter: 0 });
  expect(missing).toEqual([]);
});

test("the office sees what waits for review and how many reports are missing", async () => {
  const { work, missing } = await tasks.getTasks(world.office);
  expect(work.map(({ kind, unitName }) => [kind, unitName])).toEqual([["review", "Đảng bộ cơ sở Cục Thuế tỉnh"]]);
  expect(missing).toEqual([
    { quarter: "2022-Q2", dueOn: "2022-06-25", total: 2, missing: 2 },
    { quarter: QUARTER, dueOn: "2022-03-25", total: 2, missing: 1 },
  ]);
});

test("the frame says where one is, and that the people are invented; without a role it says nothing", async () => {
  expect(await frames.findFrame(await actorAt("secretary", world.branch))).toEqual({
    unitName: "Chi bộ 6",
    isDemonstration: true,
  });
  expect(await frames.findFrame({ ...world.office, grants: [] })).toBeNull();
});

test("the instance is ready when its database is at this version of the app", async () => {
  expect(await findUnreadiness()).toBeNull();
});

const queries = { ...frames, ...byUnit, ...overviews, ...tasks, ...records };
type Case = (actor: Actor, foreign: string) => Promise<unknown>;

const ofAnotherUnit = {
  findFrame: async (actor) =>
    expect(await frames.findFrame(actor)).toMatchObject({ unitName: "Đảng bộ cơ sở Cục Thuế tỉnh" }),
  getTasks: async (actor) => {
    const { work, recognitions } = await tasks.getTasks(actor);
    expect([...work, ...recognitions].filter(({ unitName }) => unitName !== "Đảng bộ cơ sở Cục Thuế tỉnh")).toEqual([]);
  },
  getOverview: (actor, unitId) => notFound(overviews.getOverview(actor, { unitId, quarter: QUARTER })),
  getFigure: (actor, unitId) => notFound(byUnit.getFigure(actor, { figure: "admission", unitId, quarter: QUARTER })),
  listFigureRecords: async (actor, unitId) => {
    const asked = { figure: "admission", quarter: QUARTER } as const;
    await notFound(records.listFigureRecords(actor, { ...asked, unitId }));
    await notFound(records.listFigureRecords(actor, { ...asked, withinId: unitId }));
  },
} satisfies Record<keyof typeof queries, Case>;

function notFound(asked: Promise<unknown>): Promise<unknown> {
  return expect(asked).rejects.toMatchObject({ code: "not_found" });
}

test.each(Object.entries(ofAnotherUnit))(
  "%s tells a secretary nothing of a sibling unit or of what lies above",
  async (_, ask) => {
    const secretary = await actorAt("secretary", world.tax);
    for (const foreign of [world.school, world.branch, world.root]) await ask(secretary, foreign.id);
  },
);

test("an administrator reads no figure, and who has no work gets no work list", async () => {
  const administrator = await actorAt("administrator", world.root);
  const forbidden = { code: "forbidden" };
  expect(() => overviews.getOverview(administrator, {})).toThrow(expect.objectContaining(forbidden));
  expect(() => byUnit.getFigure(administrator, { figure: "admission" })).toThrow(expect.objectContaining(forbidden));
  expect(() => records.listFigureRecords(administrator, { figure: "awards" })).toThrow(
    expect.objectContaining(forbidden),
  );
  await expect(tasks.getTasks(await actorAt("leader", world.root))).rejects.toMatchObject(forbidden);
});
