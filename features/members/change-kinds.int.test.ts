import { readXlsx } from "hucre";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { makeTableFile } from "@/features/exports/commands/make-table-file";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import * as adding from "./commands/add-change-kind";
import * as ending from "./commands/end-change-kind";
import { recordAdmission } from "./commands/record-admission";
import { recordChange } from "./commands/record-change";
import * as renaming from "./commands/rename-change-kind";
import { findChangeForm } from "./queries/find-change-form";
import { getLedgerScreen } from "./queries/get-ledger-screen";
import { getStrengthTable } from "./queries/get-strength-table";
import { listKindsForEdit } from "./queries/list-kinds-for-edit";
import { addChangeKindInput, endChangeKindInput, renameChangeKindInput } from "./rules/kind-input";
import { recordAdmissionInput, recordChangeInput } from "./schema";

const { addChangeKind } = adding;
const { endChangeKind } = ending;
const { renameChangeKind } = renaming;

const database = testDatabase();

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id });
  const administrator = await makeActor(make, "administrator", root);
  const secretary = await makeActor(make, "secretary", unit);
  return { make, root, unit, administrator, secretary };
}

let here: Awaited<ReturnType<typeof makeOffice>>;
let elsewhere: Awaited<ReturnType<typeof makeOffice>>;

beforeAll(async () => {
  here = await makeOffice();
  elsewhere = await makeOffice();
});

let count = 0;

const kind = (over = {}) =>
  addChangeKindInput.parse({
    event: "withdrawal",
    nameVi: `Loại thử ${(count += 1)}`,
    nameEn: `Trial kind ${count}`,
    line: "new",
    newLine: "g12",
    decision: "yes",
    effectiveFrom: "2022-01-01",
    sourceDocument: "Hướng dẫn 40-HD/BTCTW (10/10/2025)",
    requestKey: newId(),
    ...over,
  });

const paper = () => ({
  issuingBody: "Ban Thường vụ Đảng ủy Khối",
  docType: "QĐ",
  docNumber: `${(count += 1)}-QĐ/ĐUK`,
  decidedOn: "2022-02-10",
});

function makeMember(office = here) {
  const { unit, secretary, make } = office;
  return make.makeMember({ rootId: unit.rootId, unitId: unit.id, recordedBy: secretary.accountId });
}

const change = (memberId: string, over = {}) =>
  recordChangeInput.parse({
    event: "withdrawal",
    memberId,
    effectiveOn: "2022-02-15",
    requestKey: newId(),
    ...paper(),
    ...over,
  });

async function auditOf(code: string) {
  const { rows } = await database.owner.execute(
    sql`select action, unit_id, details from audit_entries where subject_id = ${code} order by at, id`,
  );
  return rows;
}

