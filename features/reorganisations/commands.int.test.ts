import { and, asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { memberEvents, members } from "@/db/schema/members";
import { orgEventUnits, orgUnitVersions } from "@/db/schema/org-units";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { newId } from "@/lib/id";
import * as cancelling from "./commands/cancel-reorganisation";
import * as previewing from "./commands/preview-reorganisation";
import * as recording from "./commands/record-reorganisation";
import * as undoing from "./commands/undo-reorganisation";
import * as files from "./queries/get-event";
import * as lineages from "./queries/get-lineage";
import * as wizards from "./queries/get-wizard-unit";
import * as lists from "./queries/list-events";
import * as findings from "./queries/search-wizard-members";
import * as searches from "./queries/search-closed-units";
import { reorganisationInput } from "./schema";

const { recordReorganisation } = recording;
const { undoReorganisation } = undoing;

const database = testDatabase();
const DAY = "2022-03-15";
const decision = {
  issuingBody: "Ban Thường vụ Đảng ủy Khối",
  docType: "QĐ",
  docNumber: "77-QĐ/ĐUK",
  decidedOn: "2022-03-10",
};

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot({ name: "Đảng bộ Khối" });
  const office = await makeActor(make, "office_staff", root);
  const base = (name: string) => make.makeUnit({ rootId: root.id, parentId: root.id, name, kind: "base_party_org" });
  const [college, hospital, company] = [await base("Đảng bộ A"), await base("Đảng bộ B"), await base("Đảng bộ C")];
  const branch = await make.makeUnit({ rootId: root.id, parentId: college.id, name: "Chi bộ 1", kind: "branch" });
  const person = (unitId: string, fullName: string, over = {}) =>
    make.makeMember({ rootId: root.id, unitId, recordedBy: office.accountId, fullName, ...over });
  const people = {
    an: await person(college.id, "Nguyễn Văn An"),
    binh: await person(college.id, "Trần Thị Bình", { standing: "probationary" }),
    chi: await person(branch.id, "Lê Kim Chi"),
    dung: await person(hospital.id, "Phạm Văn Dũng"),
  };
  return {
    make,
    root,
    college,
    hospital,
    company,
    branch,
    people,
    office,
    secretary: await makeActor(make, "secretary", college),
    stranger: await makeActor(make, "office_staff", company),
  };
}

type Office = Awaited<ReturnType<typeof makeOffice>>;

const asked = (fields: object) =>
  reorganisationInput.parse({ effectiveOn: DAY, requestKey: newId(), ...decision, ...fields });

const establishment = (here: Office, over = {}) =>
  asked({ kind: "establish", parentId: here.college.id, units: [{ name: "Chi bộ 7", kind: "branch" }], ...over });

const versionsOf = (unitId: string) =>
  database.owner
    .select()
    .from(orgUnitVersions)
    .where(eq(orgUnitVersions.unitId, unitId))
    .orderBy(asc(orgUnitVersions.validFrom));

const homeOf = async (memberId: string) =>
  (
    await database.owner
      .select({ unitId: members.unitId, standing: members.standing })
      .from(members)
      .where(eq(members.id, memberId))
  )[0];

const unitsOf = (eventId: string, side: string) =>
  database.owner
    .select({ unitId: orgEventUnits.unitId })
    .from(orgEventUnits)
    .where(and(eq(orgEventUnits.eventId, eventId), eq(orgEventUnits.side, side)));

const undo = (here: Office, eventId: string) =>
  undoReorganisation(here.office, { eventId, reason: "Ghi nhầm", requestKey: newId() });

