import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { memberEvents, members } from "@/db/schema/members";
import { transfers } from "@/db/schema/transfers";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { addDays, today } from "@/lib/dates";
import { newId } from "@/lib/id";
import * as accepting from "./commands/accept-letter";
import * as issuing from "./commands/issue-letter";
import { recordChange } from "./commands/record-change";
import { recordInternalTransfer } from "./commands/record-internal-transfer";
import { recordTransferOut } from "./commands/record-transfer-out";
import * as refusing from "./commands/refuse-letter";
import { reverseChange } from "./commands/reverse-change";
import * as withdrawing from "./commands/withdraw-letter";
import * as formerMembers from "./queries/get-former-member";
import * as forms from "./queries/find-letter-form";
import * as files from "./queries/get-letter";
import { getMember } from "./queries/get-member";
import * as lists from "./queries/list-letters";
import * as openLists from "./queries/list-open-letters";
import * as units from "./queries/search-receiving-units";
import {
  acceptLetterInput,
  closeLetterInput,
  issueLetterInput,
  recordChangeInput,
  recordInternalTransferInput,
  recordTransferOutInput,
} from "./schema";

const { issueLetter } = issuing;
const { acceptLetter } = accepting;
const { refuseLetter } = refusing;
const { withdrawLetter } = withdrawing;
const { getFormerMember } = formerMembers;
const { getLetter } = files;
const { listLetters } = lists;

const database = testDatabase();
const TODAY = today();
const LONG_AGO = addDays(TODAY, -200);

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = (name: string) => make.makeUnit({ rootId: root.id, parentId: root.id, name });
  const [from, to, third] = [
    await unit("Chi bộ cơ sở Báo Lâm Đồng"),
    await unit("Chi bộ cơ sở Sở Y tế"),
    await unit("Chi bộ cơ sở Thư viện"),
  ];
  const office = await makeActor(make, "office_staff", root, "Trần Thị Văn Phòng");
  const sender = await makeActor(make, "secretary", from, "Nguyễn Văn Gửi");
  const receiver = await makeActor(make, "secretary", to, "Lê Thị Nhận");
  const colleague = await makeActor(make, "secretary", to, "Phạm Văn Cùng");
  const stranger = await makeActor(make, "secretary", third, "Đỗ Văn Lạ");
  const leader = await makeActor(make, "leader", root);
  const elsewhere = await makeActor(make, "office_staff", await make.makeRoot(), "Văn phòng khác");
  return { make, root, from, to, third, office, sender, receiver, colleague, stranger, leader, elsewhere };
}

let here: Awaited<ReturnType<typeof makeOffice>>;
let count = 0;

beforeAll(async () => {
  here = await makeOffice();
});

const someone = () =>
  here.make.makeMember({ rootId: here.root.id, unitId: here.from.id, recordedBy: here.office.accountId });
const paper = (over = {}) => ({
  issuingBody: "Ban Thường vụ Đảng ủy Khối",
  docType: "QĐ",
  docNumber: `${(count += 1)}-QĐ/ĐUK`,
  decidedOn: TODAY,
  requestKey: newId(),
  ...over,
});
const letter = (memberId: string, over = {}) =>
  issueLetterInput.parse({
    memberId,
    toUnitId: here.to.id,
    letterNo: `${(count += 1)}-GGT`,
    issuedOn: TODAY,
    ...paper(),
    ...over,
  });
const acceptance = (letterId: string, over = {}) =>
  acceptLetterInput.parse({ letterId, effectiveOn: TODAY, requestKey: newId(), ...over });
const closing = (letterId: string, reason = "Đồng chí đang chờ kết luận kiểm tra.") =>
  closeLetterInput.parse({ letterId, reason });

async function issued(over = {}) {
  const member = await someone();
  const { letterId } = await issueLetter(here.sender, letter(member.id, over));
  return { memberId: member.id, letterId };
}
/** A letter of long ago, which nobody presented. */
const ranOut = () => issued({ issuedOn: LONG_AGO, decidedOn: LONG_AGO });

