import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { members } from "@/db/schema/members";
import { transfers } from "@/db/schema/transfers";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { acceptLetter } from "@/features/members/commands/accept-letter";
import { issueLetter } from "@/features/members/commands/issue-letter";
import { withdrawLetter } from "@/features/members/commands/withdraw-letter";
import { getLetter } from "@/features/members/queries/get-letter";
import { issueLetterInput } from "@/features/members/schema";
import { addDays, today } from "@/lib/dates";
import { newId } from "@/lib/id";
import { previewReorganisation } from "./commands/preview-reorganisation";
import { recordReorganisation } from "./commands/record-reorganisation";
import { undoReorganisation } from "./commands/undo-reorganisation";
import { getEvent } from "./queries/get-event";
import { reorganisationInput } from "./schema";

const database = testDatabase();
const DAY = addDays(today(), -20);
const decision = {
  issuingBody: "Ban Thường vụ Đảng ủy Khối",
  docType: "QĐ",
  docNumber: "77-QĐ/ĐUK",
  decidedOn: addDays(DAY, -5),
};

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot({ name: "Đảng bộ Khối" });
  const base = (name: string) => make.makeUnit({ rootId: root.id, parentId: root.id, name, kind: "base_party_org" });
  const [a, b, c] = [await base("Đảng bộ A"), await base("Đảng bộ B"), await base("Đảng bộ C")];
  const office = await makeActor(make, "office_staff", root);
  const person = (unitId: string, fullName: string) =>
    make.makeMember({ rootId: root.id, unitId, recordedBy: office.accountId, fullName });
  return { make, root, a, b, c, office, person };
}

type Office = Awaited<ReturnType<typeof makeOffice>>;
let letters = 0;

async function letter({ office }: Office, memberId: string, toUnitId: string): Promise<string> {
  letters += 1;
  const { letterId } = await issueLetter(
    office,
    issueLetterInput.parse({
      memberId,
      toUnitId,
      letterNo: `${String(letters)}-GT/ĐU`,
      issuedOn: addDays(today(), -10),
      requestKey: newId(),
      ...decision,
    }),
  );
  return letterId;
}

const asked = (fields: object) =>
  reorganisationInput.parse({ effectiveOn: DAY, requestKey: newId(), ...decision, ...fields });

const undo = ({ office }: Office, eventId: string) =>
  undoReorganisation(office, { eventId, reason: "Ghi nhầm", requestKey: newId() });

const letterOf = async (id: string) => (await database.owner.select().from(transfers).where(eq(transfers.id, id)))[0];

const homeOf = async (id: string) =>
  (await database.owner.select({ unitId: members.unitId }).from(members).where(eq(members.id, id)))[0]?.unitId;

/** Letters into and out of a unit, and one between it and the unit that takes it over. */
async function makeLetters(here: Office) {
  const people = {
    leaving: await here.person(here.a.id, "Lê Văn Đi"),
    coming: await here.person(here.c.id, "Trần Thị Đến"),
    arriving: await here.person(here.a.id, "Phạm Văn Gặp"),
    meeting: await here.person(here.b.id, "Vũ Thị Đón"),
  };
  const ids = {
    leaving: await letter(here, people.leaving.id, here.c.id),
    coming: await letter(here, people.coming.id, here.a.id),
    arriving: await letter(here, people.arriving.id, here.b.id),
    meeting: await letter(here, people.meeting.id, here.a.id),
  };
  const before = await Promise.all(Object.values(ids).map(letterOf));
  return { people, ids, before };
}

