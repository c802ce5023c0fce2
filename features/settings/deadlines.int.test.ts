import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { readAs } from "@/db/read";
import { outboxMessages } from "@/db/schema/outbox";
import { periodExtensions, periodReopenings, periods, reports } from "@/db/schema/reports";
import { settings } from "@/db/schema/settings";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { addDays, today } from "@/lib/dates";
import { newId } from "@/lib/id";
import { endReopening, lockPeriod, reopenPeriod } from "./commands/locking";
import { changeDueDate, extendDeadline, openPeriod } from "./commands/periods";
import { getPeriod, listPeriodMarks, readDueDays } from "./queries";
import { dueDayOf } from "./rules";

const database = testDatabase();
const QUARTER = "2022-Q1" as const;

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id });
  const branch = await make.makeUnit({ rootId: root.id, parentId: unit.id, kind: "branch" });
  await make.makePeriod(root.id, QUARTER, "2022-03-25");
  const office = await makeActor(make, "office_staff", root, "Văn phòng");
  const secretary = await makeActor(make, "secretary", unit, "Bí thư");
  return { make, root, unit, sibling, branch, office, secretary };
}

const extension = (unitId: string, dueOn = "2022-03-31") => ({
  quarter: QUARTER,
  unitId,
  dueOn,
  reason: "Đơn vị vừa sáp nhập",
  requestKey: newId(),
});

const reopening = (unitId: string | null, until = addDays(today(), 5)) => ({
  quarter: QUARTER,
  unitId,
  until,
  reason: "Đính chính số liệu",
  requestKey: newId(),
});

async function makeReport(rootId: string, unitId: string, status: "draft" | "submitted" | "accepted") {
  const id = newId();
  const [author, reviewer] = [newId(), newId()];
  const isIn = status !== "draft";
  await database.owner.execute(sql`
    insert into reports (id, root_id, unit_id, quarter, form_version_id, status, created_by, submitted_at, submitted_by, accepted_at, accepted_by)
    select ${id}, ${rootId}, ${unitId}, ${QUARTER}, f.id, ${status}::report_status, ${author}, ${isIn ? new Date().toISOString() : null}::timestamptz,
      ${isIn ? author : null}::uuid, null, ${status === "accepted" ? reviewer : null}::uuid
    from form_versions f limit 1`);
  return id;
}

const actionsOf = async (rootId: string) => {
  const { rows } = await database.owner.execute<{ action: string }>(
    sql`select action, unit_id, reason, details from audit_entries where root_id = ${rootId} and subject_type = 'period' order by at, id`,
  );
  return rows;
};

const isLocked = async (rootId: string, unitId: string) => {
  const { rows } = await database.owner.execute<{ locked: boolean }>(
    sql`select quarter_is_locked(${rootId}, ${unitId}, ${QUARTER}) as locked`,
  );
  return rows[0]?.locked;
};

test("an extension holds for its unit alone, the newest counts, and grace adds working days after it", async () => {
  const { root, unit, sibling, office, secretary } = await makeOffice();
  await database.owner.insert(settings).values({
    id: newId(),
    rootId: root.id,
    key: "report.grace_workdays",
    value: 2,
    effectiveFrom: "2022-01-01",
    sourceDocument: "Quy chế",
  });
  await extendDeadline(office, extension(unit.id, "2022-04-08"));
  await extendDeadline(office, extension(unit.id, "2022-03-31"));
  const days = await readAs(secretary, (db) => readDueDays(db, root.id, QUARTER));
  // 25/3/2022 is a Friday and 31/3/2022 a Thursday.
  expect(dueDayOf(days, unit.id)).toEqual({ dueOn: "2022-03-31", graceUntil: "2022-04-04" });
  expect(dueDayOf(days, sibling.id)).toEqual({ dueOn: "2022-03-25", graceUntil: "2022-03-29" });
  expect(dueDayOf(await readAs(office, (db) => readDueDays(db, root.id, "2022-Q2")), unit.id)).toBeNull();
  expect((await getPeriod(office, QUARTER)).extensions.map(({ dueOn }) => dueOn)).toEqual(["2022-03-31", "2022-04-08"]);
  expect((await listPeriodMarks(office)).extended.get(QUARTER)).toBe(1);
  expect(await actionsOf(root.id)).toMatchObject([
    {
      action: "period.extend",
      unit_id: unit.id,
      reason: "Đơn vị vừa sáp nhập",
      details: { after: { dueOn: "2022-04-08" } },
    },
    { action: "period.extend" },
  ]);
});

