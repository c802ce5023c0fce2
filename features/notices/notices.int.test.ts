import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { calendarDays } from "@/db/schema/calendar";
import { outboxMessages } from "@/db/schema/outbox";
import { periodExtensions, periods } from "@/db/schema/reports";
import { grants } from "@/db/schema/users";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { addDays, today } from "@/lib/dates";
import { newId } from "@/lib/id";
import { quarterOf } from "@/lib/quarter";
import { addWorkingDays, workingCalendar } from "@/lib/working-days";
import { notifyUnit } from "@/server/notify";
import { keepDraft } from "@/server/transact";
import { remindAll } from "./commands/remind";
import * as readCommands from "./commands/read-notices";
import * as queries from "./queries";

const database = testDatabase();
const WEEK = workingCalendar([]);
const quarter = quarterOf(today());

async function makeOffice(dueOn = addDays(today(), 200)) {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  const branch = await make.makeUnit({ rootId: root.id, parentId: unit.id, kind: "branch" });
  await database.owner.insert(periods).values({ rootId: root.id, quarter, opensOn: addDays(today(), -80), dueOn });
  const secretary = await makeActor(make, "secretary", unit, "Bí thư");
  const other = await makeActor(make, "secretary", sibling, "Bí thư bên cạnh");
  const office = await makeActor(make, "office_staff", root, "Văn phòng");
  return { make, root, unit, sibling, branch, secretary, other, office };
}

const kindsOf = async (actor: Actor) => {
  const { rows } = await queries.listNotices(actor, {});
  return rows.map(({ kind }) => kind);
};

const returned = (unitId: string, key = newId()) => ({
  kind: "report.returned" as const,
  key,
  unitId,
  roles: ["secretary"] as const,
  params: { quarter, unit: "Đơn vị", reason: "Thiếu phụ lục" },
  href: "/reports/1",
});

const tell = (actor: Actor, notice: Parameters<typeof notifyUnit>[1]) =>
  keepDraft(actor, (tx) => notifyUnit(tx, notice));

test("the holders of a unit and of those above it are told once, never whoever acts, and only by whoever keeps the unit", async () => {
  const { make, unit, branch, secretary, other, office } = await makeOffice();
  const ofBranch = await makeActor(make, "secretary", branch);
  const notice = returned(branch.id);
  await Promise.all([tell(office, notice), tell(office, notice)]);
  await tell(secretary, { ...returned(branch.id), kind: "report.remark" });
  expect(await kindsOf(secretary)).toEqual(["report.returned"]);
  expect(await kindsOf(ofBranch)).toEqual(["report.remark", "report.returned"]);
  await tell(ofBranch, { ...returned(branch.id), kind: "report.submitted", reach: "above" });
  expect(await kindsOf(secretary)).toEqual(["report.submitted", "report.returned"]);
  expect([await kindsOf(other), await kindsOf(office)]).toEqual([[], []]);
  await expect(tell(other, returned(unit.id))).rejects.toThrow();
});

test("a notice is seen for as long as its reader holds the unit", async () => {
  const { unit, secretary, office } = await makeOffice();
  await tell(office, returned(unit.id));
  expect(await queries.countUnread(secretary)).toBe(1);
  await database.owner.update(grants).set({ validTo: today() }).where(eq(grants.accountId, secretary.accountId));
  expect(await queries.countUnread(secretary)).toBe(0);
  expect((await queries.listNotices(secretary, {})).rows).toEqual([]);
});

test("opening a notice marks it read and leads on; all can be marked at once; another's does not exist", async () => {
  const { unit, secretary, other, office } = await makeOffice();
  for (let n = 0; n < 3; n += 1) await tell(office, returned(unit.id));
  const { rows } = await queries.listNotices(secretary, {});
  const [first] = rows;
  expect(rows.map(({ readAt }) => readAt)).toEqual([null, null, null]);
  await expect(readCommands.readNotice(other, { id: first?.id ?? "" })).rejects.toThrow("not_found");
  const open = () => readCommands.readNotice(secretary, { id: first?.id ?? "" });
  expect(await Promise.all([open(), open()])).toEqual([{ href: "/reports/1" }, { href: "/reports/1" }]);
  expect(await queries.countUnread(secretary)).toBe(2);
  await readCommands.readAllNotices(secretary);
  expect(await queries.countUnread(secretary)).toBe(0);
});

test("the list goes on page by page, none twice, none left out", async () => {
  const { unit, secretary, office } = await makeOffice();
  for (let n = 0; n < 35; n += 1) await tell(office, returned(unit.id));
  const first = await queries.listNotices(secretary, {});
  const second = await queries.listNotices(secretary, first.next ?? {});
  expect([first.rows.length, second.rows.length, second.next]).toEqual([30, 5, undefined]);
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(35);
});

