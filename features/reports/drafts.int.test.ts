import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { reportAttachments, reportSnapshots, reportPresence, reportRemarks } from "@/db/schema/reports";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor, Role } from "@/lib/actor";
import { newId } from "@/lib/id";
import * as remark from "./commands/add-remark";
import * as attach from "./commands/attach-file";
import * as presence from "./commands/keep-presence";
import { saveEntries } from "./commands/save-entries";
import { startReport } from "./commands/start-report";
import { submitReport } from "./commands/submit-report";
import * as attachments from "./queries/list-attachments";
import * as remarks from "./queries/list-remarks";
import { BLANK_ENTRY } from "./rules/figures";

const database = testDatabase();
const PDF = Buffer.from("%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n");

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id });
  await make.makePeriod(root.id, "2022-Q1", "2022-03-25");
  const secretary = await makeActor(make, "secretary", unit, "Bí thư");
  const deputy = await makeActor(make, "secretary", unit, "Phó Bí thư");
  const office = await makeActor(make, "office_staff", root, "Văn phòng");
  const { id: reportId } = await startReport(secretary, { unitId: unit.id, quarter: "2022-Q1" });
  return { make, root, unit, sibling, secretary, deputy, office, reportId };
}

const figure = (indicator: string, value: number, baseVersion = 0) => ({
  ...BLANK_ENTRY,
  indicator,
  value,
  baseVersion,
});
const look = (actor: Actor, reportId: string, field: string | null = null, versions = {}) =>
  presence.keepPresence(actor, { reportId, writer: actor.accountId, field, versions });

async function auditOf(reportId: string) {
  const { rows } = await database.owner.execute<{ action: string; details: unknown }>(
    sql`select action, details from audit_entries where subject_id = ${reportId} order by at, id`,
  );
  return rows.map(({ action }) => action);
}

test("each sees who else is in the report and in which field, until they were not heard of for a while", async () => {
  const { secretary, deputy, reportId } = await makeOffice();
  expect((await look(secretary, reportId, "figure:SHCD")).others).toEqual([]);
  expect((await look(deputy, reportId, null)).others).toEqual([{ name: "Bí thư", field: "figure:SHCD" }]);
  expect((await look(secretary, reportId, "narrative:results")).others).toEqual([{ name: "Phó Bí thư", field: null }]);
  expect((await look(deputy, reportId)).others).toEqual([{ name: "Bí thư", field: "narrative:results" }]);
  await database.owner.update(reportPresence).set({ seenAt: new Date(Date.now() - 46_000) });
  expect((await look(deputy, reportId)).others).toEqual([]);
});

test("a page is told the fields that others changed since it was opened, and who did", async () => {
  const { secretary, deputy, reportId } = await makeOffice();
  const narratives = [{ section: "results", baseVersion: 0, body: "Kết quả" }];
  await saveEntries(deputy, { reportId, figures: [figure("SHCD", 4), figure("TCCT", 0)], narratives });
  const known = { "figure:SHCD": 0, "figure:TCCT": 1 };
  const { changes } = await look(secretary, reportId, null, known);
  expect(changes.map(({ field, version, by }) => [field, version, by])).toEqual([
    ["figure:SHCD", 1, "Phó Bí thư"],
    ["narrative:results", 1, "Phó Bí thư"],
  ]);
  expect(changes[0]?.value).toMatchObject({ value: 4, remark: null });
  expect(changes[1]?.value).toEqual({ body: "Kết quả" });
  expect(changes[0]?.at).toBeInstanceOf(Date);
});

test("in a report that was handed in nobody is present any more, and the page is told", async () => {
  const { secretary, deputy, reportId } = await makeOffice();
  await submitReport(secretary, { reportId });
  expect(await look(secretary, reportId, "figure:SHCD")).toMatchObject({ isOpen: false });
  expect((await look(deputy, reportId)).others).toEqual([]);
});

test("thirty saves at once of the same block give one of them all fields, and the others the same conflict", async () => {
  const { secretary, deputy, reportId } = await makeOffice();
  const codes = ["SHCD", "TCCT", "KTGS_TC", "HH"];
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      saveEntries(n % 2 === 0 ? secretary : deputy, {
        reportId,
        figures: (n % 3 === 0 ? codes.toReversed() : codes).map((code) => figure(code, n)),
        narratives: [],
      }),
    ),
  );
  const saved = answers.filter((outcomes) => outcomes.every(({ status }) => status === "saved"));
  expect(saved).toHaveLength(1);
  const conflicts = answers.filter((outcomes) => outcomes.every(({ status }) => status === "conflict"));
  expect(conflicts).toHaveLength(29);
});