test("an extension is not before the day of all, nor for a unit of another office; the same form twice is one", async () => {
  const { unit, office, secretary } = await makeOffice();
  const other = await makeOffice();
  await expect(extendDeadline(office, extension(unit.id, "2022-03-24"))).rejects.toMatchObject({
    fieldErrors: { dueOn: ["periods.errors.extension"] },
  });
  await expect(extendDeadline(office, extension(unit.id, "2022-07-01"))).rejects.toThrow("periods.errors.dueDay");
  await expect(extendDeadline(office, extension(other.unit.id))).rejects.toThrow("not_found");
  const form = extension(unit.id);
  await Promise.all([extendDeadline(office, form), extendDeadline(office, form)]);
  await extendDeadline(office, form);
  const kept = await database.owner.select().from(periodExtensions).where(eq(periodExtensions.unitId, unit.id));
  expect(kept).toHaveLength(1);
  const told = await database.owner
    .select({ kind: outboxMessages.kind, accountId: outboxMessages.accountId })
    .from(outboxMessages)
    .where(eq(outboxMessages.unitId, unit.id));
  expect(told).toEqual([{ kind: "period.extended", accountId: secretary.accountId }]);
});

test("a quarter is locked once nothing waits for review, and takes no extension and no other day then", async () => {
  const { root, unit, sibling, office } = await makeOffice();
  const waiting = await makeReport(root.id, unit.id, "submitted");
  await expect(lockPeriod(office, { quarter: QUARTER })).rejects.toThrow("periods.errors.inReview");
  await database.owner.delete(reports).where(eq(reports.id, waiting));
  await makeReport(root.id, unit.id, "accepted");
  const outcomes = await Promise.allSettled([
    lockPeriod(office, { quarter: QUARTER }),
    lockPeriod(office, { quarter: QUARTER }),
  ]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await actionsOf(root.id)).toMatchObject([{ action: "period.lock", details: { after: { accepted: 1 } } }]);
  await expect(extendDeadline(office, extension(sibling.id))).rejects.toThrow("periods.errors.locked");
  await expect(changeDueDate(office, { quarter: QUARTER, dueOn: "2022-03-30", reason: "x" })).rejects.toThrow(
    "periods.errors.locked",
  );
  expect(await isLocked(root.id, sibling.id)).toBe(true);
});

test("of a report handed in and the quarter locked at the same moment, one waits for the other and is refused", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { root, unit, office } = await makeOffice();
    const id = await makeReport(root.id, unit.id, "draft");
    const handIn = database.owner.update(reports).set({ status: "submitted" }).where(eq(reports.id, id));
    const outcomes = await Promise.allSettled([lockPeriod(office, { quarter: QUARTER }), handIn]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  }
});

test("a locked quarter opens again for one unit with all beneath it, and locks itself after the last day", async () => {
  const { root, unit, sibling, branch, office, secretary } = await makeOffice();
  await expect(reopenPeriod(office, reopening(unit.id))).rejects.toThrow("periods.errors.notLocked");
  await lockPeriod(office, { quarter: QUARTER });
  const form = reopening(unit.id);
  await Promise.all([reopenPeriod(office, form), reopenPeriod(office, form)]);
  await expect(reopenPeriod(office, reopening(unit.id))).rejects.toThrow("periods.errors.alreadyReopened");
  const places = [unit.id, branch.id, sibling.id];
  const locked = async () => Promise.all(places.map((one) => isLocked(root.id, one)));
  expect(await locked()).toEqual([false, false, true]);
  expect((await getPeriod(office, QUARTER)).reopenings).toMatchObject([
    { unitId: unit.id, isLive: true, endedAt: null },
  ]);
  expect((await listPeriodMarks(office)).live).toMatchObject([{ quarter: QUARTER, until: form.until }]);
  const told = await database.owner
    .select({ params: outboxMessages.params })
    .from(outboxMessages)
    .where(and(eq(outboxMessages.accountId, secretary.accountId), eq(outboxMessages.kind, "period.reopened")));
  expect(told).toMatchObject([{ params: { quarter: QUARTER, reason: "Đính chính số liệu", day: form.until } }]);
  const past = { until: addDays(today(), -1) };
  await database.owner.update(periodReopenings).set(past).where(eq(periodReopenings.id, form.requestKey));
  expect(await locked()).toEqual([true, true, true]);
  expect((await getPeriod(office, QUARTER)).reopenings).toMatchObject([{ isLive: false, endedAt: null }]);
  await expect(endReopening(office, { id: form.requestKey, reason: "x" })).rejects.toThrow(
    "periods.errors.alreadyEnded",
  );
  await reopenPeriod(office, reopening(unit.id));
});

