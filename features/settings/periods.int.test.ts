import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { readAs } from "@/db/read";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor, Role } from "@/lib/actor";
import { addDays, today } from "@/lib/dates";
import { newId } from "@/lib/id";
import { isWorkingDay } from "@/lib/working-days";
import * as calendarCommands from "./commands/calendar";
import * as lockingCommands from "./commands/locking";
import { changeDueDate, extendDeadline, openPeriod } from "./commands/periods";
import * as queries from "./queries";

const commands = { ...calendarCommands, ...lockingCommands, changeDueDate, extendDeadline, openPeriod };
const database = testDatabase();

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id });
  return { make, root, unit, office: await makeActor(make, "office_staff", root) };
}

async function auditOf(rootId: string) {
  const { rows } = await database.owner.execute(
    sql`select action, subject_id, unit_id, reason, details from audit_entries where root_id = ${rootId} order by at, id`,
  );
  return rows;
}

test("a quarter opens with the due day of the settings, once, and the log tells it", async () => {
  const { office, root } = await makeOffice();
  expect(await commands.openPeriod(office, { quarter: "2022-Q1", dueOn: null })).toEqual({
    quarter: "2022-Q1",
    dueOn: "2022-03-25",
  });
  await expect(commands.openPeriod(office, { quarter: "2022-Q1", dueOn: "2022-03-20" })).rejects.toThrow(
    "periods.errors.alreadyOpen",
  );
  expect(await queries.listPeriods(office)).toEqual([
    { quarter: "2022-Q1", opensOn: "2022-01-01", dueOn: "2022-03-25", sourceDocument: "", lockedAt: null },
  ]);
  expect(await auditOf(root.id)).toMatchObject([
    { action: "period.open", subject_id: "2022-Q1", unit_id: root.id, details: { after: { dueOn: "2022-03-25" } } },
  ]);
});

test("the due date can be moved, with the reason in the log", async () => {
  const { office, root } = await makeOffice();
  await commands.openPeriod(office, { quarter: "2022-Q2", dueOn: "2022-06-20" });
  await commands.changeDueDate(office, { quarter: "2022-Q2", dueOn: "2022-06-28", reason: "Nghỉ lễ" });
  expect(await queries.findPeriod(office, "2022-Q2")).toMatchObject({ dueOn: "2022-06-28" });
  expect((await auditOf(root.id)).at(-1)).toMatchObject({
    action: "period.change_due",
    reason: "Nghỉ lễ",
    details: { before: { dueOn: "2022-06-20" }, after: { dueOn: "2022-06-28" } },
  });
  await expect(
    commands.changeDueDate(office, { quarter: "2023-Q2", dueOn: "2023-06-28", reason: "x" }),
  ).rejects.toThrow("not_found");
  await expect(
    commands.changeDueDate(office, { quarter: "2022-Q2", dueOn: "2021-01-01", reason: "x" }),
  ).rejects.toThrow("periods.errors.dueDay");
});

test("the newest quarter comes first, and one office does not see another's", async () => {
  const { office } = await makeOffice();
  const other = await makeOffice();
  expect(await queries.findLatestPeriod(office)).toBeNull();
  for (const quarter of ["2021-Q4", "2022-Q1"] as const) await commands.openPeriod(office, { quarter, dueOn: null });
  await commands.openPeriod(other.office, { quarter: "2022-Q3", dueOn: null });
  expect((await queries.listPeriods(office)).map(({ quarter }) => quarter)).toEqual(["2022-Q1", "2021-Q4"]);
  expect(await queries.findLatestPeriod(office)).toMatchObject({ quarter: "2022-Q1" });
});

