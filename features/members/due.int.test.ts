import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { readAs } from "@/db/read";
import { awardRecipients, awards } from "@/db/schema/awards";
import { memberEvents, members } from "@/db/schema/members";
import { transfers } from "@/db/schema/transfers";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { addDays, addMonths, today } from "@/lib/dates";
import { newId } from "@/lib/id";
import * as seniorities from "./queries/get-seniority";
import { refuseLetter } from "./commands/refuse-letter";
import * as lists from "./queries/list-due";
import { DUE_KINDS, type DueKind } from "./rules/due";
import { batchBefore, nextBatches } from "./rules/seniority";

const database = testDatabase();
const BATCHES = ["02-03", "05-19", "09-02", "11-07"];
const TODAY = today();

const everyKind = (run: (kind: DueKind) => Promise<unknown>) => Promise.all(DUE_KINDS.map(run));

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const beneath = { rootId: root.id, parentId: root.id };
  const branch = await make.makeUnit({ ...beneath, name: "Chi bộ cơ sở Sở Tài chính" });
  const sibling = await make.makeUnit({ ...beneath, name: "Chi bộ cơ sở Sở Y tế" });
  const office = await makeActor(make, "office_staff", root);
  const secretary = await makeActor(make, "secretary", branch);
  const neighbour = await makeActor(make, "secretary", sibling);
  const administrator = await makeActor(make, "administrator", root);
  const base = { rootId: root.id, unitId: branch.id, recordedBy: office.accountId };
  return { make, root, branch, sibling, office, secretary, neighbour, administrator, base };
}

type Office = Awaited<ReturnType<typeof makeOffice>>;

async function entry(here: Office, memberId: string, values: Partial<typeof memberEvents.$inferInsert>) {
  await database.owner.insert(memberEvents).values({
    id: newId(),
    rootId: here.root.id,
    memberId,
    memberName: "Người thử",
    kind: "opening",
    effectiveOn: TODAY,
    standingAfter: "official",
    recordedBy: here.office.accountId,
    recordedByName: "Người ghi",
    ...values,
  });
}

async function letter(here: Office, memberId: string, issuedOn: string, presentBy: string) {
  const id = newId();
  await database.owner.insert(transfers).values({
    id,
    rootId: here.root.id,
    memberId,
    memberName: "Người thử",
    birthYear: "1980",
    standing: "official",
    admissionDecidedOn: "2010-05-10",
    fromUnitId: here.branch.id,
    fromUnitName: here.branch.name,
    toUnitId: here.sibling.id,
    toUnitName: here.sibling.name,
    letterNo: "12-GT/CB",
    issuedOn,
    presentBy,
    recordedBy: here.office.accountId,
    recordedByName: "Người ghi",
  });
  return id;
}

const reaching = (day: string, years: number) => addMonths(day, -years * 12);

const ids = (list: lists.DueList) => list.rows.map(({ memberId }) => memberId);