async function letterOf(id: string) {
  const [row] = await database.owner.select().from(transfers).where(eq(transfers.id, id));
  if (!row) throw new Error("no such letter");
  return row;
}
async function unitOf(id: string) {
  const [row] = await database.owner.select().from(members).where(eq(members.id, id));
  return row?.unitId;
}
async function countAt(unitId: string): Promise<number> {
  const { rows } = await database.owner.execute<{ people: number }>(sql`
    select official + probationary as people from strength_closings where unit_id = ${unitId} order by quarter desc limit 1`);
  return rows[0]?.people ?? 0;
}

describe("a letter", () => {
  test("moves nobody until it is accepted; then both units change in one entry", async () => {
    const member = await someone();
    const [there, elsewhere] = [await countAt(here.from.id), await countAt(here.to.id)];
    const { letterId } = await issueLetter(here.sender, letter(member.id));
    expect(await letterOf(letterId)).toMatchObject({
      status: "issued",
      memberName: member.fullName,
      birthYear: "1980",
      fromUnitName: "Chi bộ cơ sở Báo Lâm Đồng",
      toUnitName: "Chi bộ cơ sở Sở Y tế",
      standing: "official",
    });
    expect([await countAt(here.from.id), await countAt(here.to.id)]).toEqual([there, elsewhere]);
    await expect(getMember(here.receiver, { memberId: member.id })).rejects.toMatchObject({ code: "not_found" });

    const { entryId } = await acceptLetter(here.receiver, acceptance(letterId));
    expect(await letterOf(letterId)).toMatchObject({ status: "accepted", entryId, closedByName: "Lê Thị Nhận" });
    expect([await countAt(here.from.id), await countAt(here.to.id)]).toEqual([there - 1, elsewhere + 1]);
    const [entry] = await database.owner.select().from(memberEvents).where(eq(memberEvents.id, entryId));
    expect(entry).toMatchObject({
      kind: "transfer_internal",
      effectiveOn: TODAY,
      fromUnitId: here.from.id,
      toUnitId: here.to.id,
      transferId: letterId,
      recordedBy: here.receiver.accountId,
    });
    const log = await database.owner.select().from(auditEntries).where(eq(auditEntries.subjectId, letterId));
    expect(log.map(({ action }) => action)).toEqual(["transfer.issue", "transfer.accept"]);
    expect((await getMember(here.receiver, { memberId: member.id })).unitId).toBe(here.to.id);
    await reverseChange(here.office, { entryId, reason: "Tiếp nhận nhầm người", requestKey: newId() });
    expect(await unitOf(member.id)).toBe(here.from.id);
    expect(await getLetter(here.sender, { letterId })).toMatchObject({ status: "accepted", isUndone: true });
  });

  test("brings the whole history along to whoever keeps the member now, and leaves their entries to the old unit", async () => {
    const { letterId, memberId } = await issued();
    const discipline = { event: "discipline", kind: "reprimand", memberId, effectiveOn: TODAY, ...paper() };
    await recordChange(here.sender, recordChangeInput.parse(discipline));
    await acceptLetter(here.receiver, acceptance(letterId));
    const file = await getMember(here.receiver, { memberId });
    expect(file.timeline.map(({ entry }) => entry.kind)).toEqual(["transfer_internal", "reprimand", "opening"]);
    expect(file.timeline[1]?.entry.docNumber).toBe(discipline.docNumber);
    expect(file.reversibleIds).toEqual([]);
  });

  test("that is refused leaves the member where they are, and tells the sender why", async () => {
    const { letterId, memberId } = await issued();
    await refuseLetter(here.receiver, closing(letterId));
    expect(await unitOf(memberId)).toBe(here.from.id);
    expect(await getLetter(here.sender, { letterId })).toMatchObject({
      status: "refused",
      reason: "Đồng chí đang chờ kết luận kiểm tra.",
      closedByName: "Lê Thị Nhận",
      clock: null,
      canWithdraw: false,
    });
    await issueLetter(here.sender, letter(memberId));
  });

  test("can be taken back while it is open, and closed as run out once nobody came in time", async () => {
    const open = await issued();
    await withdrawLetter(here.sender, closing(open.letterId));
    expect((await letterOf(open.letterId)).status).toBe("withdrawn");
    await expect(acceptLetter(here.receiver, acceptance(open.letterId))).rejects.toMatchObject({
      code: "conflict",
      messageKey: "transfers.errors.closed.withdrawn",
      params: { by: "Nguyễn Văn Gửi" },
    });
    const late = await ranOut();
    expect(await getLetter(here.receiver, { letterId: late.letterId })).toMatchObject({ clock: { hasRunOut: true } });
    await withdrawLetter(here.sender, closing(late.letterId));
    expect((await letterOf(late.letterId)).status).toBe("lapsed");
  });

  test("presented too late is taken only by a receiver who confirms it", async () => {
    const { letterId } = await ranOut();
    const late = acceptance(letterId);
    await expect(acceptLetter(here.receiver, late)).rejects.toMatchObject({
      messageKey: "transfers.errors.lateAcceptance",
      fieldErrors: { confirm: ["members.errors.confirmNeeded"] },
    });
    await acceptLetter(here.receiver, { ...late, confirm: true });
    expect((await letterOf(letterId)).status).toBe("accepted");
  });

  test("issued long after its decision is warned of; before it, refused", async () => {
    const member = await someone();
    const slow = letter(member.id, { decidedOn: LONG_AGO });
    await expect(issueLetter(here.sender, slow)).rejects.toMatchObject({ messageKey: "transfers.errors.lateStart" });
    const early = letter(member.id, { issuedOn: addDays(TODAY, -3) });
    await expect(issueLetter(here.sender, early)).rejects.toMatchObject({
      fieldErrors: { issuedOn: ["transfers.errors.beforeDecision"] },
    });
    await issueLetter(here.sender, { ...slow, confirm: true });
  });

  test("is the only way for its member to move while it is open", async () => {
    const { memberId } = await issued();
    const inTransit = { code: "conflict", messageKey: "members.errors.inTransit" };
    await expect(issueLetter(here.sender, letter(memberId))).rejects.toMatchObject(inTransit);
    const out = {
      memberId,
      kind: "transfer_out_province",
      elsewhere: "Đảng bộ Đà Lạt",
      effectiveOn: TODAY,
      ...paper(),
    };
    await expect(recordTransferOut(here.sender, recordTransferOutInput.parse(out))).rejects.toMatchObject(inTransit);
    const move = { memberId, toUnitId: here.third.id, effectiveOn: TODAY, ...paper() };
    await expect(recordInternalTransfer(here.office, recordInternalTransferInput.parse(move))).rejects.toMatchObject(
      inTransit,
    );
  });

  test("cannot be accepted for somebody who died in the meantime", async () => {
    const { memberId, letterId } = await issued();
    const death = { event: "death", kind: "death", memberId, effectiveOn: TODAY, ...paper() };
    await recordChange(here.sender, recordChangeInput.parse(death));
    await expect(acceptLetter(here.receiver, acceptance(letterId))).rejects.toMatchObject({
      code: "conflict",
      messageKey: "transfers.errors.memberGone",
    });
  });

  test.each([
    ["to the member's own unit", () => ({ toUnitId: here.from.id }), "toUnitId"],
    ["to a unit without members", () => ({ toUnitId: here.root.id }), "toUnitId"],
    ["to nowhere", () => ({ toUnitId: newId() }), "toUnitId"],
    ["on a day to come", () => ({ issuedOn: addDays(TODAY, 1) }), "issuedOn"],
  ])("%s is refused beside its field", async (_case, over, field) => {
    const member = await someone();
    await expect(issueLetter(here.sender, letter(member.id, over()))).rejects.toMatchObject({
      fieldErrors: { [field]: [expect.any(String)] },
    });
  });
});