describe("establishing", () => {
  test("founds units beneath a parent from a day on, once, with one entry in the log", async () => {
    const here = await makeOffice();
    const input = establishment(here, {
      units: [
        { name: " Chi bộ  7 ", kind: "branch" },
        { name: "Chi bộ 8", kind: "branch" },
      ],
    });
    const answers = await Promise.all([
      recordReorganisation(here.office, input),
      recordReorganisation(here.office, input),
    ]);
    answers.push(await recordReorganisation(here.office, input));
    expect(new Set(answers.map((one) => one.eventId))).toEqual(new Set([input.requestKey]));
    const founded = await unitsOf(input.requestKey, "successor");
    expect(founded).toHaveLength(2);
    const versions = await Promise.all(founded.map(async ({ unitId }) => (await versionsOf(unitId))[0]));
    expect(new Set(versions.map((one) => one?.name))).toEqual(new Set(["Chi bộ 7", "Chi bộ 8"]));
    expect(versions[0]).toMatchObject({ parentId: here.college.id, validFrom: DAY, validTo: null });
    const log = await database.owner.select().from(auditEntries).where(eq(auditEntries.subjectId, input.requestKey));
    expect(log.map((entry) => entry.action)).toEqual(["reorganisation.record"]);
  });

  test.each([
    ["a name that a sibling bears", { units: [{ name: "CHI BỘ 1", kind: "branch" }] }, "units.0.name", "nameTaken"],
    ["a day before the Party", { effectiveOn: "1929-01-01" }, "parentId", "changesLater"],
    ["a day before its parent", { effectiveOn: "1999-01-01" }, "parentId", "changesLater"],
    ["a kind there is none of", { units: [{ name: "Chi bộ 9", kind: "soviet" }] }, "units.0.kind", "noSuchKind"],
    ["a decision that is still to come", { decidedOn: "2199-01-01" }, "decidedOn", "decisionToCome"],
  ])("with %s is refused beside its field", async (_case, over, field, rule) => {
    const here = await shared();
    await expect(recordReorganisation(here.office, establishment(here, over))).rejects.toMatchObject({
      fieldErrors: { [field]: [`reorganisations.errors.${rule}`] },
    });
  });

  test("beneath a branch nothing but a cell-group, and of mass organisations no members", async () => {
    const here = await shared();
    const under = (kind: string) =>
      recordReorganisation(
        here.office,
        establishment(here, { parentId: here.branch.id, units: [{ name: "Tổ 1", kind }] }),
      );
    await expect(under("branch")).rejects.toMatchObject({ messageKey: "reorganisations.errors.kindHoldsNot" });
    await under("party_group");
    const youth = {
      kind: "establish",
      parentId: here.root.id,
      units: [{ name: "Đoàn Khối", kind: "mass_organisation" }],
    };
    const { eventId } = await recordReorganisation(here.office, asked(youth));
    const [founded] = await unitsOf(eventId, "successor");
    const into = asked({ kind: "absorb", chosen: [here.hospital.id], intoId: founded?.unitId });
    await expect(recordReorganisation(here.office, into)).rejects.toMatchObject({
      messageKey: "reorganisations.errors.kindHoldsNoMembers",
    });
  });
});

let kept: Office | undefined;
async function shared(): Promise<Office> {
  kept ??= await makeOffice();
  return kept;
}

