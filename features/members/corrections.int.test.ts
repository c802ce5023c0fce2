import { desc, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { memberEvents, members } from "@/db/schema/members";
import { savedViews } from "@/db/schema/saved-views";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import { sortKey } from "@/lib/name-sort";
import * as correcting from "./commands/correct-person";
import * as recognising from "./commands/record-recognitions";
import * as viewCommands from "./commands/saved-views";
import * as people from "./queries/get-person";
import * as candidates from "./queries/list-candidates";
import { listMembers } from "./queries/list-members";
import * as viewLists from "./queries/list-saved-views";
import { correctPersonInput, saveViewInput } from "./schema";

const { correctPerson } = correcting;
const { recordRecognitions } = recognising;
const { saveView, renameView, removeView, setDefaultView } = viewCommands;
const { listSavedViews } = viewLists;
const { getPerson } = people;

const database = testDatabase();

const NAMES = [
  "Đặng Thị Hoà",
  "Lê Văn An",
  "Trần Ánh Thúy",
  "Nguyễn Thị Thu Hòa",
  "H'Hen Niê",
  "Phạm Văn Đức",
] as const;

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const college = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Trường Cao đẳng" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Sở Y tế" });
  const office = await makeActor(make, "office_staff", root);
  const secretary = await makeActor(make, "secretary", college);
  const neighbour = await makeActor(make, "secretary", sibling);
  const leader = await makeActor(make, "leader", root);
  const administrator = await makeActor(make, "administrator", root);
  const made = [];
  for (const [index, fullName] of NAMES.entries()) {
    made.push(
      await make.makeMember({
        rootId: root.id,
        unitId: college.id,
        recordedBy: office.accountId,
        fullName,
        sex: index % 2 === 0 ? "female" : "male",
        birthDate: `${1970 + index}-05-19`,
        cardNo: index === 5 ? null : `00108001234${index}`,
      }),
    );
  }
  return { make, root, college, office, secretary, neighbour, leader, administrator, people: made };
}

let here: Awaited<ReturnType<typeof makeOffice>>;
beforeAll(async () => {
  here = await makeOffice();
});

const person = (index: number) => {
  const found = here.people[index];
  if (!found) throw new Error("no such person");
  return found;
};

let count = 0;
const paper = (over = {}) => ({
  issuingBody: "Ban Thường vụ Đảng ủy Khối",
  docType: "QĐ",
  docNumber: `${800 + (count += 1)}-QĐ/ĐUK`,
  decidedOn: "2022-02-10",
  ...over,
});

async function names(search: string, actor = here.office) {
  return (await listMembers(actor, { search })).rows.map((row) => row.fullName);
}