describe("badges", () => {
  const [next, then] = nextBatches(TODAY, BATCHES, 2);
  const before = batchBefore(next ?? TODAY, BATCHES) ?? TODAY;
  test("marks reached after the batch before and by the next two are listed, but for those who have the badge", async () => {
    const here = await makeOffice();
    const person = (admissionDecidedOn: string, over: object = {}) =>
      here.make.makeMember({ ...here.base, birthDate: "1940-01-01", admissionDecidedOn, ...over });
    const [byNext, byThen] = [next ?? TODAY, then ?? TODAY];
    const atNext = await person(reaching(byNext, 30));
    const atThen = await person(reaching(byThen, 55));
    await person(reaching(before, 40));
    await person(addDays(reaching(byThen, 40), 1));
    await person(reaching(byNext, 30), { standing: "probationary" });
    const confirmed = await person("2001-05-05", { seniorityFrom: reaching(byNext, 40) });
    const has = await person(reaching(byNext, 30));
    await giveBadge(here, has.id, 30);
    const list = await lists.listDue(here.secretary, { kind: "badge" });
    expect(ids(list).toSorted()).toEqual([atNext.id, atThen.id, confirmed.id].toSorted());
    expect(list.counts.badge).toBe(3);
    expect(list.rows.find(({ memberId }) => memberId === atThen.id)?.due).toMatchObject({
      reason: "badgeMark",
      params: { mark: 55 },
      dueOn: byThen,
    });
  });

  test("time out of the Party before a re-admission is deducted, in SQL as in the rule", async () => {
    const here = await makeOffice();
    // Out from 31/1/2003 to 28/2/2005: two years and a month, which the marks come later by.
    const person = await here.make.makeMember({
      ...here.base,
      birthDate: "1940-01-01",
      admissionDecidedOn: addMonths(reaching(next ?? TODAY, 30), -25),
      openedOn: "2000-01-01",
    });
    await entry(here, person.id, {
      kind: "strike_off_official",
      effectiveOn: "2003-01-31",
      fromUnitId: here.branch.id,
      standingBefore: "official",
      standingAfter: "left",
    });
    await entry(here, person.id, {
      kind: "readmission",
      effectiveOn: "2005-02-28",
      toUnitId: here.branch.id,
      standingBefore: "left",
      standingAfter: "probationary",
    });
    const seniority = await seniorities.getSeniority(here.secretary, { memberId: person.id });
    const { rows } = await lists.listDue(here.secretary, { kind: "badge" });
    expect(seniority).toMatchObject({ basis: "deducted", start: reaching(next ?? TODAY, 30) });
    expect(rows.map(({ memberId, due }) => [memberId, due.dueOn])).toEqual([[person.id, next]]);
  });

  test("a time out of the Party at another unit counts for the secretary of today, and for nobody beside", async () => {
    const here = await makeOffice();
    const person = await here.make.makeMember({
      ...here.base,
      birthDate: "1940-01-01",
      admissionDecidedOn: addMonths(reaching(next ?? TODAY, 30), -25),
      openedOn: "2000-01-01",
    });
    const elsewhere = { rootId: here.root.id, parentId: here.root.id, name: "Chi bộ cơ sở Sở Nội vụ" };
    const former = await here.make.makeUnit(elsewhere);
    // Two years and a month, of which neither end is in the secretary's own ledger.
    await entry(here, person.id, {
      kind: "strike_off_official",
      effectiveOn: "2003-01-31",
      fromUnitId: former.id,
      standingBefore: "official",
      standingAfter: "left",
    });
    await entry(here, person.id, {
      kind: "readmission",
      effectiveOn: "2005-02-28",
      toUnitId: former.id,
      standingBefore: "left",
      standingAfter: "probationary",
    });
    const { rows } = await lists.listDue(here.secretary, { kind: "badge" });
    const seniority = await seniorities.getSeniority(here.secretary, { memberId: person.id });
    expect(seniority?.start).toBe(reaching(next ?? TODAY, 30));
    expect(rows.map(({ memberId, due }) => [memberId, due.dueOn])).toEqual([[person.id, next]]);
    const gapsFor = (actor: Actor) =>
      readAs(actor, (db) => db.execute(sql`select * from member_gaps(${here.root.id})`)).then((read) => read.rows);
    expect(await gapsFor(here.secretary)).toMatchObject([{ left_on: "2003-01-31", back_on: "2005-02-28" }]);
    expect(await gapsFor(here.neighbour)).toEqual([]);
    expect(await gapsFor(here.administrator)).toEqual([]);
  });
});

async function giveBadge(here: Office, memberId: string, mark: number) {
  const decision = await here.make.makeDecision({
    rootId: here.root.id,
    unitId: here.root.id,
    recordedBy: here.office.accountId,
  });
  const award = { id: newId(), rootId: here.root.id, unitId: here.root.id, decisionId: decision.id, ground: "30 năm" };
  await database.owner.insert(awards).values({ ...award, recordedBy: here.office.accountId, recordedByName: "x" });
  await database.owner.insert(awardRecipients).values({
    id: newId(),
    rootId: here.root.id,
    awardId: award.id,
    form: "party_badge",
    unitId: here.branch.id,
    memberId,
    recipientName: "Người thử",
    mark,
    decidedOn: "2022-01-10",
    ordinal: 1,
  });
}

test("letters are due to the sender and to the receiver, and to nobody once answered", async () => {
  const here = await makeOffice();
  const [soon, late, answered] = [
    await here.make.makeMember(here.base),
    await here.make.makeMember(here.base),
    await here.make.makeMember(here.base),
  ];
  await letter(here, soon.id, addDays(TODAY, -30), addDays(TODAY, 3));
  const lateId = await letter(here, late.id, addMonths(TODAY, -4), addDays(TODAY, -60));
  const closed = await letter(here, answered.id, addDays(TODAY, -90), addDays(TODAY, -50));
  await refuseLetter(here.neighbour, { letterId: closed, reason: "Đã đủ người" });
  const sent = await lists.listDue(here.secretary, { kind: "letter" });
  expect(sent.rows.map(({ id, due, canOpenMember }) => [id === lateId, due.reason, canOpenMember])).toEqual([
    [true, "letterAbandoned", true],
    [false, "letterRunsOut", true],
  ]);
  const received = await lists.listDue(here.neighbour, { kind: "letter" });
  expect(received.rows.map(({ toUnitName, canOpenMember }) => [toUnitName, canOpenMember])).toEqual([
    ["Chi bộ cơ sở Sở Y tế", false],
    ["Chi bộ cơ sở Sở Y tế", false],
  ]);
});

