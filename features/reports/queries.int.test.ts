import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { awardRecipients, awards, awardWithdrawals } from "@/db/schema/awards";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor, Role } from "@/lib/actor";
import { newId } from "@/lib/id";
import * as acceptSeveral from "./commands/accept-many";
import * as collect from "./commands/collect-reports";
import * as review from "./commands/review-report";
import * as entries from "./commands/save-entries";
import * as start from "./commands/start-report";
import * as submit from "./commands/submit-report";
import * as counts from "./queries/count-report-statuses";
import * as firstReported from "./queries/first-reported";
import * as acceptances from "./queries/count-accepted";
import * as one from "./queries/get-report";
import * as statusGrid from "./queries/get-status-grid";
import * as judge from "./queries/get-review";
import * as collections from "./queries/list-collections";
import * as work from "./queries/list-open-work";
import * as list from "./queries/list-report-statuses";
import * as waiting from "./queries/list-waiting";
import { BLANK_ENTRY } from "./rules/figures";

const database = testDatabase();
const QUARTER = "2022-Q1";

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({
    rootId: root.id,
    parentId: root.id,
    kind: "base_party_org",
    name: "Đảng bộ Một",
    ordinal: 1,
  });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ Hai", ordinal: 2 });
  const branch = await make.makeUnit({ rootId: root.id, parentId: unit.id, kind: "branch", name: "Chi bộ trực thuộc" });
  await make.makePeriod(root.id, QUARTER, "2022-03-25");
  const secretary = await makeActor(make, "secretary", unit);
  const office = await makeActor(make, "office_staff", root);
  const { id: reportId } = await start.startReport(secretary, { unitId: unit.id, quarter: QUARTER });
  return { make, root, unit, sibling, branch, secretary, office, reportId };
}

test("the list has every unit that files a report in the tree of that quarter, and no other", async () => {
  const { make, root, office, reportId } = await makeOffice();
  await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Lập sau", validFrom: "2022-04-01" });
  await make.makeUnit({
    rootId: root.id,
    parentId: root.id,
    name: "Đã giải thể",
    validFrom: "2000-01-01",
    validTo: "2022-03-31",
  });
  const rows = await list.listReportStatuses(office, QUARTER);
  expect(rows.map(({ unitName, state }) => [unitName, state])).toEqual([
    ["Đảng bộ Một", "draft"],
    ["Chi bộ Hai", "missing"],
  ]);
  expect(rows[0]).toMatchObject({ reportId, lateness: "missing", submittedAt: null });
  expect((await list.listReportStatuses(office, "2022-Q2")).map(({ unitName }) => unitName)).toContain("Lập sau");
});

test("units stand by quarters by the tree of each, and the rates are those of a plain count", async () => {
  const { make, root, unit, secretary, office, reportId } = await makeOffice();
  const late = await make.makeUnit({
    rootId: root.id,
    parentId: root.id,
    name: "Lập sau",
    kind: "base_party_org",
    validFrom: "2022-05-01",
  });
  await submit.submitReport(secretary, { reportId });
  const { quarters, rows, rates } = await statusGrid.getStatusGrid(office, { quarter: "2022-Q2" });
  expect(quarters).toEqual(["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2"]);
  const cellsOf = (unitId: string) => rows.find((row) => row.unitId === unitId)?.cells ?? [];
  expect(cellsOf(late.id).map((cell) => cell?.state ?? null)).toEqual([null, null, null, null, null, "missing"]);
  expect(cellsOf(unit.id)[4]).toMatchObject({ reportId, state: "submitted", lateness: "late", isOpened: true });
  const { rows: plain } = await database.owner.execute<{ total: number; complete: number }>(sql`
    select count(*)::int as total, (count(*) filter (where r.status in ('submitted', 'accepted')))::int as complete
    from org_unit_versions v join unit_kinds k on k.code = v.kind and k.reports
    left join reports r on r.unit_id = v.unit_id and r.quarter = '2022-Q1'
    where v.root_id = ${root.id} and v.valid_from <= '2022-03-31' and (v.valid_to is null or v.valid_to > '2022-03-31')`);
  expect(rates[0]?.rates[4]).toMatchObject(plain[0] ?? {});
  const mine = await statusGrid.getStatusGrid(secretary, { quarter: QUARTER });
  expect(mine.rows.map(({ unitId }) => unitId)).toEqual([unit.id]);
});

