import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { formVersions } from "@/db/schema/forms";
import { reportFigures, reportNarratives, reports, reportSnapshots } from "@/db/schema/reports";
import { makeActor, type Place } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import { signText } from "@/server/signing";
import { exportReport } from "./commands/export-report";
import { exportStructure } from "./commands/export-structure";
import { importReport, previewImport } from "./commands/import-report";
import { revokeInstallation, trustInstallation } from "./commands/trust";
import { getExchange } from "./queries/get-exchange";
import { signedText } from "./rules/report-file";
import { type ReportFile, reportFile } from "./schema";

const database = testDatabase();
const QUARTER = "2022-Q1";
const NAME = "Đảng bộ Trường Cao đẳng Nghề";

beforeAll(() => {
  process.env["NEXTAUTH_SECRET"] = "a-secret-of-this-test-and-of-no-other-place";
});

async function fileReport(unit: Place & { name: string }) {
  const id = newId();
  const place = { rootId: unit.rootId, unitId: unit.id };
  const [form] = await database.owner
    .select()
    .from(formVersions)
    .where(sql`effective_from <= ${QUARTER}`)
    .orderBy(sql`effective_from desc`)
    .limit(1);
  const formVersionId = form?.id ?? "";
  await database.owner
    .insert(reports)
    .values({ id, ...place, quarter: QUARTER, formVersionId, status: "submitted", createdBy: newId() });
  const blank = { name: "Chỉ tiêu", measure: "lớp", computed: null, numerator: null, denominator: null };
  const rest = { remark: null, reason: null, answer: null, cumulative: null };
  const content = {
    unit: { id: unit.id, name: unit.name },
    quarter: QUARTER,
    form: { code: "quarterly", version: form?.version ?? 1 },
    figures: [
      { code: "LOP_NT", kind: "flow", reported: 3, ...blank, ...rest },
      { code: "SHCD", kind: "flow", reported: 4, ...blank, ...rest },
      { code: "CU_LA", kind: "flow", reported: 9, ...blank, ...rest },
    ],
    narratives: [{ code: "results", title: "Kết quả", body: "Vượt hai chỉ tiêu." }],
    register: { opening: 0, increases: 0, decreases: 0, official: 0, probationary: 0, closing: 0 },
    ledgerSeq: 0,
    submittedBy: { id: newId(), name: "Người nộp" },
  };
  const snapshot = { id: newId(), ...place, reportId: id, ordinal: 1, formVersionId, content };
  await database.owner
    .insert(reportSnapshots)
    .values({ ...snapshot, hash: "ab".repeat(32), ledgerSeq: 0, byAccount: newId() });
  return id;
}

/** One office that sends and one that takes, on one machine: the key is the same, the offices know nothing of each other. */
async function makeWorld() {
  const make = makeFactories(database.owner);
  const sending = await make.makeRoot({ name: "Nơi gửi" });
  const sender = await make.makeUnit({ rootId: sending.id, parentId: sending.id, name: NAME, kind: "base_party_org" });
  const sent = await fileReport(sender);
  const secretary = await makeActor(make, "secretary", sender);
  const root = await make.makeRoot({ name: "Nơi nhận" });
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: NAME, kind: "base_party_org" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  await make.makePeriod(root.id, QUARTER, "2022-03-25");
  const office = await makeActor(make, "office_staff", root, "Văn phòng");
  const { content: text } = await exportReport(secretary, sent);
  const { publicKey } = reportFile.parse(JSON.parse(text));
  const trust = (id = newId()) =>
    trustInstallation(office, { requestKey: id, unitId: unit.id, name: "Máy của trường", publicKey });
  return { make, sender, sent, secretary, root, unit, sibling, office, text, trust };
}