test("units without a report are reminded so many working days before the day, once, wherever it runs", async () => {
  const { root, unit, sibling, secretary, other, office } = await makeOffice(addWorkingDays(today(), 6, WEEK));
  await remindAll();
  expect(await kindsOf(secretary)).toEqual([]);
  await database.owner.insert(periodExtensions).values({
    id: newId(),
    rootId: root.id,
    quarter,
    unitId: sibling.id,
    dueOn: addDays(today(), 60),
    reason: "x",
    grantedBy: office.accountId,
  });
  const day = addWorkingDays(today(), 1, WEEK);
  await Promise.all([remindAll(day), remindAll(day), remindAll(day)]);
  await remindAll(day);
  expect(await kindsOf(secretary)).toEqual(["report.due_soon"]);
  expect([await kindsOf(other), await kindsOf(office)]).toEqual([[], []]);
  const [row] = (await queries.listNotices(secretary, {})).rows;
  expect(row).toMatchObject({ params: { quarter, unit: unit.name } });
});

test("a day off before the due day brings the reminder forward", async () => {
  const { root, secretary } = await makeOffice(addWorkingDays(today(), 6, WEEK));
  const off = addWorkingDays(today(), 2, WEEK);
  await database.owner
    .insert(calendarDays)
    .values({ id: newId(), rootId: root.id, day: off, isWorking: false, name: "Nghỉ", sourceDocument: "x" });
  await remindAll();
  expect(await kindsOf(secretary)).toEqual(["report.due_soon"]);
});

test("after the day it is late, unless it was handed in or the quarter is locked; another due day is another reminder", async () => {
  const { root, unit, secretary, other } = await makeOffice(addDays(today(), -1));
  await database.owner.execute(sql`
    insert into reports (id, root_id, unit_id, quarter, form_version_id, status, created_by, submitted_at, submitted_by)
    select ${newId()}, ${root.id}, ${unit.id}, ${quarter}, f.id, 'returned', ${newId()}, now(), ${newId()} from form_versions f limit 1`);
  await remindAll();
  expect(await kindsOf(secretary)).toEqual([]);
  expect(await kindsOf(other)).toEqual(["report.late"]);
  const isHere = eq(periods.rootId, root.id);
  await database.owner
    .update(periods)
    .set({ dueOn: addDays(today(), -2) })
    .where(isHere);
  await remindAll();
  expect(await kindsOf(other)).toEqual(["report.late", "report.late"]);
  await database.owner
    .update(periods)
    .set({ dueOn: addDays(today(), -3), lockedAt: new Date() })
    .where(isHere);
  await remindAll();
  expect(await kindsOf(other)).toHaveLength(2);
});

test("a letter that waits reminds its receiver, and one that runs out both sides, each once", async () => {
  const { make, root, unit, sibling, secretary, other, office } = await makeOffice();
  const issue = async (issuedOn: string, presentBy: string) => {
    const member = await make.makeMember({ rootId: root.id, unitId: unit.id, recordedBy: office.accountId });
    await database.owner.execute(sql`
      insert into transfers (id, root_id, member_id, member_name, birth_year, standing, admission_decided_on, from_unit_id,
        from_unit_name, to_unit_id, to_unit_name, letter_no, issued_on, present_by, recorded_by, recorded_by_name)
      values (${newId()}, ${root.id}, ${member.id}, ${member.fullName}, '1980', 'official', '2010-05-10', ${unit.id},
        'Nơi đi', ${sibling.id}, 'Nơi đến', ${newId().slice(-6)}, ${issuedOn}, ${presentBy}, ${office.accountId}, 'x')`);
    return member.fullName;
  };
  const name = await issue(addDays(today(), -20), addDays(today(), 40));
  await remindAll();
  await remindAll();
  expect([await kindsOf(other), await kindsOf(secretary)]).toEqual([["letter.waiting"], []]);
  const [row] = (await queries.listNotices(other, {})).rows;
  expect(JSON.stringify(row?.params)).not.toContain(name);
  await issue(today(), addDays(today(), 3));
  await remindAll();
  expect((await kindsOf(other)).toSorted()).toEqual(["letter.running_out", "letter.waiting"]);
  expect(await kindsOf(secretary)).toEqual(["letter.running_out"]);
  const kept = and(eq(outboxMessages.rootId, root.id), eq(outboxMessages.email, "waiting"));
  expect(await database.owner.select().from(outboxMessages).where(kept)).toHaveLength(3);
});

const asStranger = {
  countUnread: async (actor) => queries.countUnread(actor).then((found) => found > 0),
  listNotices: async (actor) => queries.listNotices(actor, {}).then(({ rows }) => rows.length > 0),
  readNotice: async (actor, id) => readCommands.readNotice(actor, { id }).then(() => true),
  readAllNotices: async (actor) => readCommands.readAllNotices(actor).then(() => false),
} satisfies Record<keyof typeof queries | keyof typeof readCommands, (actor: Actor, id: string) => Promise<boolean>>;

test.each(Object.entries(asStranger))(
  "%s: neither the unit beside, nor the office above, nor a stranger reaches another's notices",
  async (_name, attempt) => {
    const { unit, secretary, other, office } = await makeOffice();
    const far = await makeOffice();
    await tell(office, returned(unit.id));
    const [own] = (await queries.listNotices(secretary, {})).rows;
    for (const actor of [other, office, far.secretary]) {
      const reached = await attempt(actor, own?.id ?? "").catch((error: unknown) => {
        expect(String(error)).toContain("not_found");
        return false;
      });
      expect(reached).toBe(false);
    }
    expect(await queries.countUnread(secretary)).toBe(1);
  },
);
