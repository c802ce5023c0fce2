import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { periodReopenings, periods, reports } from "@/db/schema/reports";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { newId } from "@/lib/id";
import { acceptMany } from "./commands/accept-many";
import { setCollection } from "./commands/collect-reports";
import { acceptReport, reopenReport, returnReport } from "./commands/review-report";
import { saveEntries } from "./commands/save-entries";
import { startReport } from "./commands/start-report";
import { submitReport } from "./commands/submit-report";
import { countReportStatuses } from "./queries/count-report-statuses";
import { getReport } from "./queries/get-report";
import { getReview } from "./queries/get-review";
import { listOpenWork } from "./queries/list-open-work";
import { listReportStatuses } from "./queries/list-report-statuses";
import { listWaiting } from "./queries/list-waiting";
import { BLANK_ENTRY } from "./rules/figures";

const database = testDatabase();
const QUARTER = "2022-Q1";

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org", name: "Đảng bộ Một" });
  const branches = [];
  for (const name of ["Chi bộ A", "Chi bộ B"])
    branches.push(await make.makeUnit({ rootId: root.id, parentId: unit.id, kind: "branch", name }));
  const [first, second] = branches;
  if (!first || !second) throw new Error("No branches");
  await make.makePeriod(root.id, QUARTER, "2022-03-25");
  const secretary = await makeActor(make, "secretary", unit, "Bí thư");
  const office = await makeActor(make, "office_staff", root, "Văn phòng");
  const { id: reportId } = await startReport(secretary, { unitId: unit.id, quarter: QUARTER });
  const lock = (lockedAt: Date | null) =>
    database.owner.update(periods).set({ lockedAt }).where(eq(periods.rootId, root.id));
  const reopen = (until = today(), unitId = root.id) =>
    database.owner.insert(periodReopenings).values({
      id: newId(),
      rootId: root.id,
      quarter: QUARTER,
      unitId,
      reason: "Sai số",
      until,
      openedBy: office.accountId,
    });
  const endReopenings = () =>
    database.owner.update(periodReopenings).set({ endedAt: new Date() }).where(eq(periodReopenings.rootId, root.id));
  return { make, root, unit, first, second, secretary, office, reportId, lock, reopen, endReopenings };
}

const versionOf = async (actor: Actor, id: string) => (await getReport(actor, id)).version;
const accept = async (actor: Actor, reportId: string) =>
  acceptReport(actor, { reportId, version: await versionOf(actor, reportId) });
const save = (actor: Actor, reportId: string, figure: Parameters<typeof saveEntries>[1]["figures"][number]) =>
  saveEntries(actor, { reportId, figures: [figure], narratives: [] });
const put = async (actor: Actor, reportId: string, value: number) => {
  const { figures } = await getReport(actor, reportId);
  const baseVersion = figures.find(({ code }) => code === "SHCD")?.version ?? 0;
  return save(actor, reportId, { indicator: "SHCD", baseVersion, ...BLANK_ENTRY, value });
};
const rowOf = async (id: string) => {
  const [row] = await database.owner.select().from(reports).where(eq(reports.id, id));
  if (!row) throw new Error("No report");
  return row;
};

test("whoever wrote a figure cannot accept: told before, refused by the command and by the database", async () => {
  const { make, root, secretary, office, reportId } = await makeOffice();
  await put(office, reportId, 3);
  await submitReport(secretary, { reportId });
  const review = await getReview(office, reportId);
  expect(review).toMatchObject({ mayReview: true, ownPart: "wrote" });
  expect(new Set(review.writers.map(({ name }) => name))).toEqual(new Set(["Bí thư", "Văn phòng"]));
  await expect(accept(office, reportId)).rejects.toThrow("reports.errors.ownEntry");
  const bySql = (accountId: string) =>
    database.owner
      .update(reports)
      .set({ status: "accepted", acceptedBy: accountId, acceptedAt: new Date() })
      .where(eq(reports.id, reportId));
  for (const { accountId } of [office, secretary])
    await expect(bySql(accountId)).rejects.toMatchObject({ cause: { constraint: "reports_self_acceptance_check" } });
  const colleague = await makeActor(make, "office_staff", root, "Đồng nghiệp");
  expect(await getReview(colleague, reportId)).toMatchObject({ ownPart: null });
  await accept(colleague, reportId);
  expect(await rowOf(reportId)).toMatchObject({ status: "accepted", acceptedOrdinal: 1 });
});