const held = async (reportId: string) => ({
  figures: (
    await database.owner
      .select()
      .from(reportFigures)
      .where(sql`report_id = ${reportId}`)
  )
    .map(({ indicator, value }) => [indicator, Number(value)])
    .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
  texts: (
    await database.owner
      .select()
      .from(reportNarratives)
      .where(sql`report_id = ${reportId}`)
  ).map(({ body }) => body),
});

test("a signed file is shown, then fills the draft by its taker's hand; twice changes nothing", async () => {
  const { office, text, trust, unit } = await makeWorld();
  await trust();
  const preview = await previewImport(office, text, false);
  expect(preview).toMatchObject({ figures: 2, chapters: 1, kept: 0, unitName: NAME, isKnown: false });
  expect(preview.unknown).toEqual(["Chỉ tiêu (CU_LA)"]);
  expect(
    await database.owner
      .select()
      .from(reports)
      .where(sql`unit_id = ${unit.id}`),
  ).toEqual([]);
  const done = await importReport(office, text, false);
  const expected = {
    figures: [
      ["LOP_NT", 3],
      ["SHCD", 4],
    ],
    texts: ["Vượt hai chỉ tiêu."],
  };
  expect(await held(done.reportId)).toEqual(expected);
  expect(await importReport(office, text, true)).toMatchObject({ isKnown: true, figures: 0, chapters: 0 });
  expect(await held(done.reportId)).toEqual(expected);
  const { rows } = await database.owner.execute(
    sql`select account_id from report_writers where report_id = ${done.reportId}`,
  );
  expect(rows).toEqual([{ account_id: office.accountId }]);
  const { received } = await getExchange(office);
  expect(received).toMatchObject([{ installationName: "Máy của trường", figures: 2, chapters: 1 }]);
});

test("what stands in the draft stays, unless its taker asks to replace it", async () => {
  for (const overwrite of [false, true]) {
    const { office, text, trust, unit, root } = await makeWorld();
    await trust();
    const reportId = newId();
    const [form] = await database.owner
      .select()
      .from(formVersions)
      .where(sql`version = 2`);
    const place = { rootId: root.id, unitId: unit.id };
    await database.owner.insert(reports).values({
      id: reportId,
      ...place,
      quarter: QUARTER,
      formVersionId: form?.id ?? "",
      createdBy: office.accountId,
    });
    await database.owner.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.account', ${office.accountId}, true)`);
      await tx
        .insert(reportFigures)
        .values({ ...place, reportId, indicator: "LOP_NT", value: "7", changedBy: office.accountId });
    });
    expect(await previewImport(office, text, overwrite)).toMatchObject({ kept: 1, figures: overwrite ? 2 : 1 });
    await importReport(office, text, overwrite);
    expect((await held(reportId)).figures[0]).toEqual(["LOP_NT", overwrite ? 3 : 7]);
  }
});

const tampered = (text: string, change: (file: ReportFile) => object) =>
  JSON.stringify(change(reportFile.parse(JSON.parse(text))));
const resigned = (file: ReportFile) => ({ ...file, signature: signText(signedText(file)) });

