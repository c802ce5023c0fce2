import { eq, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { memberEvents } from "@/db/schema/members";
import { reportFigures, reports, reportSnapshots, reportSteps } from "@/db/schema/reports";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { canonicalJson } from "@/lib/canonical";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { acceptReport, returnReport } from "./commands/review-report";
import { saveExplanation } from "./commands/save-explanation";
import { type EntryOutcome, saveEntries } from "./commands/save-entries";
import { startReport } from "./commands/start-report";
import { submitReport } from "./commands/submit-report";
import { getReport } from "./queries/get-report";
import { BLANK_ENTRY } from "./rules/figures";
import { type FigureEntry, narrativeEntry, type NarrativeEntry } from "./schema";

const database = testDatabase();
const QUARTER = "2022-Q1";

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id });
  const branch = await make.makeUnit({ rootId: root.id, parentId: unit.id, kind: "branch" });
  await make.makePeriod(root.id, QUARTER, "2022-03-25");
  const secretary = await makeActor(make, "secretary", unit, "Bí thư");
  const office = await makeActor(make, "office_staff", root, "Văn phòng");
  const stranger = await makeActor(make, "secretary", sibling, "Người ngoài");
  const recordedBy = office.accountId;
  for (let n = 0; n < 3; n += 1) await make.makeMember({ rootId: root.id, unitId: unit.id, recordedBy });
  const admit = async () => {
    const member = await make.makeMember({ rootId: root.id, unitId: branch.id, recordedBy, openedOn: "2021-12-31" });
    await database.owner.insert(memberEvents).values({
      id: newId(),
      rootId: root.id,
      memberId: member.id,
      memberName: member.fullName,
      recordedBy,
      recordedByName: "x",
      kind: "admission",
      effectiveOn: "2022-02-03",
      toUnitId: branch.id,
      standingAfter: "probationary",
    });
  };
  const { id: reportId } = await startReport(secretary, { unitId: unit.id, quarter: QUARTER });
  return { make, root, unit, branch, sibling, secretary, office, stranger, admit, reportId };
}

function figureInput(reportId: string, indicator: string, input: Partial<FigureEntry> = {}): FigureEntry & OfReport {
  return { reportId, indicator, baseVersion: 0, ...BLANK_ENTRY, ...input };
}

interface OfReport {
  readonly reportId: string;
}

/** One figure alone; what is refused is thrown, so that a test cannot overlook it. */
async function saveFigure(actor: Actor, { reportId, ...figure }: FigureEntry & OfReport): Promise<EntryOutcome> {
  return takenIn(await saveEntries(actor, { reportId, figures: [figure], narratives: [] }));
}

async function saveNarrative(actor: Actor, { reportId, ...narrative }: NarrativeEntry & OfReport) {
  return takenIn(await saveEntries(actor, { reportId, figures: [], narratives: [narrative] }));
}

function takenIn([outcome]: readonly EntryOutcome[]): EntryOutcome {
  if (!outcome) throw new Error("No outcome.");
  if (outcome.status !== "refused") return outcome;
  throw new AppError(outcome.messageKey === "errors.notFound" ? "not_found" : "invalid", outcome.messageKey);
}

async function auditOf(reportId: string) {
  const { rows } = await database.owner.execute(
    sql`select action, unit_id, reason, details, actor_name from audit_entries where subject_id = ${reportId} order by at, id`,
  );
  return rows;
}

const versionOf = async (actor: Actor, id: string) => (await getReport(actor, id)).version;
const snapshotsOf = (id: string) =>
  database.owner.select().from(reportSnapshots).where(eq(reportSnapshots.reportId, id));