describe("open letters of introduction", () => {
  test("of a unit that is merged go on from and to the one that takes it, are named before, and come back", async () => {
    const here = await makeOffice();
    const { people, ids, before } = await makeLetters(here);
    const input = asked({ kind: "absorb", chosen: [here.a.id], intoId: here.b.id });
    const preview = await previewReorganisation(here.office, input);
    expect(Object.fromEntries(preview.letters.map((one) => [one.memberName, one.becomes]))).toEqual({
      "Lê Văn Đi": "reissued",
      "Trần Thị Đến": "redirected",
      "Phạm Văn Gặp": "arrived",
      "Vũ Thị Đón": "stays",
    });
    expect([preview.lettersInAll, preview.letters.find((one) => one.letterId === ids.leaving)?.newFrom]).toEqual([
      4,
      "Đảng bộ B",
    ]);
    expect(await letterOf(ids.leaving)).toMatchObject({ fromUnitId: here.a.id, orgEventId: null });

    const { eventId } = await recordReorganisation(here.office, input);
    expect(await letterOf(ids.leaving)).toMatchObject({
      fromUnitId: here.b.id,
      fromUnitName: "Đảng bộ B",
      toUnitId: here.c.id,
      status: "issued",
      orgEventId: eventId,
      letterNo: before[0]?.letterNo,
      presentBy: before[0]?.presentBy,
    });
    expect(await letterOf(ids.coming)).toMatchObject({
      fromUnitId: here.c.id,
      toUnitName: "Đảng bộ B",
      status: "issued",
    });
    expect(await letterOf(ids.arriving)).toMatchObject({ status: "withdrawn", closedByName: here.office.name });
    expect(await letterOf(ids.meeting)).toMatchObject({ status: "refused", reason: null });
    expect(await homeOf(people.leaving.id)).toBe(here.b.id);
    expect((await getEvent(here.office, { eventId })).letters).toHaveLength(4);
    expect(await getLetter(here.office, { letterId: ids.leaving })).toMatchObject({
      isSettled: true,
      settledBy: { kind: "absorb", effectiveOn: DAY, from: "Đảng bộ A", to: "Đảng bộ C" },
    });

    await undo(here, eventId);
    expect(await Promise.all(Object.values(ids).map(letterOf))).toEqual(before);
    expect((await getEvent(here.office, { eventId })).letters).toEqual([]);
  });

  test("that went on are accepted from where the member is counted, and then keep the event from being undone", async () => {
    const here = await makeOffice();
    const { people, ids } = await makeLetters(here);
    const { eventId } = await recordReorganisation(
      here.office,
      asked({ kind: "absorb", chosen: [here.a.id], intoId: here.b.id }),
    );
    const accept = { letterId: ids.coming, effectiveOn: today(), confirm: false, requestKey: newId() };
    await acceptLetter(here.office, accept);
    expect(await homeOf(people.coming.id)).toBe(here.b.id);
    await expect(undo(here, eventId)).rejects.toMatchObject({
      messageKey: "reorganisations.errors.undoLettersAnswered",
      params: { count: 1 },
    });
    await acceptLetter(here.office, { ...accept, letterId: ids.leaving, requestKey: newId() });
    expect(await homeOf(people.leaving.id)).toBe(here.c.id);
    await expect(undo(here, eventId)).rejects.toMatchObject({ messageKey: "reorganisations.errors.undoEntries" });
  });

  test("closed by an event come back with its undoing, unless another letter was issued meanwhile", async () => {
    const here = await makeOffice();
    const { people, ids } = await makeLetters(here);
    const out = { kind: "hand_over", chosen: [here.a.id], destination: "outside", elsewhere: "Đảng bộ tỉnh bạn" };
    const { eventId } = await recordReorganisation(here.office, asked(out));
    expect(await letterOf(ids.leaving)).toMatchObject({ status: "withdrawn", fromUnitId: here.a.id });
    expect(await letterOf(ids.coming)).toMatchObject({ status: "refused", toUnitId: here.a.id });
    expect(await homeOf(people.coming.id)).toBe(here.c.id);
    const other = await letter(here, people.coming.id, here.b.id);
    await expect(undo(here, eventId)).rejects.toMatchObject({
      messageKey: "reorganisations.errors.undoLettersAnswered",
    });
    await withdrawLetter(here.office, { letterId: other, reason: "Cấp nhầm" });
    await undo(here, eventId);
    expect(await letterOf(ids.coming)).toMatchObject({ status: "issued", orgEventId: null, closedOn: null });
  });

  test("follow a member who is split off, also where the unit itself stays", async () => {
    const here = await makeOffice();
    const { people, ids } = await makeLetters(here);
    const part = {
      kind: "split",
      unitId: here.a.id,
      original: "stays",
      units: [{ name: "Đảng bộ A1", kind: "base_party_org" }],
      defaultTo: "-1",
      assign: { [people.leaving.id]: "0" },
    };
    const { eventId } = await recordReorganisation(here.office, asked(part));
    expect(await letterOf(ids.leaving)).toMatchObject({ fromUnitName: "Đảng bộ A1", status: "issued" });
    expect(await letterOf(ids.arriving)).toMatchObject({ fromUnitId: here.a.id, orgEventId: null });
    await undo(here, eventId);
    expect(await letterOf(ids.leaving)).toMatchObject({ fromUnitId: here.a.id, orgEventId: null });
  });

  test("are settled by whoever keeps the closing unit alone, and never moved but by a reorganisation", async () => {
    const here = await makeOffice();
    const beneath = { rootId: here.root.id, parentId: here.a.id, kind: "branch" };
    const [one, two] = [
      await here.make.makeUnit({ ...beneath, name: "Chi bộ 1" }),
      await here.make.makeUnit({ ...beneath, name: "Chi bộ 2" }),
    ];
    const keeper = await makeActor(here.make, "office_staff", here.a);
    const coming = await here.person(here.c.id, "Trần Thị Đến");
    const letterId = await letter(here, coming.id, one.id);
    await recordReorganisation(keeper, asked({ kind: "absorb", chosen: [one.id], intoId: two.id }));
    expect(await letterOf(letterId)).toMatchObject({ toUnitId: two.id, fromUnitId: here.c.id, status: "issued" });
    const moved = database.owner.update(transfers).set({ toUnitId: here.b.id }).where(eq(transfers.id, letterId));
    await expect(moved).rejects.toMatchObject({ cause: { constraint: "transfers_units" } });
  });
});