describe("two at once", () => {
  test("a form sent twice issues one letter, accepts once and refuses once", async () => {
    const member = await someone();
    const input = letter(member.id);
    const both = await Promise.all([issueLetter(here.sender, input), issueLetter(here.sender, input)]);
    expect(both[0]).toEqual(both[1]);
    const { letterId } = both[0];
    const taking = acceptance(letterId);
    const taken = await Promise.all([acceptLetter(here.receiver, taking), acceptLetter(here.receiver, taking)]);
    expect(taken[0]).toEqual(taken[1]);
    const other = await issued();
    const refusal = closing(other.letterId);
    const refused = await Promise.all([refuseLetter(here.receiver, refusal), refuseLetter(here.receiver, refusal)]);
    expect(refused[0]).toEqual(refused[1]);
  });

  test("two receivers, and a sender who takes the letter back: one wins, the others are told", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { letterId, memberId } = await issued();
      const outcomes = await Promise.allSettled([
        acceptLetter(here.receiver, acceptance(letterId)),
        acceptLetter(here.colleague, acceptance(letterId)),
        withdrawLetter(here.sender, closing(letterId)),
        refuseLetter(here.colleague, closing(letterId, "Không đủ hồ sơ.")),
      ]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
      }
      const { status } = await letterOf(letterId);
      expect(await unitOf(memberId)).toBe(status === "accepted" ? here.to.id : here.from.id);
      const entries = await database.owner.$count(memberEvents, eq(memberEvents.transferId, letterId));
      expect(entries).toBe(status === "accepted" ? 1 : 0);
    }
  });
});

