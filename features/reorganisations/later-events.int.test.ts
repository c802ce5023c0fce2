import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { orgUnitVersions } from "@/db/schema/org-units";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { newId } from "@/lib/id";
import { recordReorganisation } from "./commands/record-reorganisation";
import { undoReorganisation } from "./commands/undo-reorganisation";
import { reorganisationInput } from "./schema";

const database = testDatabase();
const [EARLIER, LATER] = ["2022-03-15", "2023-06-01"];
const decision = { issuingBody: "Tỉnh ủy", docType: "QĐ", docNumber: "7-QĐ/TU", decidedOn: "2022-03-10" };

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot({ name: "Đảng bộ Khối" });
  const base = (name: string, over = {}) =>
    make.makeUnit({ rootId: root.id, parentId: root.id, name, kind: "base_party_org", ...over });
  const [a, b, c] = [await base("Đảng bộ A"), await base("Đảng bộ B"), await base("Đảng bộ C")];
  const branch = await base("Chi bộ 1", { parentId: a.id, kind: "branch" });
  return { a, b, c, branch, root, base, office: await makeActor(make, "office_staff", root) };
}

type Office = Awaited<ReturnType<typeof makeOffice>>;

const record = ({ office }: Office, effectiveOn: string, fields: object) =>
  recordReorganisation(office, reorganisationInput.parse({ effectiveOn, requestKey: newId(), ...decision, ...fields }));

const undo = ({ office }: Office, eventId: string) =>
  undoReorganisation(office, { eventId, reason: "Ghi nhầm", requestKey: newId() });

const move = (unitId: string, parentId: string) => ({
  kind: "hand_over",
  chosen: [unitId],
  destination: "inside",
  parentId,
});

const versionsOf = (unitId: string) =>
  database.owner
    .select()
    .from(orgUnitVersions)
    .where(eq(orgUnitVersions.unitId, unitId))
    .orderBy(asc(orgUnitVersions.validFrom));

describe("an event before another that is recorded already", () => {
  test("is recorded where the later one only brings units beneath the same ones", async () => {
    const here = await makeOffice();
    const { eventId } = await record(here, LATER, move(here.c.id, here.a.id));
    await record(here, EARLIER, { kind: "rename", unitId: here.a.id, name: "Đảng bộ A mới" });
    await record(here, "2022-05-01", move(here.a.id, here.b.id));
    const raised = { kind: "change_kind", unitId: here.a.id, unitKind: "upper_level_org", name: "Đảng bộ A mới" };
    await record(here, "2022-06-01", raised);
    expect(await versionsOf(here.c.id)).toMatchObject([
      { parentId: here.root.id, validTo: LATER },
      { parentId: here.a.id, validTo: null },
    ]);
    await undo(here, eventId);
    expect(await versionsOf(here.c.id)).toMatchObject([{ parentId: here.root.id, validTo: null }]);
  });

  test.each([
    ["closes what a unit comes beneath by then", (o: Office) => ({ kind: "absorb", chosen: [o.a.id], intoId: o.b.id })],
    ["would put a unit beneath itself by then", (o: Office) => move(o.a.id, o.c.id)],
    [
      "makes a kind of it that holds no such unit",
      (o: Office) => ({ kind: "change_kind", unitId: o.b.id, unitKind: "base_branch", name: "Chi bộ cơ sở B" }),
      (o: Office) => move(o.c.id, o.b.id),
    ],
    [
      "concerns the very unit that changes then",
      (o: Office) => ({ kind: "rename", unitId: o.c.id, name: "Đảng bộ X" }),
    ],
  ])(
    "is refused where it %s, with the later event named",
    async (_case, earlier, later = (o: Office) => move(o.c.id, o.a.id)) => {
      const here = await makeOffice();
      const { eventId } = await record(here, LATER, later(here));
      await expect(record(here, EARLIER, earlier(here))).rejects.toMatchObject({
        code: "invalid",
        messageKey: "reorganisations.errors.laterEvent",
        params: { name: "Đảng bộ C", date: "01/6/2023", kind: "hand_over", eventId },
      });
      // As the refusal says: undo the later one, record this one, record the later one again where it still can be.
      await undo(here, eventId);
      await record(here, EARLIER, earlier(here));
    },
  );
});

test("units that are founded or come beneath a parent stand after those which have a place there", async () => {
  const here = await makeOffice();
  const [first, second] = [
    await here.base("Chi bộ 2", { parentId: here.b.id, kind: "branch", ordinal: 1 }),
    await here.base("Chi bộ 3", { parentId: here.b.id, kind: "branch", ordinal: 7 }),
  ];
  const units = [
    { name: "Chi bộ 10", kind: "branch" },
    { name: "Chi bộ 11", kind: "branch" },
  ];
  await record(here, EARLIER, { kind: "establish", parentId: here.b.id, units });
  await record(here, LATER, move(here.branch.id, here.b.id));
  const beneath = await database.owner.select().from(orgUnitVersions).where(eq(orgUnitVersions.parentId, here.b.id));
  expect(Object.fromEntries(beneath.map(({ name, ordinal }) => [name, ordinal]))).toEqual({
    [first.name]: 1,
    [second.name]: 7,
    "Chi bộ 10": 8,
    "Chi bộ 11": 9,
    "Chi bộ 1": 10,
  });
  // Where nobody has a place, names alone put them in order.
  await record(here, EARLIER, { kind: "establish", parentId: here.c.id, units });
  const plain = await database.owner.select().from(orgUnitVersions).where(eq(orgUnitVersions.parentId, here.c.id));
  expect(plain.map(({ ordinal }) => ordinal)).toEqual([0, 0]);
});
