import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { memberEvents, members } from "@/db/schema/members";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import * as admitting from "./commands/record-admission";
import * as moving from "./commands/record-internal-transfer";
import * as recognising from "./commands/record-recognition";
import * as receiving from "./commands/record-transfer-in";
import * as leaving from "./commands/record-transfer-out";
import * as registering from "./commands/register-member";
import * as reversing from "./commands/reverse-change";
import {
  recordAdmissionInput,
  recordInternalTransferInput,
  recordRecognitionInput,
  recordTransferInInput,
  recordTransferOutInput,
  registerMemberInput,
} from "./schema";

const { registerMember } = registering;
const { recordAdmission } = admitting;
const { recordTransferIn } = receiving;
const { recordRecognition } = recognising;
const { recordTransferOut } = leaving;
const { recordInternalTransfer } = moving;
const { reverseChange } = reversing;

const database = testDatabase();

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Báo Lâm Đồng" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Sở Y tế" });
  const office = await makeActor(make, "office_staff", root, "Trần Thị Văn Phòng");
  const secretary = await makeActor(make, "secretary", unit);
  const neighbour = await makeActor(make, "secretary", sibling);
  const auditor = await makeActor(make, "auditor", root);
  return { make, root, unit, sibling, office, secretary, neighbour, auditor };
}

let here: Awaited<ReturnType<typeof makeOffice>>;

beforeAll(async () => {
  here = await makeOffice();
});

let count = 0;
const nameOf = () =>
  `Nguyễn Thị Thử ${Array.from(String((count += 1)), (digit) => "abcdefghij"[Number(digit)]).join("")}`;

const decision = (over = {}) => ({
  issuingBody: "Ban Thường vụ Đảng ủy Khối",
  docType: "QĐ",
  docNumber: `${(count += 1)}-QĐ/ĐUK`,
  decidedOn: "2022-02-10",
  ...over,
});

const admission = (over = {}) =>
  recordAdmissionInput.parse({
    fullName: nameOf(),
    sex: "female",
    birthDate: "1995-03-26",
    unitId: here.unit.id,
    admittedOn: "2022-02-20",
    requestKey: newId(),
    ...decision(),
    ...over,
  });

const known = {
  sex: "male",
  birthDate: "1980-05-19",
  standing: "official",
  admissionDecidedOn: "2010-05-10",
  admittedOn: "2010-05-19",
  officialOn: "2011-05-19",
};
const registration = (over = {}) =>
  registerMemberInput.parse({
    ...known,
    fullName: nameOf(),
    unitId: here.unit.id,
    openedOn: "2021-12-31",
    requestKey: newId(),
    ...over,
  });
const transferIn = (over = {}) =>
  recordTransferInInput.parse({
    ...known,
    ...decision(),
    fullName: nameOf(),
    unitId: here.unit.id,
    kind: "transfer_in_outside",
    elsewhere: "Đảng bộ tỉnh Đắk Nông",
    effectiveOn: "2022-02-15",
    requestKey: newId(),
    ...over,
  });
const recognition = (memberId: string, over = {}) =>
  recordRecognitionInput.parse({ memberId, requestKey: newId(), ...decision({ decidedOn: "2023-03-01" }), ...over });
const transferOut = (memberId: string, over = {}) =>
  recordTransferOutInput.parse({
    memberId,
    kind: "transfer_out_province",
    elsewhere: "Đảng bộ thành phố Đà Lạt",
    effectiveOn: "2022-03-01",
    requestKey: newId(),
    ...decision(),
    ...over,
  });
const move = (memberId: string, over = {}) =>
  recordInternalTransferInput.parse({
    memberId,
    toUnitId: here.sibling.id,
    effectiveOn: "2022-03-01",
    requestKey: newId(),
    ...decision(),
    ...over,
  });

async function memberOf(id: string) {
  const [row] = await database.owner.select().from(members).where(eq(members.id, id));
  if (!row) throw new Error("no such member");
  return row;
}