describe("who sees what", () => {
  test("a sender finds every unit with members by name, and learns nothing else of them", async () => {
    const found = await units.searchReceivingUnits(here.sender, { query: "so y te" });
    expect(found).toEqual([{ value: here.to.id, label: "Chi bộ cơ sở Sở Y tế" }]);
    expect(await units.searchReceivingUnits(here.elsewhere, { query: "so y te" })).toEqual([]);
    const all = await units.searchReceivingUnits(here.sender, { query: "" });
    expect(all.map(({ value }) => value)).not.toContain(here.root.id);
  });

  test("each side has its list, the office both ends, and the work list what is to be answered", async () => {
    const { letterId } = await issued();
    const has = async (actor: Actor, box: "waiting" | "sent" | "closed") =>
      (await listLetters(actor, { box })).rows.some(({ id }) => id === letterId);
    expect([await has(here.sender, "sent"), await has(here.sender, "waiting")]).toEqual([true, false]);
    expect([await has(here.receiver, "waiting"), await has(here.receiver, "sent")]).toEqual([true, false]);
    expect((await listLetters(here.office, {})).boxes.map(({ box }) => box)).toEqual(["waiting", "closed"]);
    expect((await openLists.listOpenLetters(here.receiver)).map(({ id }) => id)).toContain(letterId);
    expect(await openLists.listOpenLetters(here.office)).toEqual([]);
    await refuseLetter(here.receiver, closing(letterId));
    expect([await has(here.sender, "closed"), await has(here.receiver, "closed")]).toEqual([true, true]);
  });

  test("pages of a list follow on each other without a gap", async () => {
    for (let index = 0; index < 3; index += 1) await issued();
    const { rows } = await listLetters(here.receiver, { box: "waiting" });
    const { after, ...first } = await listLetters(here.receiver, { box: "waiting", limit: 2 });
    const second = await listLetters(here.receiver, { box: "waiting", limit: 2, after: after ?? "" });
    expect([...first.rows, ...second.rows]).toEqual(rows.slice(0, 4));
  });

  test("the unit that was left keeps its own part of the member's past, and no more", async () => {
    const { letterId, memberId } = await issued();
    await acceptLetter(here.receiver, acceptance(letterId));
    const death = { event: "death", kind: "death", memberId, effectiveOn: TODAY, ...paper() };
    await recordChange(here.receiver, recordChangeInput.parse(death));
    await expect(getMember(here.sender, { memberId })).rejects.toMatchObject({ code: "not_found" });
    const past = await getFormerMember(here.sender, { memberId });
    expect(past.departure).toEqual({ effectiveOn: TODAY, place: "Chi bộ cơ sở Sở Y tế" });
    expect(past.timeline.map(({ entry }) => entry.kind)).toEqual(["transfer_internal", "opening"]);
  });
});