test("a locked quarter takes nothing, a reopened one is restated, and until then what was accepted counts", async () => {
  const { secretary, office, reportId, lock, reopen, endReopenings, root } = await makeOffice();
  await put(secretary, reportId, 3);
  await submitReport(secretary, { reportId });
  await accept(office, reportId);
  const again = async () => ({ reportId, version: await versionOf(office, reportId), reason: "Quyết định đến muộn" });
  await expect(reopenReport(office, await again())).rejects.toThrow("reports.errors.notReopened");
  await lock(new Date());
  expect(await getReport(office, reportId)).toMatchObject({ state: "locked" });
  await expect(reopenReport(office, await again())).rejects.toThrow("reports.errors.isLocked");
  await reopen("2022-05-01");
  await expect(reopenReport(office, await again())).rejects.toThrow("reports.errors.isLocked");
  await reopen();
  expect(await getReview(office, reportId)).toMatchObject({ mayReopen: true, quarterState: "reopened" });
  await expect(returnReport(office, await again())).rejects.toThrow("reports.errors.isAccepted");
  await reopenReport(office, await again());
  expect(await rowOf(reportId)).toMatchObject({ status: "returned", acceptedOrdinal: 1, acceptedBy: null });
  expect(await getReport(secretary, reportId)).toMatchObject({ state: "restating", mayEdit: true });
  const count = () => countReportStatuses(office, { unitId: root.id, quarter: QUARTER });
  expect(await count()).toMatchObject({ in: 1, restating: 1, returned: 0 });
  await put(secretary, reportId, 5);
  const body = "Kết quả đính chính";
  await saveEntries(secretary, { reportId, figures: [], narratives: [{ section: "results", baseVersion: 0, body }] });
  await endReopenings();
  await expect(submitReport(secretary, { reportId })).rejects.toThrow("reports.errors.isLocked");
  await expect(put(secretary, reportId, 6)).rejects.toThrow("reports.errors.isLocked");
  await reopen();
  await submitReport(secretary, { reportId });
  const review = await getReview(office, reportId);
  expect(review).toMatchObject({ isRestatement: true, restated: [] });
  expect(review.sinceAcceptance).toMatchObject({
    ordinal: 1,
    figures: [{ code: "SHCD", before: { reported: 3 }, after: { reported: 5 } }],
    sections: [{ code: "results", parts: [{ kind: "inserted", text: "Kết quả đính chính" }] }],
  });
  await accept(office, reportId);
  expect(await rowOf(reportId)).toMatchObject({ status: "accepted", acceptedOrdinal: 2 });
  expect((await getReview(office, reportId)).restated).toMatchObject([
    { code: "SHCD", first: { reported: 3 }, now: { reported: 5 }, by: "Bí thư", why: "Quyết định đến muộn" },
  ]);
});