describe("merging", () => {
  test("moves members and units beneath, closes the unit, names who came out of whom, and is undone exactly", async () => {
    const here = await makeOffice();
    const input = asked({ kind: "absorb", chosen: [here.college.id], intoId: here.hospital.id });
    const preview = await previewing.previewReorganisation(here.office, input);
    expect(preview.moves).toEqual([{ from: "Đảng bộ A", to: "Đảng bộ B", official: 1, probationary: 1, guests: 0 }]);
    const told = preview.units.find((unit) => unit.unitId === here.hospital.id);
    expect([told?.before?.official, told?.after?.official, told?.after?.probationary]).toEqual([1, 3, 1]);
    expect(await homeOf(here.people.an.id)).toMatchObject({ unitId: here.college.id });

    const { eventId } = await recordReorganisation(here.office, input);
    expect(await homeOf(here.people.an.id)).toEqual({ unitId: here.hospital.id, standing: "official" });
    expect(await homeOf(here.people.chi.id)).toMatchObject({ unitId: here.branch.id });
    expect(await versionsOf(here.college.id)).toMatchObject([{ validTo: DAY }]);
    expect((await versionsOf(here.branch.id)).map((one) => one.parentId)).toEqual([here.college.id, here.hospital.id]);
    const entries = await database.owner.select().from(memberEvents).where(eq(memberEvents.orgEventId, eventId));
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({ kind: "collective_move", fromUnitName: "Đảng bộ A", toUnitName: "Đảng bộ B" });
    const lineage = await lineages.getLineage(here.office, { unitId: here.hospital.id });
    expect(lineage).toMatchObject([
      { direction: "predecessor", name: "Đảng bộ A", kind: "absorb", decision: { docNumber: "77-QĐ/ĐUK" } },
    ]);
    const found = await searches.searchClosedUnits(here.office, { search: "dang bo a", onDay: today() });
    expect(found).toMatchObject([{ unitId: here.college.id, closedOn: DAY, successors: [{ name: "Đảng bộ B" }] }]);

    const late = { kind: "rename", unitId: here.college.id, name: "Đảng bộ X", effectiveOn: "2022-05-01" };
    await expect(recordReorganisation(here.office, asked(late))).rejects.toMatchObject({
      messageKey: "reorganisations.errors.unitClosed",
    });
    await undo(here, eventId);
    expect(await homeOf(here.people.an.id)).toEqual({ unitId: here.college.id, standing: "official" });
    expect(await versionsOf(here.college.id)).toMatchObject([{ validTo: null }]);
    expect(await versionsOf(here.branch.id)).toMatchObject([{ parentId: here.college.id, validTo: null }]);
    expect(await files.getEvent(here.office, { eventId })).toMatchObject({
      status: "undone",
      undone: { reason: "Ghi nhầm" },
    });
    await expect(undo(here, eventId)).rejects.toMatchObject({ messageKey: "reorganisations.errors.notDone" });
  });

  test("is refused where something later concerns the unit, which is named", async () => {
    const here = await makeOffice();
    const arrived = { rootId: here.root.id, unitId: here.college.id, recordedBy: here.office.accountId };
    await here.make.makeMember({ ...arrived, fullName: "Vũ Thị Muộn", openedOn: "2022-04-20" });
    const input = asked({ kind: "absorb", chosen: [here.college.id], intoId: here.hospital.id });
    await expect(recordReorganisation(here.office, input)).rejects.toMatchObject({
      messageKey: "reorganisations.errors.laterEntries",
      params: { names: "Vũ Thị Muộn (20/4/2022)", count: 1 },
    });
  });

  test("cannot be undone once an entry of somebody who moved rests on it, nor after a later change of the units", async () => {
    const here = await makeOffice();
    const first = await recordReorganisation(
      here.office,
      asked({ kind: "absorb", chosen: [here.college.id], intoId: here.hospital.id }),
    );
    const second = await recordReorganisation(
      here.office,
      asked({ kind: "absorb", chosen: [here.hospital.id], intoId: here.company.id, effectiveOn: "2022-06-01" }),
    );
    await expect(undo(here, first.eventId)).rejects.toMatchObject({ code: "conflict" });
    await undo(here, second.eventId);
    await undo(here, first.eventId);
  });

  test("of two units into a new one, which then keeps them from coming back once it has a role of its own", async () => {
    const here = await makeOffice();
    const united = { kind: "consolidate", chosen: [here.college.id, here.hospital.id], parentId: here.root.id };
    const input = asked({ ...united, units: [{ name: "Đảng bộ AB", kind: "base_party_org" }] });
    const { eventId } = await recordReorganisation(here.office, input);
    const [made] = await unitsOf(eventId, "successor");
    const unitId = made?.unitId ?? "";
    expect(await homeOf(here.people.dung.id)).toMatchObject({ unitId });
    await makeActor(here.make, "secretary", { id: unitId, rootId: here.root.id });
    await expect(undo(here, eventId)).rejects.toMatchObject({ messageKey: "reorganisations.errors.undoGrants" });
  });
});