async function gone() {
  const { letterId, memberId } = await issued();
  await acceptLetter(here.receiver, acceptance(letterId));
  return memberId;
}

type Written = typeof issuing & typeof accepting & typeof refusing & typeof withdrawing;
type Read = typeof files & typeof formerMembers;

const asStranger = {
  issueLetter: async (actor: Actor) => issueLetter(actor, letter((await someone()).id)),
  acceptLetter: async (actor: Actor) => acceptLetter(actor, acceptance((await issued()).letterId)),
  refuseLetter: async (actor: Actor) => refuseLetter(actor, closing((await issued()).letterId)),
  withdrawLetter: async (actor: Actor) => withdrawLetter(actor, closing((await issued()).letterId)),
} satisfies Record<keyof Written, (actor: Actor) => Promise<unknown>>;

const readByStranger = {
  getLetter: async (actor: Actor) => getLetter(actor, { letterId: (await issued()).letterId }),
  getFormerMember: async (actor: Actor) => getFormerMember(actor, { memberId: await gone() }),
} satisfies Record<keyof Read, (actor: Actor) => Promise<unknown>>;

const listed = {
  listLetters: async (actor: Actor) => (await listLetters(actor, {})).rows,
  listOpenLetters: openLists.listOpenLetters,
  findLetterForm: async (actor: Actor) => {
    const found = await forms.findLetterForm(actor, { memberId: (await someone()).id });
    return found === null ? [] : [found];
  },
} satisfies Record<
  keyof typeof lists | keyof typeof openLists | keyof typeof forms,
  (actor: Actor) => Promise<readonly unknown[]>
>;

describe("a stranger", () => {
  test.each(Object.entries({ ...asStranger, ...readByStranger }))(
    "of a third unit, or of another office, is told that it does not exist: %s",
    async (_name, run) => {
      await expect(run(here.stranger)).rejects.toMatchObject({ code: "not_found" });
      await expect(run(here.elsewhere)).rejects.toMatchObject({ code: "not_found" });
    },
  );

  test.each(Object.entries(asStranger))("who only reads is refused: %s", async (_name, run) => {
    await expect((async () => run(here.leader))()).rejects.toMatchObject({ code: "forbidden" });
  });

  test.each(Object.entries(listed))("finds nothing: %s", async (_name, run) => {
    await issued();
    expect(await run(here.stranger)).toEqual([]);
    expect(await run(here.elsewhere)).toEqual([]);
  });

  test("cannot answer past the app either: not the sender for the receiver, nor without the entry", async () => {
    const { letterId } = await issued();
    await expect(refuseLetter(here.sender, closing(letterId))).rejects.toMatchObject({ code: "not_found" });
    await expect(withdrawLetter(here.receiver, closing(letterId))).rejects.toMatchObject({ code: "not_found" });
    const set = (status: string) =>
      database.owner.execute(sql`update transfers set status = ${status} where id = ${letterId}`);
    await expect(set("accepted")).rejects.toMatchObject({ cause: { constraint: "transfers_entry" } });
    await expect(set("withdrawn")).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
