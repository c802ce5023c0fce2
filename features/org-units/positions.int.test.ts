import { desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { positions } from "@/db/schema/bodies";
import { members } from "@/db/schema/members";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import * as annulling from "./commands/annul-position";
import * as closing from "./commands/close-term";
import * as ending from "./commands/end-position";
import * as opening from "./commands/open-term";
import * as recording from "./commands/record-position";
import * as forms from "./queries/find-position-form";
import * as single from "./queries/get-position";
import * as ofMember from "./queries/list-member-positions";
import * as kinds from "./queries/list-position-kinds";
import * as onDay from "./queries/list-positions-on";
import * as ofUnit from "./queries/list-positions";
import * as ofTerms from "./queries/list-terms";
import * as holders from "./queries/search-holders";
import { annulPositionInput, closeTermInput, endPositionInput, openTermInput, recordPositionInput } from "./schema";

const { recordPosition } = recording;
const { endPosition } = ending;
const { annulPosition } = annulling;
const { openTerm } = opening;
const { closeTerm } = closing;

const database = testDatabase();
const DAY = "2022-03-31";

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot({ name: "Đảng bộ Khối" });
  const beneath = { rootId: root.id, parentId: root.id };
  const college = await make.makeUnit({ ...beneath, name: "Đảng bộ Trường Cao đẳng Nghề", kind: "base_party_org" });
  const branch = await make.makeUnit({ rootId: root.id, parentId: college.id, name: "Chi bộ 6", kind: "branch" });
  const sibling = await make.makeUnit({ ...beneath, name: "Chi bộ cơ sở Sở Y tế" });
  const office = await makeActor(make, "office_staff", root);
  return {
    make,
    root,
    college,
    branch,
    sibling,
    office,
    secretary: await makeActor(make, "secretary", college),
    neighbour: await makeActor(make, "secretary", sibling),
    leader: await makeActor(make, "leader", root),
    elsewhere: await makeActor(make, "office_staff", sibling),
  };
}

let here: Awaited<ReturnType<typeof makeOffice>>;

beforeAll(async () => {
  here = await makeOffice();
});

const person = (unitId: string, over = {}) =>
  here.make.makeMember({ rootId: here.root.id, unitId, recordedBy: here.office.accountId, ...over });

const plan = (unitId: string, memberId: string, over = {}) =>
  recordPositionInput.parse({
    unitId,
    memberId,
    kind: "committee_member",
    validFrom: "2022-01-01",
    requestKey: newId(),
    ...over,
  });
const term = (unitId: string, over = {}) =>
  openTermInput.parse({
    unitId,
    ordinal: `Lần thứ ${newId().slice(-6)}`,
    years: "2020 - 2025",
    validFrom: "2020-09-01",
    requestKey: newId(),
    ...over,
  });
const end = (positionId: string, over = {}) =>
  endPositionInput.parse({ positionId, validTo: "2022-03-01", reason: "Nghỉ hưu", requestKey: newId(), ...over });
const annulment = (positionId: string) =>
  annulPositionInput.parse({ positionId, reason: "Ghi nhầm người", requestKey: newId() });
const close = (termId: string, over = {}) =>
  closeTermInput.parse({ termId, validTo: "2022-03-01", requestKey: newId(), ...over });

async function positionOf(id: string) {
  const [row] = await database.owner.select().from(positions).where(eq(positions.id, id));
  return row;
}

async function lastAudit(subjectId: string) {
  const [entry] = await database.owner
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, subjectId))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id));
  return entry;
}

const namesOn = async (actor: Actor, day: string, unitId: string) =>
  (await onDay.listPositionsOn(actor, { onDay: day, unitId })).rows.map((row) => [row.kind, row.memberName]);

