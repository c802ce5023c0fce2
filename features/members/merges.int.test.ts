import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { memberDistinctions, memberEvents, members } from "@/db/schema/members";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { addDays, today } from "@/lib/dates";
import { newId } from "@/lib/id";
import * as merging from "./commands/merge-members";
import { recordChange } from "./commands/record-change";
import { recordTransferOut } from "./commands/record-transfer-out";
import { registerMember } from "./commands/register-member";
import { reverseChange } from "./commands/reverse-change";
import * as telling from "./commands/tell-apart";
import * as undoing from "./commands/undo-merge";
import * as untelling from "./commands/undo-telling-apart";
import * as comparisons from "./queries/compare-members";
import * as duplicates from "./queries/find-duplicates";
import * as distinctions from "./queries/list-distinctions";
import { getMember } from "./queries/get-member";
import { listMembers } from "./queries/list-members";
import * as merges from "./queries/list-merges";
import { mergeMembersInput, recordChangeInput, recordTransferOutInput, registerMemberInput } from "./schema";

const { mergeMembers } = merging;
const { undoMerge } = undoing;
const { findDuplicates } = duplicates;
const { listMerges } = merges;

const database = testDatabase();
const TODAY = today();
const reason = "Cùng một người, nhập từ hai tệp.";

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = (name: string) => make.makeUnit({ rootId: root.id, parentId: root.id, name });
  const [one, two] = [await unit("Chi bộ cơ sở Báo Lâm Đồng"), await unit("Chi bộ cơ sở Sở Y tế")];
  const office = await makeActor(make, "office_staff", root, "Trần Thị Văn Phòng");
  const secretary = await makeActor(make, "secretary", one);
  const leader = await makeActor(make, "leader", root);
  const elsewhere = await makeActor(make, "office_staff", await make.makeRoot());
  return { make, root, one, two, office, secretary, leader, elsewhere };
}

let here: Awaited<ReturnType<typeof makeOffice>>;
let count = 0;

beforeAll(async () => {
  here = await makeOffice();
});

const nameOf = () =>
  `Đặng Thị Trùng ${Array.from(String((count += 1)), (digit) => "abcdefghij"[Number(digit)]).join("")}`;
const member = (unitId: string, over = {}) =>
  here.make.makeMember({ rootId: here.root.id, unitId, recordedBy: here.office.accountId, ...over });

/** One person entered at two units. */
async function pair(over = {}) {
  const fullName = nameOf();
  const first = await member(here.one.id, { fullName });
  const second = await member(here.two.id, { fullName: fullName.toUpperCase(), ...over });
  return [first.id, second.id] as const;
}
const merge = (keptId: string, mergedId: string, over = {}) =>
  mergeMembersInput.parse({
    firstId: keptId,
    secondId: mergedId,
    keptId,
    effectiveOn: TODAY,
    reason,
    requestKey: newId(),
    ...over,
  });
const paper = () => ({
  issuingBody: "Ban Thường vụ Đảng ủy Khối",
  docType: "QĐ",
  docNumber: `${(count += 1)}-QĐ/ĐUK`,
  decidedOn: TODAY,
  requestKey: newId(),
});
const undo = (mergeId: string) => ({ mergeId, reason: "Hai người khác nhau.", requestKey: newId() });

const entered = (over = {}) =>
  registerMemberInput.parse({
    fullName: nameOf(),
    sex: "female",
    birthDate: "1980-05-19",
    standing: "official",
    admissionDecidedOn: "2010-05-10",
    admittedOn: "2010-05-19",
    officialOn: "2011-05-19",
    unitId: here.one.id,
    openedOn: "2021-12-31",
    requestKey: newId(),
    ...over,
  });
const again = (input: ReturnType<typeof entered>, over = {}) => ({ ...input, requestKey: newId(), ...over });

async function rowOf(id: string) {
  const [row] = await database.owner.select().from(members).where(eq(members.id, id));
  if (!row) throw new Error("no such member");
  return row;
}
async function countAt(unitId: string): Promise<number> {
  const { rows } = await database.owner.execute<{ people: number }>(sql`
    select official + probationary as people from strength_closings where unit_id = ${unitId} order by quarter desc limit 1`);
  return rows[0]?.people ?? 0;
}