test("tampered, foreign, older, newer, huge and malformed files are refused in words", async () => {
  const { office, text, trust, make } = await makeWorld();
  await expect(previewImport(office, text, false)).rejects.toMatchObject({ messageKey: "exchange.errors.untrusted" });
  await trust();
  const refused: [string, string][] = [
    [tampered(text, (file) => ({ ...file, content: { ...file.content, quarter: "2022-Q2" } })), "tampered"],
    [tampered(text, (file) => ({ ...file, signature: "AAAA" })), "tampered"],
    [tampered(text, (file) => ({ ...file, publicKey: Buffer.alloc(32, 7).toString("base64") })), "tampered"],
    [tampered(text, (file) => ({ ...file, formatVersion: 0 })), "older"],
    [tampered(text, (file) => ({ ...file, formatVersion: 2 })), "newer"],
    [tampered(text, (file) => resigned({ ...file, content: { ...file.content, quarter: "2022-Q3" } })), "noPeriod"],
    ["x".repeat(2_000_001), "tooLarge"],
    ["{", "malformed"],
    ["null", "malformed"],
    ['{"format":"so-ket-report","formatVersion":1}', "malformed"],
    [tampered(text, (file) => ({ ...file, content: { ...file.content, figures: [{ code: "KN" }] } })), "malformed"],
  ];
  for (const [file, problem] of refused) {
    const attempt = (async () => importReport(office, file, true))();
    await expect(attempt).rejects.toMatchObject({ messageKey: `exchange.errors.${problem}` });
  }
  const [row] = (await getExchange(office)).trusted;
  await revokeInstallation(office, row?.id ?? "");
  await expect(previewImport(office, text, false)).rejects.toMatchObject({ messageKey: "exchange.errors.untrusted" });
  await trust();
  expect(await previewImport(office, text, false)).toMatchObject({ figures: 2 });
  const other = await makeActor(make, "office_staff", await make.makeRoot());
  await expect(previewImport(other, text, false)).rejects.toMatchObject({ messageKey: "exchange.errors.untrusted" });
});

test("a report that is out of its writers' hands takes nothing more", async () => {
  const { office, text, trust, unit } = await makeWorld();
  await trust();
  await fileReport(unit);
  await expect(importReport(office, text, true)).rejects.toMatchObject({ messageKey: "exchange.errors.notOpen" });
});

test("the structure is told as JSON and as a workbook", async () => {
  const { office, root, unit } = await makeWorld();
  const { body, fileName } = await exportStructure(office, "json");
  expect(fileName).toMatch(/^co-cau-to-chuc_.*\.json$/);
  expect(await new Response(body).json()).toMatchObject({
    format: "so-ket-structure",
    units: expect.arrayContaining([expect.objectContaining({ id: unit.id, parentId: root.id, name: NAME })]),
  });
  const workbook = await exportStructure(office, "xlsx");
  expect((await new Response(workbook.body).arrayBuffer()).byteLength).toBeGreaterThan(1_000);
});

test("whose business it is not", async () => {
  const world = await makeWorld();
  await world.trust();
  const doors = {
    getExchange: (actor) => getExchange(actor),
    exportReport: (actor) => exportReport(actor, world.sent),
    exportStructure: (actor) => exportStructure(actor, "json"),
    previewImport: (actor) => previewImport(actor, world.text, false),
    importReport: (actor) => importReport(actor, world.text, false),
    trustInstallation: (actor) =>
      trustInstallation(actor, {
        requestKey: newId(),
        unitId: world.unit.id,
        name: "x",
        publicKey: Buffer.alloc(32, 1).toString("base64"),
      }),
    revokeInstallation: (actor) => revokeInstallation(actor, newId()),
  } satisfies Record<string, (actor: Actor) => Promise<unknown>>;
  for (const role of ["leader", "auditor", "administrator"] as const) {
    const actor = await makeActor(world.make, role, world.root);
    for (const run of Object.values(doors))
      await expect((async () => run(actor))()).rejects.toMatchObject({ code: "forbidden" });
  }
  const sibling = await makeActor(world.make, "secretary", world.sibling);
  await expect((async () => doors.trustInstallation(sibling))()).rejects.toMatchObject({ code: "forbidden" });
  await expect((async () => doors.exportReport(sibling))()).rejects.toMatchObject({ code: "not_found" });
  await expect((async () => doors.importReport(sibling))()).rejects.toMatchObject({
    messageKey: "exchange.errors.untrusted",
  });
  expect(await getExchange(sibling)).toMatchObject({ sendable: [], received: [], trusted: [], units: [] });
  const stranger = (await makeWorld()).office;
  for (const run of [doors.exportReport, doors.trustInstallation, doors.revokeInstallation])
    await expect((async () => run(stranger))()).rejects.toMatchObject({ code: "not_found" });
});