describe("recording a position", () => {
  test("by a secretary for somebody of a branch beneath, with a decision entered on the spot", async () => {
    const member = await person(here.branch.id);
    const input = plan(here.college.id, member.id, {
      issuingBody: "Ban Thường vụ Đảng ủy Khối",
      docNumber: `${newId().slice(-6)}-QĐ/ĐUK`,
      decidedOn: "2021-12-28",
    });
    await recordPosition(here.secretary, input);
    const row = await positionOf(input.requestKey);
    expect(row).toMatchObject({ memberName: member.fullName, kind: "committee_member", validTo: null });
    expect(row?.decisionId).toBeTruthy();
    expect(await lastAudit(input.requestKey)).toMatchObject({
      action: "position.record",
      unitId: here.college.id,
      details: { after: { memberName: member.fullName, validFrom: "2022-01-01" } },
    });
    expect(await namesOn(here.leader, "2021-12-31", here.root.id)).not.toContainEqual([
      "committee_member",
      member.fullName,
    ]);
    expect(await namesOn(here.leader, "2022-01-01", here.root.id)).toContainEqual([
      "committee_member",
      member.fullName,
    ]);
    const [held] = await ofMember.listMemberPositions(here.secretary, { memberId: member.id });
    expect(held).toMatchObject({ unitName: "Đảng bộ Trường Cao đẳng Nghề", docType: "QĐ", problem: null });
  });

  test("sent twice, or twice at once, makes one", async () => {
    const member = await person(here.college.id);
    const input = plan(here.college.id, member.id);
    await Promise.all([recordPosition(here.office, input), recordPosition(here.office, input)]);
    await recordPosition(here.office, input);
    const rows = await ofMember.listMemberPositions(here.office, { memberId: member.id });
    expect(rows).toHaveLength(1);
  });

  test("two secretaries of one unit at once are one and a refusal", async () => {
    const [one, two] = [await person(here.sibling.id), await person(here.sibling.id)];
    const secretary = (memberId: string) =>
      recordPosition(here.neighbour, plan(here.sibling.id, memberId, { kind: "sole_branch_secretary" }));
    const results = await Promise.allSettled([secretary(one.id), secretary(two.id)]);
    expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected");
    expect(refused?.reason).toMatchObject({ fieldErrors: { kind: ["positions.errors.taken"] } });
  });

  test.each([
    ["a probationer", { standing: "probationary" }, {}, "memberId", "notOfficial"],
    ["somebody official only later", { officialOn: "2022-02-01" }, {}, "memberId", "notOfficial"],
    ["a day to come", {}, { validFrom: "2199-01-01" }, "validFrom", "future"],
    ["an end before the beginning", {}, { validTo: "2021-12-31" }, "validTo", "endsFirst"],
    ["a day before the unit", {}, { validFrom: "1999-01-01" }, "validFrom", "unitClosed"],
    [
      "a decision of a day to come",
      {},
      { issuingBody: "Đảng ủy", docNumber: "1-QĐ/ĐU", decidedOn: "2199-01-01" },
      "decidedOn",
      "future",
    ],
  ])("of %s is refused beside the field", async (_case, who, what, field, key) => {
    const member = await person(here.college.id, who);
    const input = plan(here.college.id, member.id, { ...what, confirm: "on" });
    await expect(recordPosition(here.office, input)).rejects.toMatchObject({
      fieldErrors: { [field]: [`positions.errors.${key}`] },
    });
  });

  test("a body that branches do not have, and somebody of another unit, are warned of together and then confirmed", async () => {
    const stranger = await person(here.sibling.id);
    const input = plan(here.branch.id, stranger.id, { kind: "inspection_chair" });
    await expect(recordPosition(here.office, input)).rejects.toMatchObject({
      fieldErrors: {
        kind: ["positions.errors.noInspectionHere"],
        memberId: ["positions.errors.elsewhere"],
        confirm: ["positions.errors.confirmNeeded"],
      },
    });
    await recordPosition(here.office, { ...input, confirm: true });
    expect(await positionOf(input.requestKey)).toMatchObject({ kind: "inspection_chair" });
    const { rows } = await ofUnit.listPositions(here.office, { unitId: here.branch.id });
    expect(rows).toMatchObject([{ problem: "moved" }]);
  });

  test("a standing committee above a third, and a branch committee in a small branch, are warned of", async () => {
    const unit = await here.make.makeUnit({ rootId: here.root.id, parentId: here.root.id, kind: "base_party_org" });
    const small = await here.make.makeUnit({ rootId: here.root.id, parentId: unit.id, kind: "branch" });
    const [one, two] = [await person(small.id), await person(small.id)];
    await recordPosition(here.office, plan(unit.id, one.id));
    await expect(recordPosition(here.office, plan(unit.id, two.id, { kind: "standing_member" }))).rejects.toMatchObject(
      {
        fieldErrors: { kind: ["positions.errors.standingShare"] },
        params: { standing: 1, executive: 2 },
      },
    );
    await expect(
      recordPosition(here.office, plan(small.id, one.id, { kind: "branch_committee_member" })),
    ).rejects.toMatchObject({ fieldErrors: { kind: ["positions.errors.branchTooSmall"] }, params: { official: 2 } });
  });

  test("in an advisory office is for people of the organisation it serves", async () => {
    const advisers = await here.make.makeUnit({
      rootId: here.root.id,
      parentId: here.root.id,
      name: "Ban Tổ chức",
      kind: "advisory_office",
    });
    const member = await person(here.branch.id, { fullName: "Trần Thị Trưởng Ban" });
    const [found] = await holders.searchHolders(here.office, { unitId: advisers.id, query: "truong ban" });
    expect(found?.value).toBe(member.id);
    await recordPosition(here.office, plan(advisers.id, member.id, { kind: "office_head" }));
    const { rows } = await ofUnit.listPositions(here.office, { unitId: advisers.id });
    expect(rows).toMatchObject([{ kind: "office_head", problem: null }]);
  });

  test("is for members of the writer's scope only, and a term of that very unit", async () => {
    const neighbour = await person(here.sibling.id);
    await expect(recordPosition(here.secretary, plan(here.college.id, neighbour.id))).rejects.toMatchObject({
      code: "not_found",
    });
    const member = await person(here.college.id);
    const other = await openTerm(here.office, term(here.sibling.id));
    await expect(
      recordPosition(here.secretary, plan(here.college.id, member.id, { termId: other.termId })),
    ).rejects.toMatchObject({ fieldErrors: { termId: ["errors.invalid"] } });
  });
});

