import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { memberEvents, members } from "@/db/schema/members";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { newId } from "@/lib/id";
import { recordAdmission } from "./commands/record-admission";
import { recordInternalTransfer } from "./commands/record-internal-transfer";
import { recordRecognition } from "./commands/record-recognition";
import { registerMember } from "./commands/register-member";
import { reverseChange } from "./commands/reverse-change";
import type { RecordAdmissionInput, RegisterMemberInput } from "./schema";

const database = testDatabase();

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Báo Lâm Đồng" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Sở Y tế" });
  const office = await makeActor(make, "office_staff", root);
  const secretary = await makeActor(make, "secretary", unit);
  const neighbour = await makeActor(make, "secretary", sibling);
  return { unit, sibling, office, secretary, neighbour };
}

let here: Awaited<ReturnType<typeof makeOffice>>;

beforeAll(async () => {
  here = await makeOffice();
});

let count = 0;
const nameOf = () => `Nguyễn Thị Thử ${(count += 1)}`;
const paper = (decidedOn: string) => ({
  issuingBody: "Ban Thường vụ Đảng ủy Khối",
  docType: "QĐ",
  docNumber: `${(count += 1)}-QĐ/ĐUK`,
  decidedOn,
});
const person = () => ({
  fullName: nameOf(),
  birthDate: "1980-05-19",
  cardNo: null,
  confirm: false,
  unitId: here.unit.id,
  requestKey: newId(),
});

function admission(over: Partial<RecordAdmissionInput> = {}): RecordAdmissionInput {
  return { ...person(), ...paper("2022-02-10"), sex: "female", admittedOn: "2022-02-20", ...over };
}

function registration(over: Partial<RegisterMemberInput> = {}): RegisterMemberInput {
  const dates = { admissionDecidedOn: "2010-05-10", admittedOn: "2010-05-19", officialOn: "2011-05-19" };
  return { ...person(), ...dates, sex: "male", standing: "official", openedOn: "2021-12-31", ...over };
}

const recognition = (memberId: string) => ({ ...paper("2023-03-01"), memberId, requestKey: newId() });
const move = (memberId: string) => ({
  ...paper("2022-02-10"),
  memberId,
  toUnitId: here.sibling.id,
  effectiveOn: "2022-03-01",
  confirm: false,
  requestKey: newId(),
});
const reversal = (entryId: string) => ({ entryId, reason: "Ghi nhầm người", requestKey: newId() });

async function memberOf(id: string) {
  const [row] = await database.owner.select().from(members).where(eq(members.id, id));
  if (!row) throw new Error("no such member");
  return row;
}

async function entriesOf(memberId: string) {
  return database.owner
    .select()
    .from(memberEvents)
    .where(eq(memberEvents.memberId, memberId))
    .orderBy(memberEvents.seq);
}

async function strengthOf(unitId: string) {
  const { rows } = await database.owner.execute(
    sql`select official, probationary from strength_closings where unit_id = ${unitId} order by quarter desc limit 1`,
  );
  return rows[0] ?? { official: 0, probationary: 0 };
}