test("starting twice, or two at once, gives one report and one entry in the log", async () => {
  const { make, root, unit, sibling, secretary, reportId } = await makeOffice();
  expect(await startReport(secretary, { unitId: unit.id, quarter: QUARTER })).toEqual({ id: reportId });
  const other = await makeActor(make, "secretary", sibling);
  const start = () => startReport(other, { unitId: sibling.id, quarter: QUARTER });
  const [first, second, third] = await Promise.all([start(), start(), start()]);
  expect(new Set([first?.id, second?.id, third?.id]).size).toBe(1);
  expect(await auditOf(first?.id ?? "")).toMatchObject([{ action: "report.start", unit_id: sibling.id }]);
  expect(await database.owner.select().from(reports).where(eq(reports.rootId, root.id))).toHaveLength(2);
});

test("no report is started for a quarter that is not open, nor for a unit that files none or is not one's own", async () => {
  const { branch, sibling, secretary, unit } = await makeOffice();
  await expect(startReport(secretary, { unitId: unit.id, quarter: "2022-Q2" })).rejects.toThrow(
    "reports.errors.notOpened",
  );
  await expect(startReport(secretary, { unitId: branch.id, quarter: QUARTER })).rejects.toThrow("not_found");
  await expect(startReport(secretary, { unitId: sibling.id, quarter: QUARTER })).rejects.toThrow("not_found");
  await expect(startReport(secretary, { unitId: newId(), quarter: QUARTER })).rejects.toThrow("not_found");
});

test("two people on different fields merge; on the same field the second sees both values", async () => {
  const { make, unit, secretary, reportId } = await makeOffice();
  const deputy = await makeActor(make, "secretary", unit, "Phó Bí thư");
  expect(await saveFigure(secretary, figureInput(reportId, "SHCD", { value: 4 }))).toMatchObject({
    status: "saved",
    version: 1,
  });
  expect(await saveFigure(deputy, figureInput(reportId, "TCCT", { value: 0 }))).toMatchObject({
    status: "saved",
    version: 1,
  });
  expect(await saveFigure(deputy, figureInput(reportId, "SHCD", { value: 5, remark: "hơn 4" }))).toMatchObject({
    status: "conflict",
    version: 1,
    theirs: { value: 4, remark: null },
  });
  const text = { reportId, section: "results", baseVersion: 0 };
  expect(await saveNarrative(secretary, { ...text, body: "Một" })).toMatchObject({ status: "saved", version: 1 });
  expect(await saveNarrative(deputy, { ...text, body: "Hai" })).toMatchObject({
    status: "conflict",
    theirs: { body: "Một" },
  });
  expect(await saveNarrative(deputy, { ...text, baseVersion: 1, body: "Hai" })).toMatchObject({
    status: "saved",
    version: 2,
  });
  const report = await getReport(secretary, reportId);
  expect(report.figures.find(({ code }) => code === "SHCD")).toMatchObject({ value: 4, version: 1 });
  expect(report.figures.find(({ code }) => code === "TCCT")).toMatchObject({ value: 0 });
  expect(report.narratives.find(({ code }) => code === "results")).toMatchObject({ body: "Hai", version: 2 });
});

test("two writers at once on one field: one is saved, the other is told", async () => {
  const { secretary, reportId } = await makeOffice();
  const answers = await Promise.all(
    [1, 2, 3, 4].map((value) => saveFigure(secretary, figureInput(reportId, "SHCD", { value }))),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["conflict", "conflict", "conflict", "saved"]);
});

test("a save whose answer was lost may be sent again", async () => {
  const { secretary, reportId } = await makeOffice();
  const input = figureInput(reportId, "SHCD", { value: 4 });
  await saveFigure(secretary, input);
  expect(await saveFigure(secretary, input)).toMatchObject({ status: "saved", version: 1 });
});

test("drafts are kept without entries in the log", async () => {
  const { secretary, reportId } = await makeOffice();
  await saveFigure(secretary, figureInput(reportId, "SHCD", { value: 4 }));
  await saveNarrative(secretary, { reportId, section: "results", baseVersion: 0, body: "Một" });
  expect((await auditOf(reportId)).map((row) => row["action"])).toEqual(["report.start"]);
});