test("exemptions and temporary transfers that end are due, guests by the entry they came with", async () => {
  const here = await makeOffice();
  const exempt = await here.make.makeMember({
    ...here.base,
    exemptSince: addMonths(TODAY, -6),
    exemptUntil: addDays(TODAY, -1),
  });
  await here.make.makeMember({ ...here.base, exemptSince: "2020-01-01" });
  const away = await here.make.makeMember({
    ...here.base,
    awaySince: addMonths(TODAY, -12),
    awayPlace: "Học viện Chính trị khu vực III",
  });
  const guest = await here.make.makeMember({ ...here.base, standing: "guest" });
  await entry(here, guest.id, {
    kind: "temporary_in",
    toUnitId: here.branch.id,
    effectiveOn: addMonths(TODAY, -3),
    untilOn: addDays(TODAY, 5),
    elsewhere: "Đảng bộ Tỉnh đoàn",
    standingAfter: "guest",
  });
  const exemptions = await lists.listDue(here.secretary, { kind: "exemption" });
  expect(exemptions.rows.map(({ memberId, due }) => [memberId, due.reason])).toEqual([[exempt.id, "exemptionEnded"]]);
  const absences = await lists.listDue(here.secretary, { kind: "away" });
  expect(absences.rows.map(({ memberId, isGuest, due }) => [memberId, isGuest, due.reason])).toEqual([
    [away.id, false, "awayEnds"],
    [guest.id, true, "guestEnds"],
  ]);
  expect(absences.counts).toEqual({ recognition: 0, letter: 0, badge: 0, exemption: 1, away: 2 });
});

test("a long list comes in pages that hold everybody once, in the order of the days", async () => {
  const here = await makeOffice();
  for (let index = 0; index < 53; index += 1) {
    const admittedOn = addMonths(addDays(TODAY, -((index * 7) % 20)), -12);
    const dates = { admissionDecidedOn: admittedOn, admittedOn };
    await here.make.makeMember({ ...here.base, ...dates, standing: "probationary" });
  }
  const first = await lists.listDue(here.office, { kind: "recognition" });
  const second = await lists.listDue(here.office, { kind: "recognition", after: first.after ?? undefined });
  expect([first.rows.length, second.rows.length, second.after, first.counts.recognition]).toEqual([50, 3, null, 53]);
  expect(new Set([...ids(first), ...ids(second)]).size).toBe(53);
  const days = [...first.rows, ...second.rows].map(({ due }) => due.dueOn);
  expect(days).toEqual(days.toSorted());
});

test("seniority is that of official members alone, and by the confirmed day where there is one", async () => {
  const here = await makeOffice();
  const admissionDecidedOn = addMonths(TODAY, -31 * 12);
  const person = await here.make.makeMember({ ...here.base, birthDate: "1960-01-01", admissionDecidedOn });
  expect(await seniorities.getSeniority(here.secretary, { memberId: person.id })).toMatchObject({
    years: 31,
    basis: "decision",
    nextMark: { mark: 40, reachedOn: addMonths(TODAY, 9 * 12) },
  });
  const confirmed = { seniorityFrom: addMonths(TODAY, -40 * 12) };
  await database.owner.update(members).set(confirmed).where(eq(members.id, person.id));
  expect(await seniorities.getSeniority(here.secretary, { memberId: person.id })).toMatchObject({
    years: 40,
    basis: "confirmed",
  });
  const probationer = await here.make.makeMember({ ...here.base, standing: "probationary" });
  expect(await seniorities.getSeniority(here.secretary, { memberId: probationer.id })).toBeNull();
});

describe("a stranger", () => {
  let here: Office;
  let memberId = "";

  beforeAll(async () => {
    here = await makeOffice();
    const admittedOn = addMonths(addDays(TODAY, -3), -12);
    const dates = { admissionDecidedOn: admittedOn, admittedOn };
    const person = await here.make.makeMember({ ...here.base, ...dates, standing: "probationary" });
    memberId = person.id;
    await here.make.makeMember({ ...here.base, exemptSince: "2020-01-01", exemptUntil: "2020-12-31" });
    await here.make.makeMember({ ...here.base, awaySince: "2020-01-01", awayPlace: "Nơi khác" });
    await here.make.makeMember({ ...here.base, admissionDecidedOn: addMonths(TODAY, -360), birthDate: "1960-01-01" });
  });

  const nothing = { recognition: 0, letter: 0, badge: 0, exemption: 0, away: 0 };

  const ofAnotherUnit = {
    listDue: (actor) =>
      everyKind(async (kind) =>
        expect(await lists.listDue(actor, { kind })).toMatchObject({ counts: nothing, rows: [] }),
      ),
    getDueSummary: async (actor) => expect(await lists.getDueSummary(actor, 10)).toEqual({ counts: nothing, rows: [] }),
    getSeniority: (actor) =>
      expect(seniorities.getSeniority(actor, { memberId })).rejects.toMatchObject({ code: "not_found" }),
  } satisfies Record<keyof typeof lists | keyof typeof seniorities, (actor: Actor) => Promise<unknown>>;

  test.each(Object.entries(ofAnotherUnit))("from a sibling unit finds nothing: %s", async (_name, run) => {
    await run(here.neighbour);
  });

  test("who keeps no register is refused, and the unit's own secretary finds it all", async () => {
    await expect(lists.listDue(here.administrator, { kind: "badge" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(lists.getDueSummary(here.administrator, 1)).rejects.toMatchObject({ code: "forbidden" });
    const asked = seniorities.getSeniority(here.administrator, { memberId });
    await expect(asked).rejects.toMatchObject({ code: "forbidden" });
    const { counts } = await lists.listDue(here.secretary, { kind: "recognition" });
    expect(counts).toEqual({ recognition: 1, letter: 0, badge: 1, exemption: 1, away: 1 });
  });
});