test("branches of a collecting organisation report to it: its secretary reviews them, and never its own report", async () => {
  const { make, root, unit, first, second, secretary, office, reportId } = await makeOffice();
  const leader = await makeActor(make, "secretary", first, "Bí thư chi bộ A");
  const other = await makeActor(make, "secretary", second, "Bí thư chi bộ B");
  const start = (actor: Actor, unitId: string) => startReport(actor, { unitId, quarter: QUARTER });
  await expect(start(leader, first.id)).rejects.toThrow("not_found");
  const collection = { unitId: unit.id, quarter: QUARTER, collects: true, sourceDocument: "" } as const;
  await expect(setCollection(leader, { ...collection, unitId: first.id })).rejects.toThrow("forbidden");
  await expect(setCollection(office, { ...collection, unitId: first.id })).rejects.toThrow("not_found");
  await setCollection(office, collection);
  await expect(setCollection(office, collection)).rejects.toThrow("reports.errors.collectsAlready");
  const { id } = await start(leader, first.id);
  expect((await listOpenWork(leader)).map(({ kind, unitName }) => [kind, unitName])).toEqual([["due", "Chi bộ A"]]);
  await put(leader, id, 4);
  await submitReport(leader, { reportId: id });
  // To the committee the branches are part of the organisation; to its secretary they stand beneath it.
  expect(await countReportStatuses(office, { unitId: root.id, quarter: QUARTER })).toMatchObject({ total: 1 });
  const list = await listReportStatuses(office, QUARTER);
  expect(list.map(({ unitName, collectedBy }) => [unitName, collectedBy === unit.id])).toEqual([
    ["Đảng bộ Một", false],
    ["Chi bộ A", true],
    ["Chi bộ B", true],
  ]);
  expect((await listOpenWork(secretary)).map(({ kind, unitName }) => [kind, unitName])).toEqual([
    ["due", "Đảng bộ Một"],
    ["review", "Chi bộ A"],
  ]);
  expect(await listOpenWork(office)).toEqual([]);
  const version = await versionOf(secretary, id);
  await expect(acceptReport(other, { reportId: id, version })).rejects.toThrow("not_found");
  await expect(acceptReport(leader, { reportId: id, version })).rejects.toThrow("not_found");
  await returnReport(secretary, { reportId: id, version, reason: "Thiếu" });
  await submitReport(leader, { reportId: id });
  await accept(secretary, id);
  // Its own report starts from the sum, and is reviewed by the office alone.
  const own = await getReport(secretary, reportId);
  expect(own).toMatchObject({ mayReview: false });
  expect(own.figures.find(({ code }) => code === "SHCD")).toMatchObject({ computed: 4, value: null });
  expect((await getReview(secretary, reportId)).branches).toMatchObject({
    branches: 2,
    accepted: 1,
    missing: ["Chi bộ B"],
  });
  await submitReport(secretary, { reportId });
  const ownVersion = await versionOf(secretary, reportId);
  await expect(acceptReport(secretary, { reportId, version: ownVersion })).rejects.toThrow("not_found");
  await expect(setCollection(office, { ...collection, collects: false })).rejects.toThrow(
    "reports.errors.collectsUntil",
  );
  await setCollection(office, { ...collection, quarter: "2022-Q2", collects: false });
  await expect(startReport(leader, { unitId: first.id, quarter: "2022-Q2" })).rejects.toThrow("not_found");
});

test("reports with nothing to look at are accepted together; the others stay, each with the reason", async () => {
  const { make, root, unit, office, secretary, reportId } = await makeOffice();
  const stage: Record<string, string> = {};
  const submit = async (name: string, act: (actor: Actor, id: string) => Promise<unknown>) => {
    const base = await make.makeUnit({ rootId: root.id, parentId: root.id, name });
    const writer = await makeActor(make, "secretary", base);
    const { id } = await startReport(writer, { unitId: base.id, quarter: QUARTER });
    await act(writer, id);
    await submitReport(writer, { reportId: id });
    stage[name] = id;
  };
  await submit("clear", (actor, id) => put(actor, id, 1));
  await submit("own", (_, id) => put(office, id, 1));
  await submit("differs", (actor, id) =>
    save(actor, id, { indicator: "GK", baseVersion: 0, ...BLANK_ENTRY, value: 2, reason: "Sổ thiếu" }),
  );
  await submitReport(secretary, { reportId });
  const waiting = await listWaiting(office, QUARTER);
  const told = Object.fromEntries(waiting.map(({ unitName, exception }) => [unitName, exception]));
  expect(told["clear"]).toBeNull();
  expect(told[unit.name]).toBeNull();
  expect(told["own"]).toBe("own");
  expect(["differs", "warnings"]).toContain(told["differs"]);
  const chosen = waiting.map(({ reportId: id, version }) => ({ id, version }));
  const stale = chosen.map((one) => (one.id === reportId ? { ...one, version: 1 } : one));
  const stranger = await makeOffice();
  const result = await acceptMany(office, {
    quarter: QUARTER,
    reports: [...stale, { id: stranger.reportId, version: 1 }, { id: newId(), version: 1 }],
  });
  expect(result.accepted).toEqual([stage["clear"]]);
  expect(result.leftOut.map(({ why }) => why)).toEqual(
    expect.arrayContaining([told["differs"], "changed", "changed", "changed", "own"]),
  );
  expect(result.leftOut).toHaveLength(5);
  expect(await rowOf(stage["own"] ?? "")).toMatchObject({ status: "submitted" });
  await expect(acceptMany(secretary, { quarter: QUARTER, reports: chosen })).rejects.toThrow("forbidden");
  const { rows } = await database.owner.execute(
    sql`select 1 from audit_entries where action = 'report.accept' and subject_id = ${stage["clear"]}`,
  );
  expect(rows).toHaveLength(1);
});