test("a ratio takes two figures and no value, a count the other way round, and an unknown indicator nothing", async () => {
  const { secretary, reportId } = await makeOffice();
  const ratio = { numerator: 1235, denominator: 1200 };
  expect(await saveFigure(secretary, figureInput(reportId, "QT_PCT", ratio))).toMatchObject({ status: "saved" });
  await expect(saveFigure(secretary, figureInput(reportId, "QT_PCT", { value: 1 }))).rejects.toThrow("invalid");
  await expect(saveFigure(secretary, figureInput(reportId, "SHCD", ratio))).rejects.toThrow("invalid");
  await expect(saveFigure(secretary, figureInput(reportId, "KHONG_CO", { value: 1 }))).rejects.toThrow("not_found");
  await expect(saveNarrative(secretary, { reportId, section: "khong_co", baseVersion: 0, body: "" })).rejects.toThrow(
    "not_found",
  );
});

test("handing in freezes figures, texts and the ledger's position, and gives a receipt", async () => {
  const { secretary, unit, reportId, admit } = await makeOffice();
  await admit();
  await saveFigure(secretary, figureInput(reportId, "SHCD", { value: 0, remark: "gần 1" }));
  await saveFigure(secretary, figureInput(reportId, "GK", { value: 2, reason: "Quyết định đến muộn" }));
  await saveNarrative(secretary, { reportId, section: "results", baseVersion: 0, body: "Kết quả" });
  const receipt = await submitReport(secretary, { reportId });
  const [snapshot] = await snapshotsOf(reportId);
  expect(receipt).toEqual({ number: `1-${String(snapshot?.hash.slice(0, 8).toUpperCase())}`, hash: snapshot?.hash });
  const { rows } = await database.owner.execute<{ seq: string }>(
    sql`select max(seq) as seq from member_events where root_id = ${unit.rootId}`,
  );
  expect(snapshot?.ledgerSeq).toBe(Number(rows[0]?.seq));
  // What the database gives back still has the same hash.
  expect(createHash("sha256").update(canonicalJson(snapshot?.content)).digest("hex")).toBe(snapshot?.hash);
  expect(snapshot?.content).toMatchObject({
    quarter: QUARTER,
    unit: { id: unit.id },
    figures: expect.arrayContaining([
      expect.objectContaining({ code: "DV_DK", computed: 4, reported: 4 }),
      expect.objectContaining({ code: "KN", computed: 1, reported: 1, reason: null }),
      expect.objectContaining({ code: "GK", computed: 0, reported: 2, reason: "Quyết định đến muộn" }),
      expect.objectContaining({ code: "SHCD", computed: null, reported: 0, remark: "gần 1" }),
      expect.objectContaining({ code: "TCCT", reported: null }),
    ]),
    narratives: expect.arrayContaining([expect.objectContaining({ code: "results", body: "Kết quả" })]),
  });
  expect((await auditOf(reportId)).at(-1)).toMatchObject({
    action: "report.submit",
    unit_id: unit.id,
    actor_name: "Bí thư",
    details: {
      before: { status: "draft" },
      after: { status: "submitted", ordinal: 1, hash: receipt.hash, sections: ["results"] },
    },
  });
});

test("a handed in report shows what was handed in, and what the register says since", async () => {
  const { secretary, reportId, admit } = await makeOffice();
  await submitReport(secretary, { reportId });
  await admit();
  const kn = (await getReport(secretary, reportId)).figures.find(({ code }) => code === "KN");
  expect(kn).toMatchObject({ computed: 0, value: 0, registerNow: 1 });
});

test("a figure that follows the register moves with it until the report is handed in", async () => {
  const { secretary, reportId, admit } = await makeOffice();
  const kn = async () => (await getReport(secretary, reportId)).figures.find(({ code }) => code === "KN")?.computed;
  expect(await kn()).toBe(0);
  await admit();
  expect(await kn()).toBe(1);
});