test("counts follow the steps, by the tree beneath the unit asked for", async () => {
  const { root, unit, sibling, secretary, office, reportId } = await makeOffice();
  const count = (unitId: string) => counts.countReportStatuses(office, { unitId, quarter: QUARTER });
  expect(await count(root.id)).toMatchObject({ total: 2, in: 0, missing: 2, drafts: 1, late: 2 });
  await submit.submitReport(secretary, { reportId });
  expect(await count(root.id)).toMatchObject({ in: 1, submitted: 1, missing: 1 });
  expect(await count(unit.id)).toMatchObject({ total: 1, in: 1 });
  expect(await count(sibling.id)).toMatchObject({ total: 1, in: 0, missing: 1 });
  const { version } = await one.getReport(office, reportId);
  await review.returnReport(office, { reportId, version, reason: "Thiếu" });
  expect(await count(root.id)).toMatchObject({ in: 0, returned: 1, missing: 1, total: 2 });
});

test("open work is the unit's unwritten and returned reports, and the office's submitted ones", async () => {
  const { make, unit, secretary, office, reportId } = await makeOffice();
  expect(await work.listOpenWork(secretary)).toEqual([
    {
      kind: "due",
      unitId: unit.id,
      unitName: "Đảng bộ Một",
      quarter: QUARTER,
      reportId,
      dueOn: "2022-03-25",
      isLate: true,
    },
  ]);
  expect(await work.listOpenWork(office)).toEqual([]);
  await submit.submitReport(secretary, { reportId });
  expect(await work.listOpenWork(secretary)).toEqual([]);
  expect(await work.listOpenWork(office)).toMatchObject([{ kind: "review", reportId }]);
  const { version } = await one.getReport(office, reportId);
  await review.returnReport(office, { reportId, version, reason: "Thiếu" });
  expect(await work.listOpenWork(secretary)).toMatchObject([{ kind: "returned", reportId }]);
  expect(await work.listOpenWork(await makeActor(make, "leader", unit))).toEqual([]);
});

test("awards count by recipients in the unit and beneath it, those withdrawn left out", async () => {
  const { make, root, unit, branch, sibling, secretary, office, reportId } = await makeOffice();
  const decision = await make.makeDecision({ rootId: root.id, unitId: root.id, recordedBy: office.accountId });
  const by = { recordedBy: office.accountId, recordedByName: "x" };
  const award = { id: newId(), rootId: root.id, unitId: root.id, decisionId: decision.id, ground: "Thành tích" };
  await database.owner.insert(awards).values({ ...award, ...by });
  const given = { rootId: root.id, awardId: award.id, recipientName: "Tập thể" };
  const recipient = (unitId: string, ordinal: number, decidedOn: string, form = "commendation") => {
    return { ...given, id: newId(), form, unitId, decidedOn, ordinal };
  };
  const rows = [
    recipient(unit.id, 1, "2022-01-10"),
    recipient(branch.id, 2, "2022-03-31"),
    recipient(branch.id, 3, "2022-03-31", "praise"),
    recipient(sibling.id, 4, "2022-01-10"),
    recipient(unit.id, 5, "2022-04-01", "merit_certificate"),
    recipient(unit.id, 6, "2022-02-01", "flag"),
  ];
  const withdrawn = { ...recipient(unit.id, 7, "2022-02-02", "merit_certificate"), memberId: null };
  await database.owner.insert(awardRecipients).values(rows);
  const second = { ...award, id: newId() };
  await database.owner.insert(awards).values({ ...second, ...by });
  await database.owner.insert(awardRecipients).values({ ...withdrawn, awardId: second.id });
  await database.owner.insert(awardWithdrawals).values({
    recipientId: withdrawn.id,
    rootId: root.id,
    unitId: unit.id,
    reason: "Nhầm",
    recordedBy: office.accountId,
  });
  const { figures } = await one.getReport(secretary, reportId);
  const computed = (code: string) => figures.find((figure) => figure.code === code)?.computed;
  expect([computed("GK"), computed("BK"), computed("HH")]).toEqual([2, 0, 0]);
});

test("the quarter before stands beside it once it was handed in", async () => {
  const { make, root, unit, secretary, reportId } = await makeOffice();
  await make.makePeriod(root.id, "2021-Q4", "2021-12-25");
  const { id } = await start.startReport(secretary, { unitId: unit.id, quarter: "2021-Q4" });
  const figure = { indicator: "SHCD", baseVersion: 0, ...BLANK_ENTRY, value: 7 };
  await entries.saveEntries(secretary, { reportId: id, figures: [figure], narratives: [] });
  const previous = async () =>
    (await one.getReport(secretary, reportId)).figures.find(({ code }) => code === "SHCD")?.previous;
  expect(await previous()).toBeNull();
  await submit.submitReport(secretary, { reportId: id });
  expect(await previous()).toMatchObject({ reported: 7 });
});