test("a secretary reads the periods of the office and opens none; a part of the office is not the office", async () => {
  const { make, root, unit, office } = await makeOffice();
  await commands.openPeriod(office, { quarter: "2022-Q1", dueOn: null });
  const secretary = await makeActor(make, "secretary", unit);
  expect(await queries.findLatestPeriod(secretary)).toMatchObject({ quarter: "2022-Q1" });
  await expect(commands.openPeriod(secretary, { quarter: "2022-Q2", dueOn: null })).rejects.toThrow("forbidden");
  const partly = await makeActor(make, "office_staff", unit);
  await expect(commands.openPeriod(partly, { quarter: "2022-Q2", dueOn: null })).rejects.toThrow("forbidden");
  await expect(
    commands.changeDueDate(partly, { quarter: "2022-Q1", dueOn: "2022-03-30", reason: "x" }),
  ).rejects.toThrow("forbidden");
  expect(await auditOf(root.id)).toHaveLength(1);
});

const dayOff = (day: string) => ({
  day,
  work: "off" as const,
  name: "Nghỉ theo thông báo",
  sourceDocument: "Thông báo 1-TB/VPTU",
});

test("a day the administrator enters counts from then on, and one taken out counts no more, both in the log", async () => {
  const { make, root, office } = await makeOffice();
  const administrator = await makeActor(make, "administrator", root);
  const own = async () => (await queries.listCalendarDays(office, 2030)).filter(({ isOwn }) => isOwn);
  const calendar = () => readAs(office, (db) => queries.readCalendar(db, root.id));
  const { id } = await commands.addCalendarDay(administrator, dayOff("2030-06-03"));
  expect(await own()).toMatchObject([{ id, day: "2030-06-03", isWorking: false, name: "Nghỉ theo thông báo" }]);
  expect(isWorkingDay("2030-06-03", await calendar())).toBe(false);
  await expect(commands.addCalendarDay(administrator, dayOff("2030-06-03"))).rejects.toMatchObject({
    code: "conflict",
    fieldErrors: { day: ["calendar.errors.alreadyEntered"] },
  });
  await commands.removeCalendarDay(administrator, { id, reason: "Ghi nhầm" });
  expect(await own()).toEqual([]);
  expect(isWorkingDay("2030-06-03", await calendar())).toBe(true);
  expect(await auditOf(root.id)).toMatchObject([
    { action: "calendar.add", subject_id: id, details: { after: { day: "2030-06-03" } } },
    { action: "calendar.remove", subject_id: id, reason: "Ghi nhầm", details: { before: { day: "2030-06-03" } } },
  ]);
});

test("what the office enters for a holiday stands before what holds for all; what changes nothing is refused", async () => {
  const { make, root, office } = await makeOffice();
  const administrator = await makeActor(make, "administrator", root);
  const [holiday] = (await queries.listCalendarDays(office, 2026)).filter(({ day }) => day === "2026-09-01");
  expect(holiday).toMatchObject({ isWorking: false, isOwn: false });
  const worked = { ...dayOff("2026-09-01"), work: "worked" as const };
  await commands.addCalendarDay(administrator, worked);
  expect((await queries.listCalendarDays(office, 2026)).filter(({ day }) => day === "2026-09-01")).toMatchObject([
    { isWorking: true, isOwn: true },
  ]);
  await expect(commands.addCalendarDay(administrator, dayOff("2026-06-06"))).rejects.toThrow("alreadyFree");
  await expect(commands.addCalendarDay(administrator, { ...worked, day: "2026-06-05" })).rejects.toThrow(
    "alreadyWorked",
  );
});

test("an office's calendar is its own: the days of all offices and of another one cannot be taken out", async () => {
  const [here, other] = [await makeOffice(), await makeOffice()];
  const [administrator, stranger] = [
    await makeActor(here.make, "administrator", here.root),
    await makeActor(other.make, "administrator", other.root),
  ];
  const { id } = await commands.addCalendarDay(administrator, dayOff("2030-06-04"));
  expect(await queries.listCalendarDays(stranger, 2030)).toEqual([]);
  await expect(commands.removeCalendarDay(stranger, { id, reason: "x" })).rejects.toThrow("not_found");
  const [common] = await queries.listCalendarDays(administrator, 2026);
  await expect(commands.removeCalendarDay(administrator, { id: common?.id ?? "", reason: "x" })).rejects.toThrow(
    "not_found",
  );
  const partly = await makeActor(here.make, "administrator", here.unit);
  await expect(commands.addCalendarDay(partly, dayOff("2030-06-05"))).rejects.toThrow("forbidden");
});