test("a figure other than the register's without its reason keeps the report from being handed in", async () => {
  const { secretary, reportId } = await makeOffice();
  await saveFigure(secretary, figureInput(reportId, "KN", { value: 9 }));
  await expect(submitReport(secretary, { reportId })).rejects.toThrow("reports.errors.blocked");
  expect(await snapshotsOf(reportId)).toEqual([]);
  await saveFigure(secretary, figureInput(reportId, "KN", { value: 9, baseVersion: 1, reason: "Sổ ghi thiếu" }));
  // The figure is explained now, and what it does to the sum is not.
  await expect(submitReport(secretary, { reportId })).rejects.toThrow("reports.errors.blocked");
  const said = { writer: secretary.accountId, finding: "rule:balance", baseVersion: 0, body: "Sổ ghi thiếu 9 người" };
  await saveExplanation(secretary, { reportId, ...said });
  await expect(submitReport(secretary, { reportId })).resolves.toMatchObject({ number: expect.stringMatching(/^1-/) });
});

test("handed in twice at once there is one snapshot, one step and one entry in the log", async () => {
  const { secretary, reportId } = await makeOffice();
  const results = await Promise.allSettled([1, 2, 3].map(() => submitReport(secretary, { reportId })));
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { messageKey: "reports.errors.isSubmitted" },
  });
  expect(await snapshotsOf(reportId)).toHaveLength(1);
  expect(await database.owner.select().from(reportSteps).where(eq(reportSteps.reportId, reportId))).toHaveLength(2);
  expect((await auditOf(reportId)).map((row) => row["action"])).toEqual(["report.start", "report.submit"]);
});

test("a report in the office's hands is not written to, neither by command nor past it", async () => {
  const { secretary, unit, reportId } = await makeOffice();
  await submitReport(secretary, { reportId });
  await expect(saveFigure(secretary, figureInput(reportId, "SHCD", { value: 1 }))).rejects.toThrow(
    "reports.errors.isSubmitted",
  );
  await expect(saveNarrative(secretary, { reportId, section: "results", baseVersion: 0, body: "x" })).rejects.toThrow(
    "conflict",
  );
  const row = {
    rootId: unit.rootId,
    reportId,
    unitId: unit.id,
    indicator: "SHCD",
    value: "1",
    changedBy: secretary.accountId,
  };
  await expect(database.owner.insert(reportFigures).values(row)).rejects.toMatchObject({
    cause: { constraint: "reports_locked" },
  });
});

test("a returned report is mended and handed in again, and the office sees what changed", async () => {
  const { secretary, office, reportId } = await makeOffice();
  await submitReport(secretary, { reportId });
  await returnReport(office, {
    reportId,
    version: await versionOf(office, reportId),
    reason: "Thiếu số buổi sinh hoạt",
  });
  expect(await getReport(secretary, reportId)).toMatchObject({ status: "returned", isOpen: true, mayEdit: true });
  await saveFigure(secretary, figureInput(reportId, "SHCD", { value: 3 }));
  await submitReport(secretary, { reportId });
  const report = await getReport(office, reportId);
  expect(report.changes).toMatchObject({
    figures: [
      {
        code: "SHCD",
        before: null,
        after: { reported: 3, numerator: null, denominator: null, answer: null, remark: null, reason: null },
      },
    ],
    sections: [],
  });
  expect(report.steps.map(({ status, byName, reason }) => [status, byName, reason])).toEqual([
    ["draft", "Bí thư", null],
    ["submitted", "Bí thư", null],
    ["returned", "Văn phòng", "Thiếu số buổi sinh hoạt"],
    ["submitted", "Bí thư", null],
  ]);
  expect((await auditOf(reportId)).slice(2)).toMatchObject([
    {
      action: "report.return",
      reason: "Thiếu số buổi sinh hoạt",
      details: { before: { status: "submitted" }, after: { status: "returned" } },
    },
    {
      action: "report.submit",
      details: { before: { figures: { SHCD: null } }, after: { ordinal: 2, figures: { SHCD: { reported: 3 } } } },
    },
  ]);
});

