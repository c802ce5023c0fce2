import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { importMappings, memberImportRows, memberImports } from "@/db/schema/member-imports";
import { memberEvents, members } from "@/db/schema/members";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import { readUpload } from "@/server/spreadsheets/read-upload";
import { convertWithLibreOffice } from "@/server/testing/libre-office";
import { applyImport } from "./commands/apply-import";
import { cancelImport } from "./commands/cancel-import";
import { checkImport } from "./commands/check-import";
import { removeMapping, renameMapping, saveMapping } from "./commands/import-mappings";
import { registerMember } from "./commands/register-member";
import { getImport, getImportProgress } from "./queries/get-import";
import { listImportMappings } from "./queries/list-imports";
import { checkImportInput, registerMemberInput } from "./schema";

const database = testDatabase();

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({
    rootId: root.id,
    parentId: root.id,
    name: "Đảng bộ Sở Y tế",
    kind: "base_party_org",
  });
  const first = await make.makeUnit({
    rootId: root.id,
    parentId: unit.id,
    name: "Chi bộ 1",
    kind: "branch",
    code: "YT01",
  });
  const second = await make.makeUnit({ rootId: root.id, parentId: unit.id, name: "Chi bộ 2", kind: "branch" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Báo Lâm Đồng" });
  const office = await makeActor(make, "office_staff", root, "Trần Thị Văn Phòng");
  const secretary = await makeActor(make, "secretary", unit);
  const neighbour = await makeActor(make, "secretary", sibling);
  const leader = await makeActor(make, "leader", root);
  return { make, root, unit, first, second, sibling, office, secretary, neighbour, leader };
}

let here: Awaited<ReturnType<typeof makeOffice>>;

beforeAll(async () => {
  here = await makeOffice();
});

const HEADINGS =
  "Họ và tên *,Giới tính *,Ngày sinh *,Dân tộc *,Tôn giáo *,Số thẻ đảng *,Tổ chức đảng đang sinh hoạt *,Ngày vào Đảng *,Ngày chính thức *,Ghi chú";
let count = 0;
/** A name nobody else in this file has. */
const nameOf = () => `Nguyễn Thị ${Array.from(String((count += 1)), (digit) => "abcdefghij"[Number(digit)]).join("")}`;
const person = (
  over: Partial<Record<"name" | "sex" | "birth" | "card" | "unit" | "admitted" | "official", string>> = {},
) => {
  const {
    name = nameOf(),
    sex = "Nữ",
    birth = "19/05/1980",
    card = "",
    unit = "Chi bộ 1",
    admitted = "19/05/2010",
  } = over;
  return [name, sex, birth, "Kinh", "Không", card, unit, admitted, over.official ?? "19/05/2011", "ghi chú"].join(",");
};
const listOf = (...rows: string[]) => Buffer.from([HEADINGS, ...rows].join("\r\n"));

const check = async (actor: Actor, file: Buffer, over: Record<string, unknown> = {}) => {
  const input = checkImportInput.parse({
    unitId: here.unit.id,
    openedOn: "2021-12-31",
    fileName: "Danh sách.csv",
    ...over,
  });
  const checked = await checkImport(actor, input, { file });
  if (!("importId" in checked)) throw new Error(`unknown headings: ${JSON.stringify(checked)}`);
  return checked.importId;
};
const everything = (importId: string) => getImport(here.office, { importId, filter: "all" });
const keysOf = async (importId: string) =>
  (await everything(importId)).rows.map(({ problems }) => problems.map(({ key }) => key.split(".").at(-1)));
const stagedRows = (importId: string) =>
  database.owner.select().from(memberImportRows).where(eq(memberImportRows.importId, importId));
const membersNamed = (name: string) => database.owner.select().from(members).where(eq(members.fullName, name));
const peopleIn = async (unitId: string) => {
  const { rows } = await database.owner.execute<{ official: number; probationary: number }>(
    sql`select official, probationary from strength_closings where unit_id = ${unitId} order by quarter desc limit 1`,
  );
  return rows[0] ?? { official: 0, probationary: 0 };
};
const totalMembers = async () => (await database.owner.select({ id: members.id }).from(members)).length;

describe("a file that is checked", () => {
  test("says of each row everything that is wrong, keeps only what a register keeps, and enters nobody", async () => {
    const before = await totalMembers();
    const importId = await check(
      here.secretary,
      listOf(
        person({ name: "đặng  thị HOÀ".normalize("NFD"), card: "79080001234" }),
        person({ name: "An", sex: "?", birth: "31/02/1980", admitted: "05/2010" }),
        person({ unit: "Chi bộ 9" }),
        person({ unit: "" }),
        person({ official: "", unit: "yt01" }),
        "",
      ),
    );
    const { facts, rows } = await everything(importId);
    expect(facts).toMatchObject({
      rowsTotal: 5,
      rowsWithErrors: 2,
      rowsWithWarnings: 2,
      rowsReady: 3,
      status: "checked",
    });
    expect(await keysOf(importId)).toEqual([
      ["cardZeros"],
      ["fullName", "sex", "day", "incompleteDay"],
      ["unitUnknown"],
      [],
      ["longProbation"],
    ]);
    expect(rows[0]).toMatchObject({ rowNo: 2, unitName: "Chi bộ 1 (Đảng bộ Sở Y tế)" });
    expect(facts.columns.filter(({ dropped }) => dropped !== null)).toMatchObject([
      { name: "Dân tộc *", dropped: "ethnicity" },
      { name: "Tôn giáo *", dropped: "religion" },
      { name: "Ghi chú", dropped: "note" },
    ]);
    expect(JSON.stringify(await stagedRows(importId))).not.toMatch(/Kinh|ghi chú/);
    expect(await totalMembers()).toBe(before);
  });

  test("whose headings are not known is not kept; read as its sender says, it is", async () => {
    const file = Buffer.from("Ai,Phái,Hôm sinh,Hôm vào\nTrần Văn Áo,Nam,01/02/1980,03/02/2010\n");
    const input = checkImportInput.parse({ unitId: here.first.id, openedOn: "2021-12-31", fileName: "a.csv" });
    const asked = await checkImport(here.secretary, input, { file });
    expect(asked).toMatchObject({
      missing: ["fullName", "birthDate", "admittedOn"],
      columns: [{ name: "Ai" }, { field: "sex" }, {}, {}],
    });
    const importId = await check(here.secretary, file, {
      unitId: here.first.id,
      fields: "0:fullName,1:sex,2:birthDate,3:admittedOn",
    });
    expect((await everything(importId)).facts).toMatchObject({ rowsTotal: 1, rowsReady: 1 });
    const lacking = { ...input, fields: new Map([[0, "fullName" as const]]) };
    await expect(checkImport(here.secretary, lacking, { file })).rejects.toMatchObject({
      messageKey: "members.import.missing.sex",
    });
  });

  test("with only a header, or of no table at all, is refused and leaves nothing", async () => {
    const before = await database.owner.select().from(memberImports);
    await expect(check(here.secretary, listOf())).rejects.toMatchObject({ messageKey: "members.import.errors.noRows" });
    await expect(check(here.secretary, Buffer.from("PK\u0003\u0004x"))).rejects.toMatchObject({
      messageKey: "spreadsheets.errors.damaged",
    });
    await expect(check(here.secretary, listOf(person()), { openedOn: "2199-01-01" })).rejects.toMatchObject({
      messageKey: "members.errors.future",
    });
    expect((await database.owner.select().from(memberImports)).length).toBe(before.length);
  });
});

describe("an import that is applied", () => {
  test("enters everybody without an error as the register's form would, and the log says so", async () => {
    const [name, lateName] = [nameOf(), nameOf()];
    const importId = await check(
      here.secretary,
      listOf(
        person({ name, card: "079080001111" }),
        person({ sex: "x" }),
        person({ name: lateName, unit: "Đảng bộ Sở Y tế - Chi bộ 2", official: "" }),
      ),
    );
    const was = await peopleIn(here.first.id);
    expect(await applyImport(here.secretary, { importId })).toEqual({ people: 2 });
    const byForm = await registerMember(
      here.secretary,
      registerMemberInput.parse({
        fullName: nameOf(),
        sex: "female",
        birthDate: "1980-05-19",
        unitId: here.first.id,
        standing: "official",
        admissionDecidedOn: "2010-05-19",
        admittedOn: "2010-05-19",
        officialOn: "2011-05-19",
        openedOn: "2021-12-31",
        requestKey: newId(),
      }),
    );
    const [imported] = await membersNamed(name);
    const [formed] = await database.owner.select().from(members).where(eq(members.id, byForm.memberId));
    const own = { id: "", fullName: "", search: "", sortKey: "", cardNo: "", createdAt: "" };
    expect({ ...imported, ...own }).toEqual({ ...formed, ...own });
    const entryOf = async (memberId: string) =>
      (await database.owner.select().from(memberEvents).where(eq(memberEvents.memberId, memberId)))[0];
    const ownEntry = { id: "", seq: 0, memberId: "", memberName: "", requestKey: null, recordedAt: "" };
    expect({ ...(await entryOf(imported?.id ?? "")), ...ownEntry }).toEqual({
      ...(await entryOf(byForm.memberId)),
      ...ownEntry,
    });
    const logged = async (subjectId: string) =>
      (await database.owner.select().from(auditEntries).where(eq(auditEntries.subjectId, subjectId)))[0];
    const [one, other] = [await logged(imported?.id ?? ""), await logged(byForm.memberId)];
    expect(one).toMatchObject({ action: "member.register", unitId: here.first.id, actorId: here.secretary.accountId });
    expect(Object.keys(JSON.parse(JSON.stringify(one?.details)).after).toSorted()).toEqual(
      Object.keys(JSON.parse(JSON.stringify(other?.details)).after).toSorted(),
    );
    expect((await peopleIn(here.first.id)).official).toBe(was.official + 2);
    expect((await membersNamed(lateName))[0]).toMatchObject({ unitId: here.second.id, standing: "probationary" });
    expect((await everything(importId)).facts).toMatchObject({ status: "applied", rowsDone: 2, rowsWithErrors: 1 });
    expect(await stagedRows(importId)).toEqual([]);
    expect(await applyImport(here.secretary, { importId })).toEqual({ people: 2 });
  });

  test("of the same file again changes nothing, and says who is there already", async () => {
    const name = nameOf();
    const file = listOf(person({ name, card: "079080002222" }), person());
    await applyImport(here.secretary, { importId: await check(here.secretary, file) });
    const [before, strength] = [await totalMembers(), await peopleIn(here.first.id)];
    const again = await check(here.secretary, Buffer.from(file.toString().replace(name, name.toUpperCase())));
    expect((await everything(again)).facts).toMatchObject({ rowsKnown: 2, rowsReady: 0 });
    expect(await applyImport(here.secretary, { importId: again })).toEqual({ people: 0 });
    expect([await totalMembers(), await peopleIn(here.first.id)]).toEqual([before, strength]);
    const doubts = await check(
      here.secretary,
      listOf(person({ card: "079080002222", birth: "01/01/1970" }), person({ name, admitted: "19/04/2010" })),
    );
    expect(await keysOf(doubts)).toEqual([["cardTaken"], ["samePerson"]]);
    expect((await everything(doubts)).facts).toMatchObject({ rowsWithErrors: 1, rowsWithWarnings: 1, rowsKnown: 0 });
  });

  test("twice at once, in one import or in two of one file, enters everybody once", async () => {
    const [first, second] = [nameOf(), nameOf()];
    const file = listOf(person({ name: first }), person({ name: second }));
    const [a, b] = [await check(here.secretary, file), await check(here.office, file)];
    const outcomes = await Promise.allSettled([
      applyImport(here.secretary, { importId: a }),
      applyImport(here.secretary, { importId: a }),
      applyImport(here.office, { importId: b }),
    ]);
    expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
    await applyImport(here.secretary, { importId: a });
    await applyImport(here.office, { importId: b });
    expect([(await membersNamed(first)).length, (await membersNamed(second)).length]).toEqual([1, 1]);
  });

  test("that meets a card of somebody its writer does not see enters nobody", async () => {
    await here.make.makeMember({
      rootId: here.root.id,
      unitId: here.sibling.id,
      recordedBy: here.office.accountId,
      cardNo: "079080003333",
    });
    const name = nameOf();
    const importId = await check(here.secretary, listOf(person({ name }), person({ card: "079080003333" })));
    await expect(applyImport(here.secretary, { importId })).rejects.toMatchObject({
      messageKey: "members.import.errors.cardTaken",
    });
    expect(await membersNamed(name)).toEqual([]);
    expect((await everything(importId)).facts).toMatchObject({
      status: "checked",
      problem: "members.import.errors.cardTaken",
      rowsDone: 0,
    });
  });

  test("and cancelled while it is written leaves nothing behind", async () => {
    const names = Array.from({ length: 1_200 }, nameOf);
    const importId = await check(here.secretary, listOf(...names.map((name) => person({ name }))));
    const [before, strength] = [await totalMembers(), await peopleIn(here.first.id)];
    const applying = applyImport(here.secretary, { importId });
    const refused = expect(applying).rejects.toMatchObject({ messageKey: "members.import.errors.cancelled" });
    for (;;) {
      const { rowsDone, isRunning } = await getImportProgress(here.secretary, { importId });
      if (rowsDone > 0) {
        expect(isRunning).toBe(true);
        break;
      }
    }
    await cancelImport(here.secretary, { importId });
    await refused;
    expect([await totalMembers(), await peopleIn(here.first.id)]).toEqual([before, strength]);
    expect(await stagedRows(importId)).toEqual([]);
    expect((await everything(importId)).facts).toMatchObject({ status: "cancelled", rowsDone: 0 });
    await expect(applyImport(here.secretary, { importId })).rejects.toMatchObject({ code: "conflict" });
    await expect(cancelImport(here.secretary, { importId })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a file as offices send it", () => {
  test.each([
    ["xlsx:Calc MS Excel 2007 XML", 1],
    ["ods", 1],
    ["csv:Text - txt - csv (StarCalc):59,34,40", 1],
    ["csv:Text - txt - csv (StarCalc):9,34,76", 1],
  ])(
    "saved by LibreOffice as %s is read",
    async (to, ready) => {
      const list = Buffer.from(`\ufeff${listOf(person({ card: "079080001234", birth: "1980-05-19" })).toString()}`);
      const file = await convertWithLibreOffice(list, "csv", to, "44,34,76,1,3/5/6/2");
      const importId = await check(here.secretary, file);
      const { facts, rows } = await everything(importId);
      expect({ ready: facts.rowsReady, problems: rows[0]?.problems, cells: rows[0]?.cells }).toMatchObject({
        ready,
        problems: [],
        cells: { cardNo: "079080001234", birthDate: expect.stringMatching(/19\/0?5\/1980|1980-05-19/) },
      });
    },
    120_000,
  );

  test("whose sending breaks off in the middle leaves nothing", async () => {
    const before = (await database.owner.select().from(memberImports)).length;
    const whole = listOf(person(), person());
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(whole.subarray(0, 100));
        controller.error(new Error("aborted"));
      },
    });
    await expect(readUpload(broken)).rejects.toThrow("aborted");
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    });
    await expect(readUpload(endless)).rejects.toMatchObject({ messageKey: "spreadsheets.errors.fileTooLarge" });
    expect((await database.owner.select().from(memberImports)).length).toBe(before);
  });
});

test("ways of reading columns are kept, renamed and removed", async () => {
  const columns = { Ai: "fullName" as const, "Hôm sinh": "birthDate" as const };
  const { mappingId } = await saveMapping(here.secretary, { unitId: here.unit.id, name: "Danh sách cũ", columns });
  const again = await saveMapping(here.secretary, {
    unitId: here.unit.id,
    name: "Danh sách cũ",
    columns: { Ai: "fullName" },
  });
  expect(again.mappingId).toBe(mappingId);
  await saveMapping(here.secretary, { unitId: here.unit.id, name: "Khác", columns });
  await expect(renameMapping(here.secretary, { mappingId, name: "Khác" })).rejects.toMatchObject({ code: "conflict" });
  await renameMapping(here.secretary, { mappingId, name: "Mẫu của Sở" });
  expect(await listImportMappings(here.secretary)).toMatchObject([
    { name: "Khác" },
    { name: "Mẫu của Sở", columns: { Ai: "fullName" } },
  ]);
  await removeMapping(here.secretary, { mappingId });
  expect((await database.owner.select().from(importMappings)).length).toBe(1);
});