describe("splitting and ending", () => {
  test("members go where each is assigned, the others where most go", async () => {
    const here = await makeOffice();
    const { an, binh } = here.people;
    const input = asked({
      kind: "split",
      unitId: here.college.id,
      original: "ends",
      units: [
        { name: "Đảng bộ A1", kind: "base_party_org" },
        { name: "Đảng bộ A2", kind: "base_party_org" },
      ],
      defaultTo: "0",
      assign: { [binh.id]: "1" },
      assignUnits: { [here.branch.id]: "1" },
    });
    const { eventId } = await recordReorganisation(here.office, input);
    const names = await database.owner
      .select({ member: memberEvents.memberName, to: memberEvents.toUnitName })
      .from(memberEvents)
      .where(eq(memberEvents.orgEventId, eventId))
      .orderBy(asc(memberEvents.memberName));
    expect(names).toEqual([
      { member: an.fullName, to: "Đảng bộ A1" },
      { member: binh.fullName, to: "Đảng bộ A2" },
    ]);
    const [, moved] = await versionsOf(here.branch.id);
    expect((await versionsOf(moved?.parentId ?? ""))[0]?.name).toBe("Đảng bộ A2");
  });

  test("a unit that stays keeps who is not assigned, and somebody who is not its member is refused", async () => {
    const here = await makeOffice();
    const part = {
      kind: "split",
      unitId: here.college.id,
      original: "stays",
      units: [{ name: "Đảng bộ A1", kind: "base_party_org" }],
      defaultTo: "-1",
    };
    await expect(
      recordReorganisation(here.office, asked({ ...part, assign: { [here.people.dung.id]: "0" } })),
    ).rejects.toMatchObject({ messageKey: "reorganisations.errors.memberGone" });
    await recordReorganisation(here.office, asked({ ...part, assign: { [here.people.binh.id]: "0" } }));
    expect(await homeOf(here.people.an.id)).toMatchObject({ unitId: here.college.id });
    expect(await homeOf(here.people.binh.id)).not.toMatchObject({ unitId: here.college.id });
  });

  test("a unit dissolved needs a home for its members and for the units beneath it", async () => {
    const here = await makeOffice();
    const end = (over: object) => asked({ kind: "dissolve", unitId: here.college.id, targetIds: [], ...over });
    await expect(recordReorganisation(here.office, end({}))).rejects.toMatchObject({
      messageKey: "reorganisations.errors.membersNeedUnit",
    });
    const targets = { targetIds: [here.company.id] };
    await expect(recordReorganisation(here.office, end(targets))).rejects.toMatchObject({
      messageKey: "reorganisations.errors.childrenNeedUnit",
    });
    await recordReorganisation(here.office, end({ ...targets, childrenTo: here.hospital.id }));
    expect(await homeOf(here.people.an.id)).toMatchObject({ unitId: here.company.id });
  });

  test("handed over outside, members leave with their units, and what held of them comes back with an undoing", async () => {
    const here = await makeOffice();
    await database.owner
      .update(members)
      .set({ exemptSince: "2022-01-01", exemptUntil: "2022-12-31" })
      .where(eq(members.id, here.people.an.id));
    const input = asked({
      kind: "hand_over",
      chosen: [here.college.id],
      destination: "outside",
      elsewhere: "Đảng bộ tỉnh bạn",
    });
    const { eventId } = await recordReorganisation(here.office, input);
    expect(await homeOf(here.people.chi.id)).toMatchObject({ standing: "left" });
    expect(await versionsOf(here.branch.id)).toMatchObject([{ validTo: DAY }]);
    await undo(here, eventId);
    const [an] = await database.owner.select().from(members).where(eq(members.id, here.people.an.id));
    expect(an).toMatchObject({ standing: "official", exemptSince: "2022-01-01", exemptUntil: "2022-12-31" });
  });
});