async function recorded(over = {}) {
  const member = await person(here.college.id);
  const { positionId } = await recordPosition(here.secretary, plan(here.college.id, member.id, over));
  return { member, positionId };
}

describe("ending and annulling", () => {
  test("a position ended is held no longer from that day and stays where it was before", async () => {
    const { member, positionId } = await recorded();
    await endPosition(here.secretary, end(positionId));
    await endPosition(here.secretary, end(positionId));
    const is = async (day: string) =>
      (await namesOn(here.office, day, here.college.id)).some(([, name]) => name === member.fullName);
    expect([await is("2022-02-28"), await is("2022-03-01")]).toEqual([true, false]);
    expect(await positionOf(positionId)).toMatchObject({ validTo: "2022-03-01", endReason: "Nghỉ hưu" });
    const entries = await database.owner.select().from(auditEntries).where(eq(auditEntries.subjectId, positionId));
    expect(entries.filter((entry) => entry.action === "position.end")).toMatchObject([{ reason: "Nghỉ hưu" }]);
    await expect(endPosition(here.secretary, end(positionId, { validTo: "2022-03-02" }))).rejects.toMatchObject({
      fieldErrors: { validTo: ["positions.errors.ended"] },
    });
  });

  test("one entered by mistake is in no list any more; the log keeps it with the reason", async () => {
    const { member, positionId } = await recorded();
    await annulPosition(here.secretary, annulment(positionId));
    expect(await ofMember.listMemberPositions(here.office, { memberId: member.id })).toEqual([]);
    expect(await lastAudit(positionId)).toMatchObject({
      action: "position.annul",
      reason: "Ghi nhầm người",
      details: { before: { memberName: member.fullName } },
    });
    await expect(endPosition(here.secretary, end(positionId))).rejects.toMatchObject({ code: "not_found" });
    // What was annulled stands in nobody's way.
    await recordPosition(here.secretary, plan(here.college.id, member.id));
  });

  test("who has left the register and still holds a position is told", async () => {
    const { member, positionId } = await recorded();
    await database.owner.update(members).set({ standing: "left" }).where(eq(members.id, member.id));
    expect(await single.getPosition(here.secretary, { positionId, unitId: here.college.id })).toMatchObject({
      problem: "left",
    });
    await endPosition(here.secretary, end(positionId));
    expect(await single.getPosition(here.secretary, { positionId, unitId: here.college.id })).toMatchObject({
      problem: null,
    });
  });
});