describe("merging", () => {
  test("two that are counted become one: the other leaves the strength, its entries stay beside the kept one's", async () => {
    const [keptId, mergedId] = await pair();
    const before = await countAt(here.two.id);
    const { mergeId } = await mergeMembers(here.office, merge(keptId, mergedId));
    expect(await countAt(here.two.id)).toBe(before - 1);
    expect(await rowOf(mergedId)).toMatchObject({ standing: "left", mergedIntoId: keptId });
    const { others } = await listMerges(here.office, { memberId: keptId });
    expect(others).toMatchObject([{ mergeId, mergedId, reason, recordedByName: "Trần Thị Văn Phòng" }]);
    expect(others[0]?.timeline.map(({ entry }) => entry.kind)).toEqual(["duplicate", "opening"]);
    expect((await listMerges(here.office, { memberId: mergedId })).into?.id).toBe(keptId);
    const { rows } = await listMembers(here.office, { search: (await rowOf(keptId)).fullName });
    expect(rows.map(({ id }) => id)).toEqual([keptId]);

    await undoMerge(here.office, undo(mergeId));
    expect(await countAt(here.two.id)).toBe(before);
    expect(await rowOf(mergedId)).toMatchObject({ standing: "official", mergedIntoId: null });
    expect((await listMerges(here.office, { memberId: keptId })).others).toEqual([]);
    await expect(undoMerge(here.office, undo(mergeId))).rejects.toMatchObject({
      messageKey: "merges.errors.alreadyUndone",
    });
    // The same two may be merged again, the other way round.
    await mergeMembers(here.office, merge(mergedId, keptId));
  });

  test("somebody who left is merged without a change of the strength", async () => {
    const [keptId, mergedId] = await pair();
    const out = { memberId: mergedId, kind: "transfer_out_province", elsewhere: "Đảng bộ Đà Lạt", effectiveOn: TODAY };
    await recordTransferOut(here.office, recordTransferOutInput.parse({ ...out, ...paper() }));
    await expect(mergeMembers(here.office, merge(mergedId, keptId))).rejects.toMatchObject({
      messageKey: "merges.errors.keepCounted",
    });
    const entries = await database.owner.$count(memberEvents);
    const { mergeId } = await mergeMembers(here.office, merge(keptId, mergedId));
    expect(await database.owner.$count(memberEvents)).toBe(entries);
    await undoMerge(here.office, undo(mergeId));
    expect((await rowOf(mergedId)).mergedIntoId).toBeNull();
  });

  test("nothing more is written about the merged record, nor is its entry reversed alone", async () => {
    const [keptId, mergedId] = await pair();
    await mergeMembers(here.office, merge(keptId, mergedId));
    const [duplicate] = await database.owner
      .select({ id: memberEvents.id })
      .from(memberEvents)
      .where(sql`${memberEvents.memberId} = ${mergedId} and ${memberEvents.kind} = 'duplicate'`);
    const isMerged = { code: "conflict", messageKey: "members.errors.merged" };
    await expect(
      reverseChange(here.office, { entryId: duplicate?.id ?? "", reason, requestKey: newId() }),
    ).rejects.toMatchObject(isMerged);
    const death = { event: "death", kind: "death", memberId: mergedId, effectiveOn: TODAY, ...paper() };
    await expect(recordChange(here.office, recordChangeInput.parse(death))).rejects.toMatchObject(isMerged);
    expect((await getMember(here.office, { memberId: mergedId })).reversibleIds).not.toContain(duplicate?.id);
  });

  test("a merge that another rests on is not undone before that one", async () => {
    const [keptId, mergedId] = await pair();
    const third = await member(here.one.id);
    const { mergeId } = await mergeMembers(here.office, merge(keptId, mergedId));
    await expect(mergeMembers(here.office, merge(third.id, keptId))).rejects.toMatchObject({
      messageKey: "merges.errors.holdsAnother",
    });
    await expect(mergeMembers(here.office, merge(third.id, mergedId))).rejects.toMatchObject({
      messageKey: "merges.errors.alreadyMerged",
    });
    // As an importer or an older version might have left it.
    await database.owner.update(members).set({ mergedIntoId: third.id }).where(eq(members.id, keptId));
    await expect(undoMerge(here.office, undo(mergeId))).rejects.toMatchObject({
      messageKey: "merges.errors.keptMerged",
    });
  });

  test("a form sent twice, or two people at once the two ways round, make one merge", async () => {
    const [keptId, mergedId] = await pair();
    const input = merge(keptId, mergedId);
    const both = await Promise.all([mergeMembers(here.office, input), mergeMembers(here.office, input)]);
    expect(both[0]).toEqual(both[1]);
    const [a, b] = await pair();
    const outcomes = await Promise.allSettled([
      mergeMembers(here.office, merge(a, b)),
      mergeMembers(here.office, merge(b, a)),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("finding duplicates", () => {
  test("by name and birth date, or name and admission decision; merged ones and namesakes left out", async () => {
    const [firstId, secondId] = await pair();
    const [thirdId, fourthId] = await pair({ birthDate: "1981-01-01" });
    await pair({ birthDate: "1981-01-01", admissionDecidedOn: "2010-06-01" });
    const [keptId, mergedId] = await pair();
    await mergeMembers(here.office, merge(keptId, mergedId));
    const { pairs } = await findDuplicates(here.office);
    const found = (a: string, b: string) =>
      pairs.find(({ firstId: one, secondId: two }) => [one, two].includes(a) && [one, two].includes(b));
    expect(found(firstId, secondId)).toMatchObject({ sameBirthDate: true, sameDecision: true });
    expect(found(thirdId, fourthId)).toMatchObject({ sameBirthDate: false, sameDecision: true });
    expect(found(keptId, mergedId)).toBeUndefined();
    const names = pairs.map(({ firstName }) => firstName.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("entering somebody again", () => {
  test("with another birth date but the same admission decision is told", async () => {
    const input = entered();
    await registerMember(here.office, input);
    const other = again(input, { birthDate: "1980-05-18" });
    await expect(registerMember(here.office, other)).rejects.toMatchObject({
      messageKey: "members.errors.sameDecision",
      fieldErrors: { confirm: ["members.errors.confirmNeeded"] },
    });
    await registerMember(here.office, { ...other, confirm: true });
  });

  test("who had gone elsewhere, or was struck off, is told the form by which the old record goes on", async () => {
    const gone = entered();
    const { memberId } = await registerMember(here.office, gone);
    const out = { memberId, kind: "transfer_out_province", elsewhere: "Đảng bộ Đà Lạt", effectiveOn: "2022-03-01" };
    await recordTransferOut(here.office, recordTransferOutInput.parse({ ...out, ...paper() }));
    await expect(registerMember(here.office, again(gone))).rejects.toMatchObject({
      messageKey: "members.errors.formerElsewhere",
      params: { unit: "Chi bộ cơ sở Báo Lâm Đồng", date: "01/3/2022" },
    });
    const removed = entered();
    const struck = await registerMember(here.office, removed);
    const off = { event: "strike_off", kind: "strike_off", memberId: struck.memberId, effectiveOn: "2022-03-01" };
    const kind = { ...off, kind: "strike_off_official" };
    await recordChange(here.office, recordChangeInput.parse({ ...kind, ...paper() }));
    await expect(registerMember(here.office, again(removed))).rejects.toMatchObject({
      messageKey: "members.errors.formerRemoved",
    });
  });

  test("whose entries were all reversed is nobody the register knew", async () => {
    const input = entered();
    const { entryId } = await registerMember(here.office, input);
    await reverseChange(here.office, { entryId, reason, requestKey: newId() });
    await registerMember(here.office, again(input));
  });
});

const isOffered = async (ids: readonly string[]) =>
  (await findDuplicates(here.office)).pairs.some((one) => ids.includes(one.firstId) && ids.includes(one.secondId));
const markOf = async (ids: readonly [string, string]) =>
  (await distinctions.listDistinctions(here.office, { pair: ids })).pairs[0];

describe("telling apart", () => {
  test("a pair found to be of two people is not offered any more, with who said so, until that is taken back", async () => {
    const [firstId, secondId] = await pair();
    expect(await isOffered([firstId, secondId])).toBe(true);
    // Whichever record is opened first, and however often it is said.
    await Promise.all([
      telling.tellApart(here.office, { firstId, secondId }),
      telling.tellApart(here.office, { firstId: secondId, secondId: firstId }),
    ]);
    expect(await isOffered([firstId, secondId])).toBe(false);
    const mark = await markOf([secondId, firstId]);
    expect(mark).toMatchObject({ recordedByName: "Trần Thị Văn Phòng", firstUnit: "Chi bộ cơ sở Báo Lâm Đồng" });
    const ofPair = sql`${memberDistinctions.firstId} in (${firstId}, ${secondId})`;
    expect(await database.owner.$count(memberDistinctions, ofPair)).toBe(1);
    await expect(mergeMembers(here.office, merge(firstId, secondId))).rejects.toMatchObject({
      messageKey: "merges.errors.toldApart",
    });
    await untelling.undoTellingApart(here.office, { distinctionId: mark?.id ?? "" });
    expect(await isOffered([firstId, secondId])).toBe(true);
    expect(await markOf([firstId, secondId])).toBeUndefined();
    const log = await database.owner
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(sql`${auditEntries.subjectId} in (${firstId}, ${secondId}) and ${auditEntries.action} like '%tell_apart'`)
      .orderBy(auditEntries.at, auditEntries.id);
    expect(log.map((one) => one.action)).toEqual(["member.tell_apart", "member.tell_apart", "member.untell_apart"]);
    await mergeMembers(here.office, merge(firstId, secondId));
  });
});

const asStranger = {
  tellApart: async (actor: Actor) => {
    const [firstId, secondId] = await pair();
    return telling.tellApart(actor, { firstId, secondId });
  },
  undoTellingApart: async (actor: Actor) => {
    const [firstId, secondId] = await pair();
    await telling.tellApart(here.office, { firstId, secondId });
    const { pairs } = await distinctions.listDistinctions(here.office, { pair: [firstId, secondId] });
    return untelling.undoTellingApart(actor, { distinctionId: pairs[0]?.id ?? "" });
  },
  mergeMembers: async (actor: Actor) => mergeMembers(actor, merge(...(await pair()))),
  undoMerge: async (actor: Actor) => {
    const { mergeId } = await mergeMembers(here.office, merge(...(await pair())));
    return undoMerge(actor, undo(mergeId));
  },
  compareMembers: async (actor: Actor) => {
    const [firstId, secondId] = await pair();
    return comparisons.compareMembers(actor, { firstId, secondId });
  },
} satisfies Record<
  | Exclude<keyof typeof telling, "pairOf" | "findStanding">
  | keyof typeof untelling
  | keyof typeof merging
  | keyof typeof undoing
  | keyof typeof comparisons,
  (actor: Actor) => Promise<unknown>
>;

describe("a stranger", () => {
  test.each(Object.entries(asStranger))(
    "who keeps one record only, or another office, is told that it does not exist: %s",
    async (_name, run) => {
      await expect(run(here.secretary)).rejects.toMatchObject({ code: "not_found" });
      await expect(run(here.elsewhere)).rejects.toMatchObject({ code: "not_found" });
    },
  );

  const { listDistinctions } = distinctions;
  test.each(Object.entries({ ...asStranger, findDuplicates, listDistinctions }))(
    "who only reads is refused: %s",
    async (_name, run) => {
      await expect((async () => run(here.leader))()).rejects.toMatchObject({ code: "forbidden" });
    },
  );

  test("finds no pair of which one record is another's, nor what was merged there", async () => {
    const [keptId, mergedId] = await pair();
    const { pairs } = await findDuplicates(here.secretary);
    expect(pairs.filter((one) => one.secondId === mergedId || one.firstId === mergedId)).toEqual([]);
    expect((await findDuplicates(here.elsewhere)).pairs).toEqual([]);
    const [firstId, secondId] = await pair();
    await telling.tellApart(here.office, { firstId, secondId });
    for (const actor of [here.secretary, here.elsewhere]) expect((await listDistinctions(actor)).pairs).toEqual([]);
    await mergeMembers(here.office, merge(keptId, mergedId));
    expect((await listMerges(here.secretary, { memberId: keptId })).others).toEqual([]);
    expect(await listMerges(here.elsewhere, { memberId: keptId })).toMatchObject({ into: null, others: [] });
  });

  test("a merge on a day before the record was there is refused", async () => {
    const [keptId, mergedId] = await pair();
    const early = merge(keptId, mergedId, { effectiveOn: addDays("2021-12-31", -1) });
    await expect(mergeMembers(here.office, early)).rejects.toMatchObject({ messageKey: "members.errors.beforeFirst" });
  });
});