test("a reviewer goes from one submitted report to the next", async () => {
  const { make, sibling, secretary, office, reportId } = await makeOffice();
  const other = await makeActor(make, "secretary", sibling);
  const { id } = await start.startReport(other, { unitId: sibling.id, quarter: QUARTER });
  await submit.submitReport(secretary, { reportId });
  await submit.submitReport(other, { reportId: id });
  expect((await one.getReport(office, reportId)).neighbours).toEqual({ previous: null, next: id });
  expect((await one.getReport(office, id)).neighbours).toEqual({ previous: reportId, next: null });
  expect((await one.getReport(secretary, reportId)).neighbours).toEqual({ previous: null, next: null });
});

test("a quarter was first reported when the last report beneath was first accepted, and not while one is missing", async () => {
  const { make, root, unit, sibling, secretary, office, reportId } = await makeOffice();
  const other = await makeActor(make, "secretary", sibling);
  const { id } = await start.startReport(other, { unitId: sibling.id, quarter: QUARTER });
  const whole = (unitId: string) => firstReported.findFirstReported(office, { unitId, quarter: QUARTER });
  await submit.submitReport(secretary, { reportId });
  expect(await whole(unit.id)).toBeNull();
  const first = await one.getReport(office, reportId);
  await review.acceptReport(office, { reportId, version: first.version });
  const accepted = await whole(unit.id);
  expect(accepted).not.toBeNull();
  expect(await whole(root.id)).toBeNull();
  await submit.submitReport(other, { reportId: id });
  await review.acceptReport(office, { reportId: id, version: (await one.getReport(office, id)).version });
  expect(String(await whole(root.id)) >= String(accepted)).toBe(true);
});

const exported = {
  ...acceptances,
  ...statusGrid,
  ...firstReported,
  ...counts,
  ...one,
  ...work,
  ...list,
  ...review,
  ...acceptSeveral,
  ...collect,
  ...collections,
  ...judge,
  listWaiting: waiting.listWaiting,
  ...entries,
  ...start,
  ...submit,
};

interface Place {
  readonly reportId: string;
  readonly unitId: string;
  readonly rootId: string;
}

type Case = {
  readonly roles: readonly Role[];
  readonly call: (actor: Actor, place: Place) => Promise<unknown>;
  /** What a secretary of a sibling unit gets: an error's code, or what they see, which must be nothing of this unit. */
  readonly toStranger: "not_found" | "forbidden" | ((answer: unknown, place: Place) => boolean);
};

const EVERY_READER: readonly Role[] = ["secretary", "office_staff", "leader", "auditor"];
const WRITERS: readonly Role[] = ["secretary", "office_staff"];
const holdsNothing = (answer: unknown, { unitId }: Place) => !JSON.stringify(answer).includes(unitId);