test("an accepted report is locked against every hand", async () => {
  const { secretary, office, reportId } = await makeOffice();
  await submitReport(secretary, { reportId });
  const version = await versionOf(office, reportId);
  await acceptReport(office, { reportId, version });
  expect((await auditOf(reportId)).at(-1)).toMatchObject({ action: "report.accept", actor_name: "Văn phòng" });
  const again = { reportId, version: version + 1 };
  await expect(acceptReport(office, again)).rejects.toThrow("reports.errors.isAccepted");
  await expect(returnReport(office, { ...again, reason: "x" })).rejects.toThrow("reports.errors.isAccepted");
  await expect(submitReport(secretary, { reportId })).rejects.toThrow("reports.errors.isAccepted");
  await expect(saveFigure(secretary, figureInput(reportId, "SHCD", { value: 1 }))).rejects.toThrow(
    "reports.errors.isAccepted",
  );
  await expect(
    database.owner.update(reports).set({ status: "draft" }).where(eq(reports.id, reportId)),
  ).rejects.toMatchObject({ cause: { constraint: expect.stringMatching(/^reports_(step|locked)$/) } });
});

test("nobody accepts what they handed in: not by command, and not past it", async () => {
  const { make, root, office, reportId } = await makeOffice();
  await submitReport(office, { reportId });
  const report = await getReport(office, reportId);
  expect(report).toMatchObject({ isOwnSubmission: true, mayReview: true });
  await expect(acceptReport(office, { reportId, version: report.version })).rejects.toThrow(
    "reports.errors.ownSubmission",
  );
  const bySql = { status: "accepted", acceptedBy: office.accountId, acceptedAt: new Date() } as const;
  await expect(database.owner.update(reports).set(bySql).where(eq(reports.id, reportId))).rejects.toMatchObject({
    cause: { constraint: "reports_self_acceptance_check" },
  });
  const colleague = await makeActor(make, "office_staff", root, "Đồng nghiệp");
  await acceptReport(colleague, { reportId, version: report.version });
  expect(await getReport(office, reportId)).toMatchObject({ status: "accepted" });
});

test("a reviewer decides on the report they read, not on a later one; two at once, one decides", async () => {
  const { make, root, secretary, office, reportId } = await makeOffice();
  await submitReport(secretary, { reportId });
  const version = await versionOf(office, reportId);
  await expect(acceptReport(office, { reportId, version: version - 1 })).rejects.toThrow("errors.conflict");
  const colleague = await makeActor(make, "office_staff", root);
  const results = await Promise.allSettled([
    acceptReport(office, { reportId, version }),
    returnReport(colleague, { reportId, version, reason: "Thiếu" }),
  ]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("what was left blank is no figure, and texts are stored clean", async () => {
  const { secretary, reportId } = await makeOffice();
  const body = "Kết quả".normalize("NFD");
  const input = narrativeEntry.parse({
    reportId,
    section: "results",
    baseVersion: 0,
    body: `${body}\u0000\u0007\r\nhai\u202e `,
  });
  await saveNarrative(secretary, { reportId, ...input });
  const { narratives } = await getReport(secretary, reportId);
  expect(narratives.find(({ code }) => code === "results")?.body).toBe("Kết quả\nhai".normalize("NFC"));
});

test("a figure has no more places after the comma than its indicator, and answers only in its kind", async () => {
  const { secretary, reportId } = await makeOffice();
  const refused = (indicator: string, entry: object) =>
    expect(saveFigure(secretary, { ...figureInput(reportId, indicator), ...entry })).rejects.toMatchObject({
      code: "invalid",
    });
  await refused("SHCD", { value: 1.5 });
  await refused("SHCD", { value: null, numerator: 1, denominator: 2 });
  await refused("SHCD", { value: null, answer: "Ba buổi" });
  await refused("QT_PCT", { value: 3 });
});

test("a text at the limit survives handing in", async () => {
  const { secretary, reportId } = await makeOffice();
  const body = "Đ".repeat(20_000);
  await saveNarrative(secretary, { reportId, section: "results", baseVersion: 0, body });
  await submitReport(secretary, { reportId });
  const { narratives } = await getReport(secretary, reportId);
  expect(narratives.find(({ code }) => code === "results")?.body).toBe(body);
});