test("remarks and flags are seen by both sides, stay in the log, and are made once however often sent", async () => {
  const { secretary, office, reportId } = await makeOffice();
  const field = "figure:SHCD";
  const first = { reportId, field, body: "Số này lấy ở đâu?", flag: "raise", requestKey: newId() } as const;
  await remark.addRemark(office, first);
  await remark.addRemark(office, first);
  await remark.addRemark(secretary, { reportId, field, body: "Theo sổ họp.", requestKey: newId() });
  const thread = await remarks.listRemarks(secretary, { reportId, field });
  expect(thread.mayRemark).toBe(true);
  expect(thread.remarks.map(({ kind, body, byName }) => [kind, body, byName])).toEqual([
    ["flag", "Số này lấy ở đâu?", "Văn phòng"],
    ["remark", "Theo sổ họp.", "Bí thư"],
  ]);
  expect(await remarks.getRemarksOverview(secretary, reportId)).toMatchObject({
    counts: [{ field, count: 2, isFlagged: true }],
    flags: [{ field, body: "Số này lấy ở đâu?" }],
  });
  const settle = () =>
    remark.addRemark(secretary, { reportId, field, body: "Đã rõ.", flag: "settle", requestKey: newId() });
  await settle();
  await expect(settle()).rejects.toThrow("reports.remarks.noFlag");
  expect((await remarks.getRemarksOverview(office, reportId)).flags).toEqual([]);
  expect(await auditOf(reportId)).toEqual(["report.start", "report.flag", "report.remark", "report.settle"]);
  await expect(
    remark.addRemark(office, { reportId, field: "figure:KHONG_CO", body: "x", requestKey: newId() }),
  ).rejects.toThrow("not_found");
});

test("a remark cannot be changed or taken away", async () => {
  const { office, reportId } = await makeOffice();
  await remark.addRemark(office, { reportId, field: "report", body: "Ý kiến", requestKey: newId() });
  const { rows } = await database.owner.execute(
    sql`select has_any_column_privilege('so_ket_app', 'report_remarks', 'update') as u, has_table_privilege('so_ket_app', 'report_remarks', 'delete') as d`,
  );
  expect(rows).toEqual([{ u: false, d: false }]);
  expect(await database.owner.select().from(reportRemarks).where(eq(reportRemarks.reportId, reportId))).toHaveLength(1);
});

const named = (names: string[]) =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, Buffer.from(name)]))));

test("documents are known by their content, attached once, taken off and kept", async () => {
  const { secretary, office, reportId } = await makeOffice();
  const input = { reportId, name: "Biên bản.pdf" };
  const { id } = await attach.attachFile(secretary, input, PDF);
  await expect(attach.attachFile(secretary, input, PDF)).rejects.toThrow("reports.attachments.errors.same");
  for (const file of [
    Buffer.from("<html>"),
    Buffer.from("MZ\u0090"),
    named(["a.txt"]),
    named(["word/document.xml", "word/vbaProject.bin"]),
    named(["mimetype"]),
    Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]),
  ])
    await expect(attach.attachFile(secretary, input, file)).rejects.toThrow("reports.attachments.errors.kind");
  await attach.attachFile(
    secretary,
    { reportId, name: "Báo cáo.docx" },
    named(["[Content_Types].xml", "word/document.xml"]),
  );
  await attach.attachFile(
    secretary,
    { reportId, name: "Bảng.xlsx" },
    named(["[Content_Types].xml", "xl/workbook.xml"]),
  );
  expect((await attachments.listAttachments(office, reportId)).map(({ name }) => name)).toEqual([
    "Biên bản.pdf",
    "Báo cáo.docx",
    "Bảng.xlsx",
  ]);
  const opened = await attachments.openAttachment(office, { reportId, attachmentId: id });
  expect(opened).toMatchObject({ name: "Biên bản.pdf", mediaType: "application/pdf" });
  expect(opened.content.equals(PDF)).toBe(true);
  await attach.removeAttachment(secretary, { reportId, attachmentId: id });
  await expect(attach.removeAttachment(secretary, { reportId, attachmentId: id })).rejects.toThrow("not_found");
  const [kept] = await database.owner.select().from(reportAttachments).where(eq(reportAttachments.id, id));
  expect(kept).toMatchObject({ removedBy: secretary.accountId, size: PDF.length });
  expect(await auditOf(reportId)).toEqual([
    "report.start",
    "report.attach",
    "report.attach",
    "report.attach",
    "report.open_attachment",
    "report.detach",
  ]);
});