const CASES = {
  findFirstReported: {
    roles: EVERY_READER,
    call: (actor, { unitId }) => firstReported.findFirstReported(actor, { unitId, quarter: QUARTER }),
    toStranger: (answer) => answer === null,
  },
  listReportStatuses: {
    roles: EVERY_READER,
    call: (actor) => list.listReportStatuses(actor, QUARTER),
    toStranger: holdsNothing,
  },
  getStatusGrid: {
    roles: EVERY_READER,
    call: async (actor) => (await statusGrid.getStatusGrid(actor, { quarter: QUARTER })).rows,
    toStranger: holdsNothing,
  },
  countAcceptedSince: {
    roles: ["office_staff"],
    call: (actor) => acceptances.countAcceptedSince(actor, { quarter: QUARTER, since: new Date(0) }),
    toStranger: "forbidden",
  },
  countReportStatuses: {
    roles: EVERY_READER,
    call: (actor, { unitId }) => counts.countReportStatuses(actor, { unitId, quarter: QUARTER }),
    toStranger: (answer) => JSON.stringify(answer).includes('"total":0'),
  },
  listOpenWork: { roles: EVERY_READER, call: (actor) => work.listOpenWork(actor), toStranger: holdsNothing },
  getReport: {
    roles: EVERY_READER,
    call: (actor, { reportId }) => one.getReport(actor, reportId),
    toStranger: "not_found",
  },
  startReport: {
    roles: WRITERS,
    call: (actor, { unitId }) => start.startReport(actor, { unitId, quarter: QUARTER }),
    toStranger: "not_found",
  },
  saveEntries: {
    roles: WRITERS,
    call: (actor, { reportId }) => entries.saveEntries(actor, { reportId, figures: [], narratives: [] }),
    toStranger: "not_found",
  },
  submitReport: {
    roles: WRITERS,
    call: (actor, { reportId }) => submit.submitReport(actor, { reportId }),
    toStranger: "not_found",
  },
  returnReport: {
    roles: WRITERS,
    call: (actor, { reportId }) => review.returnReport(actor, { reportId, version: 1, reason: "x" }),
    toStranger: "not_found",
  },
  acceptReport: {
    roles: WRITERS,
    call: (actor, { reportId }) => review.acceptReport(actor, { reportId, version: 1 }),
    toStranger: "not_found",
  },
  reopenReport: {
    roles: WRITERS,
    call: (actor, { reportId }) => review.reopenReport(actor, { reportId, version: 1, reason: "x" }),
    toStranger: "not_found",
  },
  acceptMany: {
    roles: ["office_staff"],
    call: (actor, { reportId }) =>
      acceptSeveral.acceptMany(actor, { quarter: QUARTER, reports: [{ id: reportId, version: 1 }] }),
    toStranger: "forbidden",
  },
  setCollection: {
    roles: ["office_staff"],
    call: (actor, { unitId }) =>
      collect.setCollection(actor, { unitId, quarter: QUARTER, collects: true, sourceDocument: "" }),
    toStranger: "forbidden",
  },
  listCollections: {
    roles: ["office_staff"],
    call: (actor) => collections.listCollections(actor),
    toStranger: "forbidden",
  },
  listWaiting: {
    roles: ["office_staff"],
    call: (actor) => waiting.listWaiting(actor, QUARTER),
    toStranger: "forbidden",
  },
  getReview: {
    roles: EVERY_READER,
    call: (actor, { reportId }) => judge.getReview(actor, reportId),
    toStranger: "not_found",
  },
} satisfies Record<keyof typeof exported, Case>;

const ROLES: readonly Role[] = ["secretary", "office_staff", "leader", "auditor", "administrator"];

async function refusalOf(answer: Promise<unknown>): Promise<string | null> {
  return answer.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : "not an error"),
  );
}

async function codeOf(answer: Promise<unknown>): Promise<string | null> {
  return (await refusalOf(answer))?.split(":")[0] ?? null;
}

test("each role of the office does what its permissions say and is refused the rest", async () => {
  for (const role of ROLES) {
    const { make, root, unit, reportId } = await makeOffice();
    const actor = await makeActor(make, role, root);
    for (const [name, row] of Object.entries<Case>(CASES)) {
      const refusal = await refusalOf(row.call(actor, { reportId, unitId: unit.id, rootId: root.id }));
      const isRefused = refusal === "forbidden: errors.forbidden";
      expect([role, name, isRefused]).toEqual([role, name, !row.roles.includes(role)]);
    }
  }
});

test("a stranger from a sibling unit is told that nothing is there", async () => {
  const { make, root, unit, sibling, reportId } = await makeOffice();
  const place = { reportId, unitId: unit.id, rootId: root.id };
  const stranger = await makeActor(make, "secretary", sibling);
  for (const [name, row] of Object.entries<Case>(CASES)) {
    if (typeof row.toStranger === "string")
      expect([name, await codeOf(row.call(stranger, place))]).toEqual([name, row.toStranger]);
    else expect([name, row.toStranger(await row.call(stranger, place), place)]).toEqual([name, true]);
  }
  const away = await makeActor(make, "office_staff", sibling);
  for (const call of [CASES.returnReport.call, CASES.acceptReport.call, CASES.setCollection.call])
    expect(await codeOf(call(away, place))).toBe("not_found");
});

test("an id that is none is not found, like one of another office", async () => {
  const { office } = await makeOffice();
  const other = await makeOffice();
  for (const id of ["x", "", newId(), other.reportId, "00000000-0000-0000-0000-000000000000", "' or 1=1 --"]) {
    expect([id, await codeOf(one.getReport(office, id))]).toEqual([id, "not_found"]);
  }
});