describe("a kind of an office's own", () => {
  test("is recorded through the shared form and stands on its own line of the table, in the filter and in the file", async () => {
    const { secretary, administrator, unit } = here;
    const added = kind({ nameVi: "Xin ra khỏi Đảng do chuyển tôn giáo", indicator: "CD" });
    const { code } = await addChangeKind(administrator, added);
    expect(code).toMatch(/^own_[0-9a-f]{8}$/);
    expect(await auditOf(code)).toMatchObject([
      {
        action: "kind.add",
        unit_id: here.root.id,
        details: { after: { event: "withdrawal", line: "G12", indicator: "CD", nameVi: added.nameVi } },
      },
    ]);
    const form = await findChangeForm(secretary, { form: "withdrawal" });
    expect(form.kinds.map((one) => one.code)).toContain(code);
    const member = await makeMember();
    await recordChange(secretary, change(member.id, { kind: code }));
    const asked = { unitId: unit.id, quarter: "2022-Q1" as const };
    const { lines } = await getStrengthTable(secretary, asked);
    expect(lines).toContainEqual({
      kind: code,
      event: "withdrawal",
      side: "out",
      line: "G12",
      nameVi: added.nameVi,
      nameEn: added.nameEn,
      indicator: "CD",
      people: 1,
    });
    const screen = await getLedgerScreen(secretary, { kind: code });
    expect(screen.kinds.map((one) => one.code)).toContain(code);
    expect(screen.page.rows).toMatchObject([{ memberId: member.id, kindNameVi: added.nameVi }]);
    const { body } = await makeTableFile(secretary, asked);
    const { sheets } = await readXlsx(new Uint8Array(await new Response(body).arrayBuffer()));
    expect(sheets[0]?.rows).toContainEqual(["G12", added.nameVi, 1]);
  });

  test("can be of a form that asks for a kind only then, and counts beside the kind provided", async () => {
    const { code } = await addChangeKind(here.administrator, kind({ event: "admission", line: "T1", indicator: "KN" }));
    const admission = recordAdmissionInput.parse({
      ...paper(),
      kind: code,
      fullName: "Ka Thị Hạnh",
      sex: "female",
      birthDate: "1995-03-26",
      unitId: here.unit.id,
      admittedOn: "2022-02-20",
      requestKey: newId(),
    });
    await recordAdmission(here.secretary, admission);
    const { lines } = await getStrengthTable(here.secretary, { unitId: here.unit.id, quarter: "2022-Q1" });
    expect(lines).toContainEqual(expect.objectContaining({ kind: code, line: "T1", indicator: "KN", people: 1 }));
    const wrong = { ...admission, fullName: "Ka Thị Hoa", kind: "death", requestKey: newId() };
    await expect(recordAdmission(here.secretary, wrong)).rejects.toMatchObject({
      messageKey: "members.errors.kindUnknown",
    });
  });

  test("needs no decision where it says so, and keeps one that was filled in", async () => {
    const { code } = await addChangeKind(here.administrator, kind({ decision: "no" }));
    const [without, besides] = [await makeMember(), await makeMember()];
    const none = { issuingBody: "", docNumber: "", decidedOn: "" };
    await recordChange(here.secretary, change(without.id, { kind: code, ...none }));
    await recordChange(here.secretary, change(besides.id, { kind: code, docNumber: "99-QĐ/ĐUK" }));
    const decided = await makeMember();
    await expect(
      recordChange(here.secretary, change(decided.id, { kind: "withdrawal", ...none })),
    ).rejects.toMatchObject({ messageKey: "errors.checkFields" });
    const { page } = await getLedgerScreen(here.secretary, { kind: code });
    expect(new Map(page.rows.map((row) => [row.memberId, row.docNumber]))).toEqual(
      new Map([
        [without.id, null],
        [besides.id, "99-QĐ/ĐUK"],
      ]),
    );
  });

  test("is for whom it says", async () => {
    const { code } = await addChangeKind(here.administrator, kind({ standing: "probationary" }));
    const official = await makeMember();
    await expect(recordChange(here.secretary, change(official.id, { kind: code }))).rejects.toMatchObject({
      fieldErrors: { kind: ["members.errors.kindFor.probationary"] },
    });
  });

  test("is made once by a form sent twice, and once by two sent at the same time", async () => {
    const [first, second] = [kind(), kind()];
    const codes = [
      await addChangeKind(here.administrator, first),
      await addChangeKind(here.administrator, first),
      ...(await Promise.all([addChangeKind(here.administrator, second), addChangeKind(here.administrator, second)])),
    ].map(({ code }) => code);
    expect(new Set(codes).size).toBe(2);
    for (const code of new Set(codes)) expect(await auditOf(code)).toHaveLength(1);
  });

  test("once ended can be recorded up to its last day, and no longer after; taken back, again", async () => {
    const { code } = await addChangeKind(here.administrator, kind());
    const [early, late] = [await makeMember(), await makeMember()];
    await recordChange(here.secretary, change(early.id, { kind: code, effectiveOn: "2022-03-31" }));
    await endChangeKind(here.administrator, endChangeKindInput.parse({ code, effectiveTo: "2022-04-01" }));
    const after = change(late.id, { kind: code, effectiveOn: "2022-04-01" });
    await expect(recordChange(here.secretary, after)).rejects.toMatchObject({
      messageKey: "members.errors.kindAfter",
      params: { date: "01/4/2022" },
      fieldErrors: { kind: ["members.errors.kindAfter"] },
    });
    await expect(
      recordChange(here.secretary, change(late.id, { kind: code, effectiveOn: "2021-12-31" })),
    ).rejects.toMatchObject({ messageKey: "members.errors.kindBefore" });
    const screen = await getLedgerScreen(here.secretary, { kind: code });
    expect(screen.page.rows).toHaveLength(1);
    expect(screen.kinds.find((one) => one.code === code)).toMatchObject({ effectiveTo: "2022-04-01" });
    await recordChange(here.secretary, change(late.id, { kind: code, effectiveOn: "2022-03-31" }));
    await endChangeKind(here.administrator, endChangeKindInput.parse({ code, effectiveTo: "" }));
    const other = await makeMember();
    await recordChange(here.secretary, change(other.id, { kind: code, effectiveOn: "2022-05-01" }));
    expect((await auditOf(code)).map(({ action }) => action)).toEqual(["kind.add", "kind.end", "kind.end"]);
  });

  test("renamed, keeps its line and what was recorded; the log keeps the old name", async () => {
    const added = kind();
    const { code } = await addChangeKind(here.administrator, added);
    const member = await makeMember();
    await recordChange(here.secretary, change(member.id, { kind: code }));
    await renameChangeKind(
      here.administrator,
      renameChangeKindInput.parse({ code, nameVi: "  Tên   mới ", nameEn: "New name" }),
    );
    const { lines } = await getStrengthTable(here.secretary, { unitId: here.unit.id, quarter: "2022-Q1" });
    expect(lines).toContainEqual(expect.objectContaining({ kind: code, nameVi: "Tên mới", line: "G12", people: 1 }));
    expect((await auditOf(code)).at(-1)).toMatchObject({
      action: "kind.rename",
      details: { before: { nameVi: added.nameVi }, after: { nameVi: "Tên mới" } },
    });
  });
});