test("the whole office can be opened again and closed early, by one of two colleagues, with the reasons in the log", async () => {
  const { make, root, sibling, office } = await makeOffice();
  const colleague = await makeActor(make, "office_staff", root, "Đồng nghiệp");
  await lockPeriod(office, { quarter: QUARTER });
  const outcomes = await Promise.allSettled([
    reopenPeriod(office, reopening(null)),
    reopenPeriod(colleague, reopening(null)),
  ]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await isLocked(root.id, sibling.id)).toBe(false);
  const [live] = (await getPeriod(office, QUARTER)).reopenings;
  const end = { id: live?.id ?? "", reason: "Đã sửa xong" };
  const ends = await Promise.allSettled([endReopening(office, end), endReopening(colleague, end)]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await isLocked(root.id, sibling.id)).toBe(true);
  expect((await actionsOf(root.id)).map(({ action }) => action)).toEqual([
    "period.lock",
    "period.reopen",
    "period.end_reopening",
  ]);
});

test("a reopening lasts from today on, three months at most, and ends only in its own office", async () => {
  const { office } = await makeOffice();
  const other = await makeOffice();
  await lockPeriod(office, { quarter: QUARTER });
  for (const until of [addDays(today(), -1), addDays(today(), 100)]) {
    await expect(reopenPeriod(office, reopening(null, until))).rejects.toMatchObject({
      fieldErrors: { until: ["periods.errors.until"] },
    });
  }
  await expect(reopenPeriod(office, reopening(other.unit.id))).rejects.toThrow("not_found");
  const form = reopening(null);
  await reopenPeriod(office, form);
  await expect(endReopening(other.office, { id: form.requestKey, reason: "x" })).rejects.toThrow("not_found");
});

test("a part of the office, and another office, locks and extends nothing", async () => {
  const { make, root, unit } = await makeOffice();
  const partly = await makeActor(make, "office_staff", unit);
  for (const attempt of [
    () => extendDeadline(partly, extension(unit.id)),
    () => lockPeriod(partly, { quarter: QUARTER }),
    () => reopenPeriod(partly, reopening(unit.id)),
    () => endReopening(partly, { id: newId(), reason: "x" }),
  ]) {
    await expect(attempt).rejects.toThrow("forbidden");
  }
  const far = await makeFactories(database.owner).makeRoot();
  const stranger = await makeActor(make, "office_staff", far);
  await expect(lockPeriod(stranger, { quarter: QUARTER })).rejects.toThrow("not_found");
  await expect(getPeriod(stranger, QUARTER)).rejects.toThrow("not_found");
  const [period] = await database.owner.select().from(periods).where(eq(periods.rootId, root.id));
  expect(period?.lockedAt).toBeNull();
});

test("opening a quarter tells the secretaries of all units, once each, and nobody else", async () => {
  const { make, root, sibling, secretary, office } = await makeOffice();
  const other = await makeActor(make, "secretary", sibling);
  await makeActor(make, "leader", root);
  await openPeriod(office, { quarter: "2022-Q2", dueOn: null });
  const told = await database.owner
    .select({ accountId: outboxMessages.accountId, params: outboxMessages.params })
    .from(outboxMessages)
    .where(and(eq(outboxMessages.rootId, root.id), eq(outboxMessages.kind, "period.opened")));
  expect(told.map(({ accountId }) => accountId).toSorted()).toEqual([secretary.accountId, other.accountId].toSorted());
  expect(told[0]?.params).toEqual({ quarter: "2022-Q2", day: "2022-06-25" });
});