test("a report has ten documents at most, also when eleven come at once, and none once it was handed in", async () => {
  const { secretary, reportId } = await makeOffice();
  const results = await Promise.allSettled(
    Array.from({ length: 11 }, (_, n) =>
      attach.attachFile(secretary, { reportId, name: `${n}.pdf` }, Buffer.concat([PDF, Buffer.from([n])])),
    ),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  const [first] = await attachments.listAttachments(secretary, reportId);
  await submitReport(secretary, { reportId });
  await expect(attach.attachFile(secretary, { reportId, name: "x.pdf" }, PDF)).rejects.toThrow("conflict");
  await expect(attach.removeAttachment(secretary, { reportId, attachmentId: first?.id ?? "" })).rejects.toThrow(
    "conflict",
  );
});

const exported = { ...presence, ...remark, ...attach, ...attachments, ...remarks };

type Call = (actor: Actor, reportId: string) => Promise<unknown>;

const WRITERS: readonly Role[] = ["secretary", "office_staff"];
const READERS: readonly Role[] = [...WRITERS, "leader", "auditor"];

const CASES = {
  keepPresence: { roles: WRITERS, call: (actor, reportId) => look(actor, reportId) },
  addRemark: {
    roles: WRITERS,
    call: (actor, reportId) => remark.addRemark(actor, { reportId, field: "report", body: "x", requestKey: newId() }),
  },
  attachFile: { roles: WRITERS, call: (actor, reportId) => attach.attachFile(actor, { reportId, name: "x.pdf" }, PDF) },
  removeAttachment: {
    roles: WRITERS,
    call: (actor, reportId) => attach.removeAttachment(actor, { reportId, attachmentId: newId() }),
  },
  listAttachments: { roles: READERS, call: (actor, reportId) => attachments.listAttachments(actor, reportId) },
  openAttachment: {
    roles: READERS,
    call: (actor, reportId) => attachments.openAttachment(actor, { reportId, attachmentId: newId() }),
  },
  listRemarks: { roles: READERS, call: (actor, reportId) => remarks.listRemarks(actor, { reportId, field: "report" }) },
  getRemarksOverview: { roles: READERS, call: (actor, reportId) => remarks.getRemarksOverview(actor, reportId) },
} satisfies Record<
  Exclude<keyof typeof exported, "notePresence" | "readAttachments" | "readRemarkCounts">,
  { roles: readonly Role[]; call: Call }
>;

const refusalOf = (answer: Promise<unknown>) =>
  answer.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : "not an error"),
  );

test("each role does what its permissions say, and a stranger is told that nothing is there", async () => {
  const { make, root, sibling, reportId } = await makeOffice();
  const stranger = await makeActor(make, "secretary", sibling);
  for (const [name, { call }] of Object.entries<{ call: Call }>(CASES))
    expect([name, await refusalOf(call(stranger, reportId))]).toEqual([name, "not_found: errors.notFound"]);
  for (const role of ["secretary", "office_staff", "leader", "auditor", "administrator"] as const) {
    const actor = await makeActor(make, role, root);
    for (const [name, { roles, call }] of Object.entries<{ roles: readonly Role[]; call: Call }>(CASES)) {
      const isRefused = (await refusalOf(call(actor, reportId))) === "forbidden: errors.forbidden";
      expect([role, name, isRefused]).toEqual([role, name, !roles.includes(role)]);
    }
  }
});

test("what is attached when a report is handed in is frozen with it, and what was taken off is not", async () => {
  const { secretary, office, reportId } = await makeOffice();
  const { id } = await attach.attachFile(secretary, { reportId, name: "Biên bản.pdf" }, PDF);
  const docx = named(["[Content_Types].xml", "word/document.xml"]);
  await attach.attachFile(secretary, { reportId, name: "Báo cáo.docx" }, docx);
  await attach.removeAttachment(secretary, { reportId, attachmentId: id });
  await submitReport(secretary, { reportId });
  const [snapshot] = await database.owner.select().from(reportSnapshots).where(eq(reportSnapshots.reportId, reportId));
  const sha256 = createHash("sha256").update(docx).digest("hex");
  expect(snapshot?.content).toMatchObject({ attachments: [{ name: "Báo cáo.docx", size: docx.length, sha256 }] });
  expect(await attachments.listAttachments(office, reportId)).toHaveLength(2);
});