describe("refusals", () => {
  test.each([
    ["a line of the other direction", { newLine: "T9" }, { newLine: ["changeKinds.errors.line.out"] }],
    ["no line", { line: "" }, { line: ["errors.required"] }],
    ["a line that is none", { line: "new", newLine: "G0" }, { newLine: ["changeKinds.errors.line.out"] }],
    ["an indicator of the other direction", { indicator: "KN" }, { indicator: ["changeKinds.errors.indicator"] }],
    ["an indicator that is entered by hand", { indicator: "SHCD" }, { indicator: ["changeKinds.errors.indicator"] }],
    ["an event without a form", { event: "duplicate", newLine: "K9" }, { event: ["errors.invalid"] }],
    ["a move inside the office", { event: "transfer", newLine: "K9" }, { event: ["errors.invalid"] }],
    [
      "one standing of an event of the other",
      { event: "expulsion", standing: "probationary" },
      { standing: ["changeKinds.errors.standing"] },
    ],
    ["a transfer without its reach", { event: "transfer_out" }, { scope: ["errors.required"] }],
    [
      "no decision where the form asks for one",
      { event: "transfer_out", scope: "within_province", decision: "no" },
      { decision: ["changeKinds.errors.decision"] },
    ],
    ["a name that is taken", { nameVi: "XIN RA KHOI DANG" }, { nameVi: ["changeKinds.errors.nameTaken"] }],
  ])("%s is refused beside its field", async (_case, over, fieldErrors) => {
    await expect(addChangeKind(here.administrator, kind(over))).rejects.toMatchObject({ fieldErrors });
  });

  test.each([
    ["no name", { nameVi: " " }],
    ["no source", { sourceDocument: "" }],
    ["a day that is none", { effectiveFrom: "2022-02-30" }],
    ["an event that is none", { event: "party" }],
    ["a kind for guests", { standing: "guest" }],
  ])("%s is refused before anything is asked", (_case, over) => {
    const given = { ...kind(), line: "G12", newLine: "", decision: "yes", indicator: "", ...over };
    expect(addChangeKindInput.safeParse(given).success).toBe(false);
  });

  test("a kind ends after it begins; one that every office has is nobody's to change", async () => {
    const { code } = await addChangeKind(here.administrator, kind());
    await expect(endChangeKind(here.administrator, { code, effectiveTo: "2022-01-01" })).rejects.toMatchObject({
      fieldErrors: { effectiveTo: ["changeKinds.errors.endsBefore"] },
    });
    const names = { nameVi: "Mất", nameEn: "Lost" };
    await expect(renameChangeKind(here.administrator, { code: "death", ...names })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(endChangeKind(here.administrator, { code: "death", effectiveTo: "2030-01-01" })).rejects.toMatchObject(
      { code: "not_found" },
    );
  });
});

const seen = async (actor: Actor) => (await listKindsForEdit(actor)).kinds.map((one) => one.code);

type Command = keyof typeof adding | keyof typeof ending | keyof typeof renaming;

const asStranger = {
  addChangeKind: (actor: Actor) => addChangeKind(actor, kind()),
  endChangeKind: async (actor: Actor) => {
    const { code } = await addChangeKind(here.administrator, kind());
    return endChangeKind(actor, { code, effectiveTo: "2023-01-01" });
  },
  renameChangeKind: async (actor: Actor) => {
    const { code } = await addChangeKind(here.administrator, kind());
    return renameChangeKind(actor, { code, nameVi: "Của người khác", nameEn: "Another's" });
  },
} satisfies Record<Command, (actor: Actor) => Promise<unknown>>;

describe("a stranger", () => {
  test.each(Object.entries(asStranger))(
    "who is no administrator of the whole office is refused: %s",
    async (_, run) => {
      const partly = await makeActor(here.make, "administrator", here.unit);
      const office = await makeActor(here.make, "office_staff", here.root);
      for (const actor of [partly, office, here.secretary]) {
        await expect((async () => run(actor))()).rejects.toMatchObject({ code: "forbidden" });
      }
    },
  );

  test.each(["endChangeKind", "renameChangeKind"] as const)(
    "of another office is told that it does not exist: %s",
    async (name) => {
      await expect(asStranger[name](elsewhere.administrator)).rejects.toMatchObject({ code: "not_found" });
    },
  );

  test("of another office neither sees an office's own kind nor may use it, and may give one the same name", async () => {
    const added = kind();
    const { code } = await addChangeKind(here.administrator, added);
    expect(await seen(here.administrator)).toContain(code);
    expect(await seen(elsewhere.administrator)).not.toContain(code);
    const form = await findChangeForm(elsewhere.secretary, { form: "withdrawal" });
    expect(form.kinds.map((one) => one.code)).toEqual(["withdrawal"]);
    const screen = await getLedgerScreen(elsewhere.secretary, {});
    expect(screen.kinds.filter((one) => one.code.startsWith("own_"))).toEqual([]);
    const member = await makeMember(elsewhere);
    await expect(recordChange(elsewhere.secretary, change(member.id, { kind: code }))).rejects.toMatchObject({
      fieldErrors: { kind: ["members.errors.kindUnknown"] },
    });
    const same = kind({ nameVi: added.nameVi, nameEn: added.nameEn });
    expect((await addChangeKind(elsewhere.administrator, same)).code).not.toBe(code);
    // The key of another office's form makes no kind of this one.
    await expect(addChangeKind(elsewhere.administrator, kind({ requestKey: added.requestKey }))).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("who edits no kinds is not shown the list", async () => {
    await expect((async () => listKindsForEdit(here.secretary))()).rejects.toMatchObject({ code: "forbidden" });
  });
});