describe("a form sent twice", () => {
  test("makes one entry, and answers as the first time", async () => {
    const input = admission();
    const first = await recordAdmission(here.secretary, input);
    expect(await recordAdmission(here.secretary, input)).toEqual(first);
    expect(await entriesOf(first.memberId)).toHaveLength(1);
  });

  test("answers as the first time also where it could no longer be done", async () => {
    const { memberId } = await recordAdmission(here.secretary, admission());
    const input = recognition(memberId);
    const recognised = await recordRecognition(here.secretary, input);
    expect(await recordRecognition(here.secretary, input)).toEqual(recognised);
    const undo = reversal(recognised.entryId);
    const undone = await reverseChange(here.secretary, undo);
    expect(await reverseChange(here.secretary, undo)).toEqual(undone);
    expect(await recordRecognition(here.secretary, input)).toEqual(recognised);
    expect(await entriesOf(memberId)).toHaveLength(3);
    const withCard = registration({ cardNo: "001080022222" });
    const registered = await registerMember(here.secretary, withCard);
    expect(await registerMember(here.secretary, withCard)).toEqual(registered);
  });

  test("at the same moment makes one entry", async () => {
    const input = admission();
    const answers = await Promise.all([1, 2, 3].map(() => recordAdmission(here.secretary, input)));
    expect(new Set(answers.map((answer) => answer.memberId)).size).toBe(1);
    const { rows } = await database.owner.execute(sql`select id from members where full_name = ${input.fullName}`);
    expect(rows).toHaveLength(1);
  });

  test("somebody else's key is no way to their entry", async () => {
    const input = admission();
    await recordAdmission(here.secretary, input);
    const stolen = admission({ requestKey: input.requestKey, unitId: here.sibling.id });
    await expect(recordAdmission(here.neighbour, stolen)).rejects.toMatchObject({ code: "conflict" });
  });

  test("two recognitions at once are one success and one refusal", async () => {
    const { memberId } = await recordAdmission(here.secretary, admission());
    const results = await Promise.allSettled([
      recordRecognition(here.secretary, recognition(memberId)),
      recordRecognition(here.office, recognition(memberId)),
    ]);
    expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "conflict" });
    expect(await entriesOf(memberId)).toHaveLength(2);
  });
});

describe("reversing", () => {
  test("the last entry is undone by one that names it, and the member is what they were before", async () => {
    const { memberId } = await recordAdmission(here.secretary, admission());
    const before = await strengthOf(here.unit.id);
    const { entryId } = await recordRecognition(here.secretary, recognition(memberId));
    const undone = await reverseChange(here.secretary, reversal(entryId));
    expect(await memberOf(memberId)).toMatchObject({ standing: "probationary", officialOn: null });
    expect((await entriesOf(memberId))[2]).toMatchObject({
      id: undone.entryId,
      sign: -1,
      reversesId: entryId,
      reason: "Ghi nhầm người",
    });
    expect(await strengthOf(here.unit.id)).toEqual(before);
    const logged = await database.owner.select().from(auditEntries).where(eq(auditEntries.subjectId, memberId));
    expect(logged).toContainEqual(expect.objectContaining({ action: "change.reverse", reason: "Ghi nhầm người" }));
    await expect(recordRecognition(here.secretary, recognition(memberId))).resolves.toBeDefined();
  });

  test("of the entry that brought a person in leaves nobody in the register, and their card number free", async () => {
    const { memberId, entryId } = await registerMember(here.secretary, registration({ cardNo: "001080011111" }));
    await reverseChange(here.secretary, reversal(entryId));
    expect(await memberOf(memberId)).toMatchObject({ standing: "left", cardNo: null });
    await expect(registerMember(here.secretary, registration({ cardNo: "001080011111" }))).resolves.toBeDefined();
  });

  test("is refused while a later entry depends on it, and done once", async () => {
    const { memberId, entryId } = await recordAdmission(here.secretary, admission());
    const last = await recordRecognition(here.secretary, recognition(memberId));
    await expect(reverseChange(here.secretary, reversal(entryId))).rejects.toMatchObject({
      messageKey: "members.errors.entryDepends",
    });
    const results = await Promise.allSettled([
      reverseChange(here.secretary, reversal(last.entryId)),
      reverseChange(here.office, reversal(last.entryId)),
    ]);
    expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const undoing = (await entriesOf(memberId)).at(-1);
    await expect(reverseChange(here.secretary, reversal(String(undoing?.id)))).rejects.toMatchObject({
      messageKey: "members.errors.reversal",
    });
  });

  test("a move into another unit is not undone by one of the two alone", async () => {
    const { memberId } = await registerMember(here.secretary, registration());
    const { entryId } = await recordInternalTransfer(here.office, move(memberId));
    await expect(reverseChange(here.neighbour, reversal(entryId))).rejects.toMatchObject({
      messageKey: "members.errors.reverseOutside",
    });
    await reverseChange(here.office, reversal(entryId));
    expect(await memberOf(memberId)).toMatchObject({ unitId: here.unit.id, standing: "official" });
  });
});