describe("what only concerns the unit", () => {
  test("renaming, raising and editing on one day leave one version of that day, and the past as it was", async () => {
    const here = await makeOffice();
    const unitId = here.company.id;
    const old = { effectiveOn: "2015-01-01", basis: "none", requestKey: newId() };
    await recordReorganisation(
      here.office,
      reorganisationInput.parse({ ...old, kind: "rename", unitId, name: "Chi bộ cơ sở C" }),
    );
    const revised = { kind: "revise", unitId, code: "C01", docCode: "ĐUC", ordinal: "3", effectiveOn: "2015-01-01" };
    await recordReorganisation(here.office, reorganisationInput.parse({ ...revised, requestKey: newId() }));
    const raised = { ...old, kind: "change_kind", unitId, unitKind: "base_branch", name: "Chi bộ cơ sở C" };
    const { eventId } = await recordReorganisation(
      here.office,
      reorganisationInput.parse({ ...raised, requestKey: newId() }),
    );
    expect(await versionsOf(unitId)).toMatchObject([
      { name: "Đảng bộ C", validTo: "2015-01-01", code: null },
      { name: "Chi bộ cơ sở C", kind: "base_branch", code: "C01", docCode: "ĐUC", ordinal: 3, validFrom: "2015-01-01" },
    ]);
    await undo(here, eventId);
    expect((await versionsOf(unitId)).at(-1)).toMatchObject({ kind: "base_party_org", code: "C01" });
  });
});

describe("a stranger", () => {
  let here: Office;
  let eventId: string;
  beforeAll(async () => {
    here = await makeOffice();
    eventId = (await recordReorganisation(here.office, establishment(here))).eventId;
  });

  type Export =
    | keyof typeof cancelling
    | keyof typeof undoing
    | "recordReorganisation"
    | "previewReorganisation"
    | keyof typeof files
    | keyof typeof wizards;
  const ending = () => ({ eventId, reason: "Thử", requestKey: newId() });
  const asStranger = {
    cancelReorganisation: (actor) => cancelling.cancelReorganisation(actor, ending()),
    undoReorganisation: (actor) => undoReorganisation(actor, ending()),
    recordReorganisation: (actor) =>
      recordReorganisation(actor, establishment(here, { units: [{ name: "Chi bộ 70", kind: "branch" }] })),
    previewReorganisation: (actor) =>
      previewing.previewReorganisation(actor, establishment(here, { units: [{ name: "Chi bộ 71", kind: "branch" }] })),
    getEvent: (actor) => files.getEvent(actor, { eventId }),
    getWizardUnit: (actor) => wizards.getWizardUnit(actor, { unitId: here.college.id }),
  } satisfies Record<Export, (actor: Actor) => Promise<unknown>>;

  test.each(Object.entries(asStranger))(
    "of another part of the tree is told it does not exist: %s",
    async (_name, run) => {
      await expect((async () => run(here.stranger))()).rejects.toMatchObject({ code: "not_found" });
    },
  );

  const searchWizardMembers = (actor: Actor) =>
    findings.searchWizardMembers(actor, { unitId: here.college.id, query: "an" });

  test.each(Object.entries({ ...asStranger, searchWizardMembers }))(
    "who keeps no tree is refused: %s",
    async (_name, run) => {
      await expect((async () => run(here.secretary))()).rejects.toMatchObject({ code: "forbidden" });
    },
  );

  test("finds nothing of others in lists", async () => {
    expect((await lists.listEvents(here.stranger)).rows).toEqual([]);
    expect(await lineages.getLineage(here.stranger, { unitId: here.college.id })).toEqual([]);
    expect(await findings.searchWizardMembers(here.stranger, { unitId: here.college.id, query: "an" })).toEqual([]);
    expect(await searches.searchClosedUnits(here.stranger, { search: "dang bo", onDay: today() })).toEqual([]);
  });
});