describe("the form", () => {
  test("finds people of a unit and beneath by name without tone marks, and the positions its kinds may have", async () => {
    const member = await person(here.branch.id, { fullName: "Đặng Thị Ưu Tú" });
    const found = await holders.searchHolders(here.secretary, { unitId: here.college.id, query: "dang uu tu" });
    expect(found).toMatchObject([{ value: member.id, label: "Đặng Thị Ưu Tú" }]);
    const start = await forms.findPositionForm(here.secretary, { unitId: here.branch.id, memberId: member.id });
    expect([...new Set(start.kinds.map((kind) => kind.bodyKind))]).toEqual(["branch_committee", "branch_leadership"]);
    expect(start.member?.label).toBe("Đặng Thị Ưu Tú");
  });
});

type Query =
  | keyof typeof forms
  | keyof typeof single
  | keyof typeof ofMember
  | keyof typeof kinds
  | keyof typeof onDay
  | keyof typeof ofUnit
  | keyof typeof ofTerms
  | keyof typeof holders;

interface Thing {
  readonly memberId: string;
  readonly positionId: string;
  readonly termId: string;
}

const queriesAsStranger = {
  findPositionForm: (actor) => forms.findPositionForm(actor, { unitId: here.college.id }),
  getPosition: (actor, { positionId }) => single.getPosition(actor, { positionId, unitId: here.college.id }),
  listMemberPositions: (actor, { memberId }) => ofMember.listMemberPositions(actor, { memberId }),
  // Lists that every office has; of a unit out of sight, not even which kinds it may have.
  listPositionKinds: (actor) => kinds.listPositionKinds(actor, { unitId: here.college.id }),
  listPositionsOn: (actor) => onDay.listPositionsOn(actor, { onDay: DAY, unitId: here.college.id }),
  listPositions: (actor) => ofUnit.listPositions(actor, { unitId: here.college.id }),
  listTerms: (actor) => ofTerms.listTerms(actor, { unitId: here.college.id }),
  searchHolders: (actor) => holders.searchHolders(actor, { unitId: here.college.id, query: "" }),
} satisfies Record<Query, (actor: Actor, thing: Thing) => Promise<unknown>>;

const commandsAsStranger = {
  recordPosition: (actor, { memberId }) => recordPosition(actor, plan(here.college.id, memberId)),
  endPosition: (actor, { positionId }) => endPosition(actor, end(positionId)),
  annulPosition: (actor, { positionId }) => annulPosition(actor, annulment(positionId)),
  openTerm: (actor) => openTerm(actor, term(here.college.id)),
  closeTerm: (actor, { termId }) => closeTerm(actor, close(termId)),
} satisfies Record<
  keyof typeof recording | keyof typeof ending | keyof typeof annulling | keyof typeof opening | keyof typeof closing,
  (actor: Actor, thing: Thing) => Promise<unknown>
>;

describe("a stranger", () => {
  let thing: Thing;

  beforeAll(async () => {
    const member = await person(here.college.id);
    const { positionId } = await recordPosition(here.secretary, plan(here.college.id, member.id));
    const { termId } = await openTerm(here.office, term(here.college.id));
    thing = { memberId: member.id, positionId, termId };
  });

  test.each(Object.entries(queriesAsStranger))("from a sibling unit gets nothing of it: %s", async (_name, run) => {
    const answer = await (async () => run(here.neighbour, thing))().catch((error: unknown) => error);
    if (!Array.isArray(answer)) expect(answer).toMatchObject({ code: "not_found" });
    else expect(answer).toEqual([]);
  });

  test.each(Object.entries(commandsAsStranger))("who only reads is refused: %s", async (_name, run) => {
    await expect((async () => run(here.leader, thing))()).rejects.toMatchObject({ code: "forbidden" });
  });

  test.each(Object.entries(commandsAsStranger))(
    "of another part of the tree is told it does not exist: %s",
    async (_name, run) => {
      await expect(run(here.elsewhere, thing)).rejects.toMatchObject({ code: "not_found" });
    },
  );

  test("who keeps a unit but not the tree registers no term", async () => {
    await expect((async () => openTerm(here.secretary, term(here.college.id)))()).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