const extension = (unitId: string) => ({
  quarter: "2022-Q1" as const,
  unitId,
  dueOn: "2022-03-31",
  reason: "Đơn vị vừa sáp nhập",
  requestKey: newId(),
});

const reopening = (unitId: string | null) => ({
  quarter: "2022-Q1" as const,
  unitId,
  until: addDays(today(), 5),
  reason: "Đính chính số liệu",
  requestKey: newId(),
});

const ALL: readonly Role[] = ["secretary", "office_staff", "leader", "auditor", "administrator"];

const asStranger = {
  listPeriods: { call: (actor) => queries.listPeriods(actor), roles: ALL },
  findLatestPeriod: { call: (actor) => queries.findLatestPeriod(actor), roles: ALL },
  findPeriod: { call: (actor) => queries.findPeriod(actor, "2022-Q1"), roles: ALL },
  getUsualDueDay: { call: (actor) => queries.getUsualDueDay(actor), roles: ["office_staff"] },
  // Of a transaction that is open already: row-level security stands in for the scope.
  readUsualDueDay: null,
  readPeriods: null,
  readDueDays: null,
  readDueDaysOf: null,
  getPeriod: { call: (actor) => queries.getPeriod(actor, "2022-Q1"), roles: ["office_staff"] },
  listPeriodMarks: { call: (actor) => queries.listPeriodMarks(actor), roles: ["office_staff"] },
  extendDeadline: { call: (actor) => commands.extendDeadline(actor, extension(actor.rootId)), roles: ["office_staff"] },
  lockPeriod: { call: (actor) => commands.lockPeriod(actor, { quarter: "2022-Q1" }), roles: ["office_staff"] },
  reopenPeriod: { call: (actor) => commands.reopenPeriod(actor, reopening(null)), roles: ["office_staff"] },
  endReopening: {
    call: (actor) => commands.endReopening(actor, { id: newId(), reason: "x" }),
    roles: ["office_staff"],
  },
  readCalendar: null,
  listCalendarDays: { call: (actor) => queries.listCalendarDays(actor, 2026), roles: ALL },
  addCalendarDay: { call: (actor) => commands.addCalendarDay(actor, dayOff("2030-06-03")), roles: ["administrator"] },
  removeCalendarDay: {
    call: (actor) => commands.removeCalendarDay(actor, { id: newId(), reason: "x" }),
    roles: ["administrator"],
  },
  openPeriod: {
    call: (actor) => commands.openPeriod(actor, { quarter: "2021-Q1", dueOn: null }),
    roles: ["office_staff"],
  },
  changeDueDate: {
    call: (actor) => commands.changeDueDate(actor, { quarter: "2022-Q1", dueOn: "2022-03-26", reason: "x" }),
    roles: ["office_staff"],
  },
} satisfies Record<
  keyof typeof queries | keyof typeof commands,
  { call: (actor: Actor) => Promise<unknown>; roles: readonly Role[] } | null
>;

test("each role of the office does what its permissions say and is refused the rest", async () => {
  const { make, root, office } = await makeOffice();
  await commands.openPeriod(office, { quarter: "2022-Q1", dueOn: null });
  for (const role of ALL) {
    const actor = await makeActor(make, role, root);
    for (const [name, row] of Object.entries(asStranger)) {
      if (row === null) continue;
      const refusal: unknown = await row.call(actor).then(
        () => null,
        (error: unknown) => error,
      );
      const isRefused = refusal instanceof Error && refusal.message.startsWith("forbidden");
      expect([role, name, isRefused]).toEqual([role, name, !row.roles.some((allowed) => allowed === role)]);
    }
  }
});