async function lastAudit(subjectId: string) {
  const rows = await database.owner.select().from(auditEntries).where(eq(auditEntries.subjectId, subjectId));
  return rows.toSorted((a, b) => a.id.localeCompare(b.id)).at(-1);
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

describe("recording what happens to a member", () => {
  test("an admission makes a probationary member on the day of its decision, and says so in the log", async () => {
    const input = admission({ fullName: "  Đặng   Thị Hoà " });
    const { memberId, memberName } = await recordAdmission(here.secretary, input);
    expect(memberName).toBe("Đặng Thị Hoà");
    expect(await memberOf(memberId)).toMatchObject({
      fullName: "Đặng Thị Hoà",
      search: "dang thi hoa",
      standing: "probationary",
      unitId: here.unit.id,
      admissionDecidedOn: "2022-02-10",
      admittedOn: "2022-02-20",
      officialOn: null,
    });
    expect(await entriesOf(memberId)).toMatchObject([
      {
        kind: "admission",
        effectiveOn: "2022-02-10",
        quarter: "2022-Q1",
        toUnitName: "Chi bộ cơ sở Báo Lâm Đồng",
        ceremonyOn: "2022-02-20",
        standingAfter: "probationary",
        recordedBy: here.secretary.accountId,
      },
    ]);
    expect(await lastAudit(memberId)).toMatchObject({
      action: "change.record",
      unitId: here.unit.id,
      actorId: here.secretary.accountId,
      details: { after: { kind: "admission", fullName: "Đặng Thị Hoà" } },
    });
  });

  test("a recognition gives the official date of the rule, whatever the day of the decision", async () => {
    const { memberId } = await recordAdmission(here.secretary, admission());
    await recordRecognition(here.secretary, recognition(memberId));
    expect(await memberOf(memberId)).toMatchObject({ standing: "official", officialOn: "2023-02-20", version: 2 });
    expect((await entriesOf(memberId))[1]).toMatchObject({
      effectiveOn: "2023-03-01",
      officialOn: "2023-02-20",
      standingBefore: "probationary",
      standingAfter: "official",
    });
    expect(await lastAudit(memberId)).toMatchObject({
      details: { before: { standing: "probationary" }, after: { standing: "official", officialOn: "2023-02-20" } },
    });
  });

  test("transfers in and out say where from and where to, and who left is no longer counted", async () => {
    const before = await strengthOf(here.sibling.id);
    const { memberId } = await recordTransferIn(here.neighbour, transferIn({ unitId: here.sibling.id }));
    expect(await strengthOf(here.sibling.id)).toEqual({ ...before, official: Number(before["official"]) + 1 });
    await recordTransferOut(here.neighbour, transferOut(memberId));
    expect(await strengthOf(here.sibling.id)).toEqual(before);
    expect(await memberOf(memberId)).toMatchObject({ standing: "left", unitId: here.sibling.id });
    expect(await entriesOf(memberId)).toMatchObject([
      { elsewhere: "Đảng bộ tỉnh Đắk Nông", fromUnitId: null },
      { elsewhere: "Đảng bộ thành phố Đà Lạt", toUnitId: null, fromUnitName: "Chi bộ cơ sở Sở Y tế" },
    ]);
  });

  test("a move within the organisation is for whoever keeps both units", async () => {
    const { memberId } = await registerMember(here.secretary, registration());
    await expect(recordInternalTransfer(here.secretary, move(memberId))).rejects.toMatchObject({ code: "not_found" });
    await recordInternalTransfer(here.office, move(memberId));
    expect(await memberOf(memberId)).toMatchObject({ standing: "official", unitId: here.sibling.id });
    await expect(recordInternalTransfer(here.office, move(memberId))).rejects.toMatchObject({
      fieldErrors: { toUnitId: ["members.errors.sameUnit"] },
    });
  });

  test("several admissions rest on one decision, which is registered once", async () => {
    const paper = decision();
    const first = await recordAdmission(here.secretary, admission(paper));
    const second = await recordAdmission(here.secretary, admission(paper));
    const [a] = await entriesOf(first.memberId);
    const [b] = await entriesOf(second.memberId);
    expect(a?.decisionId).toBe(b?.decisionId);
    await expect(
      recordAdmission(here.secretary, admission({ ...paper, decidedOn: "2022-02-11" })),
    ).rejects.toMatchObject({
      messageKey: "errors.decisionOtherDate",
    });
  });
});

describe("refusals", () => {
  test.each([
    ["under eighteen", { birthDate: "2004-02-11" }, "birthDate", "members.errors.tooYoung"],
    ["over sixty, in months", { birthDate: "1962-02-09" }, "birthDate", "members.errors.tooOld"],
    [
      "a ceremony before the decision",
      { admittedOn: "2022-02-09" },
      "admittedOn",
      "members.errors.ceremonyBeforeDecision",
    ],
    ["a decision to come", { decidedOn: "2199-01-01", admittedOn: "2199-01-02" }, "decidedOn", "members.errors.future"],
    [
      "a decision before the Party",
      { decidedOn: "1929-01-01", birthDate: "1905-01-01" },
      "decidedOn",
      "members.errors.beforeParty",
    ],
  ])("an admission with %s is refused beside its field", async (_case, over, field, messageKey) => {
    await expect(recordAdmission(here.secretary, admission(over))).rejects.toMatchObject({
      code: "invalid",
      messageKey,
      fieldErrors: { [field]: [messageKey] },
    });
  });

  test("the same person twice is refused, until the writer has checked", async () => {
    const input = admission({ fullName: "Lê Văn Trùng" });
    await recordAdmission(here.secretary, input);
    const again = admission({ fullName: "LÊ VĂN TRÙNG" });
    await expect(recordAdmission(here.secretary, again)).rejects.toMatchObject({
      messageKey: "members.errors.samePerson",
      fieldErrors: { confirm: ["members.errors.confirmNeeded"] },
    });
    await recordAdmission(here.secretary, { ...again, confirm: true });
  });

  test("recognition before the end of the probation is refused, naming the rule", async () => {
    const { memberId } = await recordAdmission(here.secretary, admission());
    const early = recognition(memberId, { decidedOn: "2023-02-19" });
    await expect(recordRecognition(here.secretary, early)).rejects.toMatchObject({
      messageKey: "members.errors.beforeProbationEnd",
      params: { months: 12, date: "20/02/2023" },
    });
  });

  test("an entry cannot take effect before the member was in the register, nor follow their leaving", async () => {
    const { memberId } = await registerMember(here.secretary, registration());
    const early = transferOut(memberId, { effectiveOn: "2021-12-30" });
    await expect(recordTransferOut(here.secretary, early)).rejects.toMatchObject({
      messageKey: "members.errors.beforeFirst",
      fieldErrors: { effectiveOn: ["members.errors.beforeFirst"] },
    });
    await expect(recordRecognition(here.secretary, recognition(memberId))).rejects.toMatchObject({
      code: "conflict",
      messageKey: "members.errors.stage.official",
    });
    await recordTransferOut(here.secretary, transferOut(memberId));
    await expect(recordTransferOut(here.secretary, transferOut(memberId))).rejects.toMatchObject({ code: "conflict" });
  });

  test("a unit that holds no members, or did not exist then, receives nobody", async () => {
    await expect(recordAdmission(here.office, admission({ unitId: here.root.id }))).rejects.toMatchObject({
      fieldErrors: { unitId: ["members.errors.unitHoldsNone"] },
    });
    const young = await here.make.makeUnit({ rootId: here.root.id, parentId: here.root.id, validFrom: "2022-02-11" });
    await expect(recordAdmission(here.office, admission({ unitId: young.id }))).rejects.toMatchObject({
      fieldErrors: { unitId: ["members.errors.unitClosed"] },
    });
  });

  test("a card number belongs to one person", async () => {
    await registerMember(here.secretary, registration({ cardNo: "001080012345" }));
    const again = registration({ cardNo: "001080012345", unitId: here.sibling.id });
    await expect(registerMember(here.neighbour, again)).rejects.toMatchObject({
      fieldErrors: { cardNo: ["members.errors.cardTaken"] },
    });
  });

  test("a refused change leaves nothing behind: no person, no decision, no line in the log", async () => {
    const paper = decision({ docNumber: "777-QĐ/ĐUK" });
    await registerMember(here.secretary, registration({ cardNo: "001080099999" }));
    const before = await database.owner.$count(auditEntries);
    const taken = admission({ ...paper, cardNo: "001080099999" });
    await expect(recordAdmission(here.secretary, taken)).rejects.toMatchObject({ code: "conflict" });
    const { rows } = await database.owner.execute(sql`select id from decisions where doc_number = '777-QĐ/ĐUK'`);
    expect(rows).toEqual([]);
    expect(await database.owner.$count(auditEntries)).toBe(before);
  });
});

describe("bad input", () => {
  test.each([
    ["an empty name", { fullName: "   " }],
    ["an enormous name", { fullName: `Nguyễn ${"A".repeat(500)}` }],
    ["a name of signs", { fullName: "=HYPERLINK(1) x" }],
    ["the year 0001", { birthDate: "0001-01-01" }],
    ["the year 9999", { decidedOn: "9999-12-31" }],
    ["a day that is none", { admittedOn: "2022-02-30" }],
    ["no unit", { unitId: "" }],
    ["a unit that is no id", { unitId: "1; drop table members" }],
    ["a card of letters", { cardNo: "12AB" }],
    ["no key", { requestKey: "" }],
  ])("%s is refused before anything is written", (_case, over) => {
    expect(
      recordAdmissionInput.safeParse({ ...admission(), confirm: undefined, cardNo: undefined, ...over }).success,
    ).toBe(false);
  });

  test("decomposed letters and control characters are stored as one clean form", async () => {
    const typed = "Tra\u0302\u0300n\u0000 Thi\u0323\u200b Ho\u0300a".normalize("NFD");
    const { memberId } = await recordAdmission(here.secretary, admission({ fullName: typed }));
    expect((await memberOf(memberId)).fullName).toBe("Trần Thị Hòa".normalize("NFC"));
  });
});

type Command =
  | keyof typeof registering
  | keyof typeof admitting
  | keyof typeof receiving
  | keyof typeof recognising
  | keyof typeof leaving
  | keyof typeof moving
  | keyof typeof reversing;

const asStranger = {
  registerMember: (actor: Actor) => registerMember(actor, registration()),
  recordAdmission: (actor: Actor) => recordAdmission(actor, admission()),
  recordTransferIn: (actor: Actor) => recordTransferIn(actor, transferIn()),
  recordRecognition: async (actor: Actor) => {
    const { memberId } = await recordAdmission(here.secretary, admission());
    return recordRecognition(actor, recognition(memberId));
  },
  recordTransferOut: async (actor: Actor) => {
    const { memberId } = await registerMember(here.secretary, registration());
    return recordTransferOut(actor, transferOut(memberId));
  },
  recordInternalTransfer: async (actor: Actor) => {
    const { memberId } = await registerMember(here.secretary, registration());
    return recordInternalTransfer(actor, move(memberId));
  },
  reverseChange: async (actor: Actor) => {
    const { entryId } = await registerMember(here.secretary, registration());
    return reverseChange(actor, { entryId, reason: "Ghi nhầm người", requestKey: newId() });
  },
} satisfies Record<Command, (actor: Actor) => Promise<unknown>>;

describe("a stranger", () => {
  test.each(Object.entries(asStranger))(
    "from a sibling unit is told that it does not exist: %s",
    async (_name, run) => {
      await expect((async () => run(here.neighbour))()).rejects.toMatchObject({ code: "not_found" });
    },
  );

  test.each(Object.entries(asStranger))("who only reads is refused: %s", async (_name, run) => {
    await expect((async () => run(here.auditor))()).rejects.toMatchObject({ code: "forbidden" });
  });
});