async function rowOf(index: number) {
  const [row] = await database.owner
    .select()
    .from(members)
    .where(eq(members.id, person(index).id));
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

/** The form as it is opened now, with what is typed into it. */
async function corrected(index: number, over: Record<string, unknown> = {}) {
  const now = await getPerson(here.office, { memberId: person(index).id });
  const { id: memberId, version, fullName, sex, birthDate } = now;
  const [sortAs, seniorityFrom] = [now.sortAs ?? "", now.seniorityFrom ?? ""];
  const shown = { fullName, sex, birthDate, sortAs, seniorityFrom };
  return correctPersonInput.parse({
    memberId,
    version,
    was: { ...shown, cardNo: now.cardNo ?? "" },
    ...shown,
    cardNo: "",
    reason: "Ghi sai khi mở sổ",
    requestKey: newId(),
    ...over,
  });
}

describe("a correction", () => {
  test("of a name is in the log with its reason, once, and the old name still finds the person", async () => {
    const input = await corrected(2, { fullName: "Trần Ánh Nguyệt" });
    await correctPerson(here.office, input);
    expect(await lastAudit(person(2).id)).toMatchObject({
      action: "member.correct",
      reason: "Ghi sai khi mở sổ",
      details: { before: { fullName: "Trần Ánh Thúy" }, after: { fullName: "Trần Ánh Nguyệt" } },
    });
    for (const search of ["nguyet", "thuy anh"]) expect(await names(search)).toEqual(["Trần Ánh Nguyệt"]);
    const other = makeFactories(database.owner);
    const elsewhere = await makeActor(other, "office_staff", await other.makeRoot());
    for (const stranger of [here.neighbour, elsewhere]) expect(await names("thuy anh", stranger)).toEqual([]);
    // Also by the name in between, which no entry of the ledger was ever made under.
    await correctPerson(here.office, await corrected(2, { fullName: "Trần Ánh Tuyết" }));
    await correctPerson(here.office, await corrected(2, { fullName: "Trần Ánh Dương" }));
    await correctPerson(here.office, await corrected(2, { fullName: "Trần Ánh Nguyệt" }));
    for (const search of ["nguyet", "thuy anh", "tuyết", "duong tran"]) {
      expect(await names(search)).toEqual(["Trần Ánh Nguyệt"]);
    }
    for (const stranger of [here.neighbour, elsewhere]) expect(await names("tuyết", stranger)).toEqual([]);
    // The same form once more changes nothing, and is not logged twice.
    expect(await correctPerson(here.office, input)).toEqual({ id: person(2).id, name: "Trần Ánh Nguyệt" });
    const ofThem = sql`${auditEntries.action} = 'member.correct' and ${auditEntries.subjectId} = ${person(2).id}`;
    expect(await database.owner.$count(auditEntries, ofThem)).toBe(4);
  });

  test("of a birth date, or of the start of seniority, needs its decision (06-HD/TW, 9.2 and 5.3)", async () => {
    for (const over of [{ birthDate: "1973-06-01" }, { seniorityFrom: "2002-01-01" }]) {
      await expect(correctPerson(here.office, await corrected(3, over))).rejects.toMatchObject({
        code: "invalid",
        fieldErrors: { docNumber: [expect.any(String)] },
      });
      await correctPerson(here.office, await corrected(3, { ...over, ...paper() }));
    }
    expect(await rowOf(3)).toMatchObject({ birthDate: "1973-06-01", seniorityFrom: "2002-01-01", version: 3 });
    expect(await lastAudit(person(3).id)).toMatchObject({ details: { after: { seniorityFrom: "2002-01-01" } } });
    await expect(
      correctPerson(here.office, await corrected(3, { birthDate: "2011-01-01", ...paper() })),
    ).rejects.toMatchObject({ fieldErrors: { birthDate: ["members.errors.birthDate"] } });
    await expect(
      correctPerson(here.office, await corrected(3, { fullName: "Lê Thị Thử", docNumber: "9-QĐ" })),
    ).rejects.toMatchObject({ fieldErrors: { issuingBody: ["errors.required"], decidedOn: ["errors.required"] } });
  });

  test("of the word to sort by moves the person in the list, and the word must be in the name", async () => {
    await expect(correctPerson(here.office, await corrected(4, { sortAs: "Bê" }))).rejects.toMatchObject({
      fieldErrors: { sortAs: [expect.any(String)] },
    });
    await correctPerson(here.office, await corrected(4, { sortAs: "H'Hen" }));
    expect((await rowOf(4))?.sortKey).toBe(sortKey("H'Hen Niê", "H'Hen"));
  });

  test("by two people at once is made by the first; the second is told what it says now", async () => {
    const [first, second] = [await corrected(0, { fullName: "Đặng Thị Hoa" }), await corrected(0, { sex: "male" })];
    await correctPerson(here.office, first);
    await expect(correctPerson(here.office, second)).rejects.toMatchObject({
      code: "conflict",
      params: { fullName: "Đặng Thị Hoa" },
      fieldErrors: { fullName: ["members.register.correct.errors.now.fullName"] },
    });
    await expect(correctPerson(here.office, await corrected(0))).rejects.toMatchObject({ code: "invalid" });
  });

  test("leaves a card number as it is unless another one is typed, and refuses one that is taken", async () => {
    await correctPerson(here.office, await corrected(5, { cardNo: "0012 3456 7890" }));
    await expect(correctPerson(here.office, await corrected(5, { cardNo: person(0).cardNo }))).rejects.toMatchObject({
      fieldErrors: { cardNo: ["members.errors.cardTaken"] },
    });
    await correctPerson(here.office, await corrected(5, { sex: "female" }));
    expect(await rowOf(5)).toMatchObject({ cardNo: "001234567890", sex: "female" });
    await correctPerson(here.office, await corrected(5, { removesCard: "on" }));
    expect(await rowOf(5)).toMatchObject({ cardNo: null });
  });
});

const view = (over = {}) =>
  saveViewInput.parse({ name: "Nữ", query: "sex=female", unitId: "", requestKey: newId(), ...over });
const viewsOf = async (actor: Actor) => (await listSavedViews(actor)).views.map((one) => one.id);

describe("saved views", () => {
  test("are one's own, or seen by all who hold a role on the unit and changed by their maker alone", async () => {
    const { office, leader, secretary } = here;
    const own = await saveView(office, view());
    const shared = await saveView(
      office,
      view({ name: "Dự bị", query: "standing=probationary", unitId: here.root.id }),
    );
    expect(await viewsOf(office)).toEqual(expect.arrayContaining([own.id, shared.id]));
    expect(await viewsOf(leader)).toEqual([shared.id]);
    expect(await viewsOf(secretary)).toEqual([]);
    for (const run of [
      async () => renameView(leader, { viewId: shared.id, name: "Khác", requestKey: newId() }),
      async () => removeView(leader, { viewId: shared.id, requestKey: newId() }),
      async () => setDefaultView(leader, { viewId: shared.id, isDefault: "yes", requestKey: newId() }),
      async () => saveView(secretary, view({ unitId: here.root.id })),
    ]) {
      await expect(run()).rejects.toMatchObject({ code: "not_found" });
    }
  });

  test("the same form sent twice makes one; a name is taken once; one is the default", async () => {
    const input = view({ name: "Mở đầu", isDefault: "on" });
    const { id } = await saveView(here.leader, input);
    expect(await saveView(here.leader, input)).toEqual({ id });
    await expect(saveView(here.leader, view({ name: "Mở đầu" }))).rejects.toMatchObject({
      fieldErrors: { name: ["members.register.views.errors.nameTaken"] },
    });
    const other = await saveView(here.leader, view({ name: "Khác", isDefault: "on" }));
    const usual = async () => (await listSavedViews(here.leader)).views.find((one) => one.isDefault)?.id;
    expect(await usual()).toBe(other.id);
    await setDefaultView(here.leader, { viewId: id, isDefault: "yes", requestKey: newId() });
    expect(await usual()).toBe(id);
    await setDefaultView(here.leader, { viewId: id, isDefault: "no", requestKey: newId() });
    expect(await usual()).toBeUndefined();
    await renameView(here.leader, { viewId: id, name: "Tên mới", requestKey: newId() });
    expect(await lastAudit(id)).toMatchObject({ action: "view.change", details: { after: { name: "Tên mới" } } });
    await removeView(here.leader, { viewId: id, requestKey: newId() });
    expect(await database.owner.$count(savedViews, eq(savedViews.id, id))).toBe(0);
    expect(await lastAudit(id)).toMatchObject({ action: "view.remove" });
  });
});

test("one decision recognises many, whoever may not be does not hold up the rest, and twice is once", async () => {
  const make = (admittedOn: string) =>
    here.make.makeMember({
      rootId: here.root.id,
      unitId: here.college.id,
      recordedBy: here.office.accountId,
      standing: "probationary",
      admissionDecidedOn: "2020-01-05",
      admittedOn,
    });
  const [ready, also, early] = [await make("2021-01-20"), await make("2021-02-01"), await make("2022-02-01")];
  const memberIds = [ready.id, also.id, early.id];
  expect(await candidates.listCandidates(here.secretary, { memberIds })).toHaveLength(3);
  const input = { ...paper({ decidedOn: "2022-02-15" }), memberIds, requestKey: newId() };
  for (let turn = 0; turn < 2; turn += 1) {
    const { recorded, refused } = await recordRecognitions(here.secretary, input);
    expect([recorded, refused.map((one) => one.memberId)]).toEqual([2, [early.id]]);
  }
  expect(await database.owner.$count(memberEvents, eq(memberEvents.kind, "official_recognition"))).toBe(2);
});

/** Each as tried by somebody of the sibling unit on the college: nothing, or "not found". */
const asStranger = {
  getPerson: (actor) => getPerson(actor, { memberId: person(0).id }),
  listCandidates: (actor) => candidates.listCandidates(actor, { memberIds: here.people.map(({ id }) => id) }),
  listSavedViews: viewsOf,
  correctPerson: async (actor) => {
    const { id: memberId, fullName, sex, birthDate } = person(0);
    const was = { fullName, sex, birthDate, sortAs: "", seniorityFrom: "", cardNo: "" };
    const input = { memberId, version: 1, was, fullName: "Kẻ Lạ", sex, birthDate, reason: "x", requestKey: newId() };
    return correctPerson(actor, correctPersonInput.parse(input));
  },
  recordRecognitions: async (actor) => {
    const { refused } = await recordRecognitions(actor, { ...paper(), memberIds: [person(0).id], requestKey: newId() });
    throw refused[0]?.refusal ?? new Error("recorded");
  },
  saveView: (actor) => saveView(actor, view({ unitId: here.college.id })),
  renameView: (actor) => renameView(actor, { viewId: newId(), name: "x", requestKey: newId() }),
  removeView: (actor) => removeView(actor, { viewId: newId(), requestKey: newId() }),
  setDefaultView: (actor) => setDefaultView(actor, { viewId: newId(), isDefault: "yes", requestKey: newId() }),
} satisfies Record<
  | keyof typeof people
  | keyof typeof candidates
  | keyof typeof viewLists
  | keyof typeof correcting
  | keyof typeof recognising
  | keyof typeof viewCommands,
  (actor: Actor) => Promise<unknown>
>;

describe("a stranger", () => {
  test.each(Object.entries(asStranger))("from a sibling unit gets nothing of the college: %s", async (_name, run) => {
    const answer = await (async () => run(here.neighbour))().catch((error: unknown) => error);
    if (Array.isArray(answer)) expect(answer).toEqual([]);
    else expect(answer).toMatchObject({ code: "not_found" });
  });

  test.each(Object.entries(asStranger))("who administers accounts is refused: %s", async (_name, run) => {
    await expect((async () => run(here.administrator))()).rejects.toMatchObject({ code: "forbidden" });
  });

  test.each(["getPerson", "correctPerson", "recordRecognitions", "listCandidates"] as const)(
    "a leader, who only reads, is refused: %s",
    async (name) => {
      await expect((async () => asStranger[name](here.leader))()).rejects.toMatchObject({ code: "forbidden" });
    },
  );
});
