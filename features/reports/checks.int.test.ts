import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { formRules, indicatorTargets } from "@/db/schema/forms";
import { reports, reportSnapshots } from "@/db/schema/reports";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { fullFormVersionRow } from "@/db/baseline/form-2022";
import { readAs } from "@/db/read";
import type { Actor, Role } from "@/lib/actor";
import { newId } from "@/lib/id";
import { nextQuarter, type Quarter } from "@/lib/quarter";
import * as review from "./commands/review-report";
import { saveEntries } from "./commands/save-entries";
import * as explain from "./commands/save-explanation";
import { startReport } from "./commands/start-report";
import { submitReport } from "./commands/submit-report";
import * as check from "./queries/get-check";
import { getReport } from "./queries/get-report";
import { readHistory } from "./queries/read-history";
import { BLANK_ENTRY } from "./rules/figures";
import type { FigureEntry } from "./schema";

const database = testDatabase();

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id });
  let quarter: Quarter = "2022-Q1";
  for (let n = 0; n < 8; n += 1) {
    await make.makePeriod(root.id, quarter, "2022-03-25");
    quarter = nextQuarter(quarter);
  }
  const secretary = await makeActor(make, "secretary", unit, "Bí thư");
  const office = await makeActor(make, "office_staff", root, "Văn phòng");
  return { make, root, unit, sibling, secretary, office };
}

type Office = Awaited<ReturnType<typeof makeOffice>>;

function entry(indicator: string, rest: Partial<FigureEntry>): FigureEntry {
  return { indicator, baseVersion: 0, ...BLANK_ENTRY, ...rest };
}

async function begin({ secretary, unit }: Office, quarter: Quarter, figures: readonly FigureEntry[]) {
  const { id } = await startReport(secretary, { unitId: unit.id, quarter });
  const outcomes = await saveEntries(secretary, { reportId: id, figures, narratives: [] });
  return { id, outcomes };
}

async function handIn(here: Office, quarter: Quarter, figures: readonly FigureEntry[]) {
  const { id, outcomes } = await begin(here, quarter, figures);
  await submitReport(here.secretary, { reportId: id });
  await review.acceptReport(here.office, { reportId: id, version: (await getReport(here.office, id)).version });
  return { id, outcomes };
}

const figureOf = async (actor: Actor, id: string, code: string) =>
  (await getReport(actor, id)).figures.find((figure) => figure.code === code);

async function addRule(severity: "explain" | "block", expression: string): Promise<string> {
  const code = `r${newId().slice(-8)}`;
  const words = { messageVi: "Sinh hoạt chuyên đề quá nhiều.", messageEn: "Too many meetings." };
  const row = { formVersionId: fullFormVersionRow.id, code, expression, severity, ordinal: 90, ...words };
  await database.owner.insert(formRules).values(row);
  return code;
}

test("a rule that asks keeps the report until it is explained, and the explanation is frozen with it", async () => {
  const here = await makeOffice();
  const { secretary } = here;
  const code = await addRule("explain", "SHCD <= 50");
  const { id: reportId } = await begin(here, "2022-Q1", [entry("SHCD", { value: 60 })]);
  const key = `rule:${code}`;
  const found = (await check.getCheck(secretary, reportId)).find((one) => one.key === key);
  expect(found).toMatchObject({ severity: "explain", blocks: true, message: { vi: "Sinh hoạt chuyên đề quá nhiều." } });
  await expect(submitReport(secretary, { reportId })).rejects.toThrow("reports.errors.blocked");
  const said = { reportId, writer: secretary.accountId, finding: key, baseVersion: 0, body: "Gộp cả các tổ" };
  expect(await explain.saveExplanation(secretary, said)).toEqual({ status: "saved", version: 1 });
  expect(await explain.saveExplanation(secretary, said)).toEqual({ status: "saved", version: 1 });
  await submitReport(secretary, { reportId });
  const [snapshot] = await database.owner.select().from(reportSnapshots).where(eq(reportSnapshots.reportId, reportId));
  expect(snapshot?.content).toMatchObject({ warnings: [key], explanations: { [key]: "Gộp cả các tổ" } });
  await expect(explain.saveExplanation(secretary, { ...said, baseVersion: 1, body: "x" })).rejects.toThrow("conflict");
  await database.owner.delete(formRules).where(eq(formRules.code, code));
});

test("a rule that blocks is not talked away", async () => {
  const here = await makeOffice();
  const code = await addRule("block", "SHCD <= 50");
  const { id: reportId } = await begin(here, "2022-Q1", [entry("SHCD", { value: 60 })]);
  const said = { writer: here.secretary.accountId, finding: `rule:${code}`, baseVersion: 0, body: "Vì sao không" };
  await explain.saveExplanation(here.secretary, { reportId, ...said });
  await expect(submitReport(here.secretary, { reportId })).rejects.toThrow("reports.errors.blocked");
  const mended = [entry("SHCD", { value: 5, baseVersion: 1 })];
  await saveEntries(here.secretary, { reportId, figures: mended, narratives: [] });
  await submitReport(here.secretary, { reportId });
  await database.owner.delete(formRules).where(eq(formRules.code, code));
});

test("two people explain one finding: the second is told what the first wrote", async () => {
  const here = await makeOffice();
  const deputy = await makeActor(here.make, "secretary", here.unit, "Phó Bí thư");
  const { id: reportId } = await begin(here, "2022-Q1", []);
  const by = (actor: Actor, body: string, baseVersion = 0) =>
    explain.saveExplanation(actor, { reportId, writer: actor.accountId, finding: "outlier:SHCD", baseVersion, body });
  await by(here.secretary, "Một");
  expect(await by(deputy, "Hai")).toEqual({ status: "conflict", version: 1, theirs: "Một" });
  expect(await by(deputy, "Hai", 1)).toEqual({ status: "saved", version: 2 });
  const names = ["outlier:NO_SUCH", "rule:none", "unexplained:SHCD", "anything"];
  for (const finding of names) {
    const input = { reportId, writer: deputy.accountId, finding, baseVersion: 0, body: "x" };
    await expect(explain.saveExplanation(deputy, input)).rejects.toThrow("not_found");
  }
});

test("sums from the year's beginning and quarters' own figures come to the same, whichever way each was typed", async () => {
  const here = await makeOffice();
  await handIn(here, "2022-Q1", [entry("SHCD", { value: 3 }), entry("TCCT", { cumulative: 2 })]);
  const second = await handIn(here, "2022-Q2", [entry("SHCD", { cumulative: 7 }), entry("TCCT", { value: 4 })]);
  expect(await figureOf(here.secretary, second.id, "SHCD")).toMatchObject({ value: 4, cumulative: 7 });
  const third = await begin(here, "2022-Q3", [entry("SHCD", { cumulative: 6 }), entry("TCCT", { cumulative: 9 })]);
  expect(third.outcomes).toMatchObject([
    { field: "figure:SHCD", status: "refused", messageKey: "reports.errors.cumulativeBelow" },
    { field: "figure:TCCT", status: "saved" },
  ]);
  expect(await figureOf(here.secretary, third.id, "TCCT")).toMatchObject({ value: 3, earlier: 6 });
  // Of the first half of the next year nothing is known.
  const later = await begin(here, "2023-Q2", [entry("SHCD", { cumulative: 6 })]);
  expect(later.outcomes).toMatchObject([{ status: "refused", messageKey: "reports.errors.cumulativeUnknown" }]);
});

test("a figure typed as a sum and sent again is this writer's own", async () => {
  const here = await makeOffice();
  await handIn(here, "2022-Q1", [entry("SHCD", { value: 3 })]);
  const typed = entry("SHCD", { cumulative: 7 });
  const { id } = await begin(here, "2022-Q2", [typed]);
  expect(await saveEntries(here.secretary, { reportId: id, figures: [typed], narratives: [] })).toMatchObject([
    { status: "saved", version: 1 },
  ]);
});

test("a formula arrives computed from the quarters and the target, and a ratio typed otherwise is asked about", async () => {
  const here = await makeOffice();
  const target = { rootId: here.root.id, unitId: here.unit.id, year: 2022, indicator: "KN", value: "200" };
  await database.owner.insert(indicatorTargets).values({ ...target, changedBy: newId() });
  const explained = { reason: "Theo danh sách" };
  const because = async (reportId: string) => {
    const said = { reportId, writer: here.secretary.accountId, finding: "rule:balance", baseVersion: 0, body: "x" };
    await explain.saveExplanation(here.secretary, said);
  };
  const first = await begin(here, "2022-Q1", [entry("KN", { value: 60, ...explained })]);
  await because(first.id);
  await submitReport(here.secretary, { reportId: first.id });
  const second = await begin(here, "2022-Q2", [entry("KN", { value: 74, ...explained })]);
  expect(await figureOf(here.secretary, second.id, "PCT_KH")).toMatchObject({ numerator: 134, denominator: 200 });
  const other = [entry("PCT_KH", { numerator: 134, denominator: 210 })];
  await saveEntries(here.secretary, { reportId: second.id, figures: other, narratives: [] });
  const findings = await check.getCheck(here.secretary, second.id);
  expect(findings.find(({ kind }) => kind === "ratioDiffers")).toMatchObject({ denominator: 200, severity: "explain" });
});

test("history is of the report last accepted, in one statement for all indicators", async () => {
  const here = await makeOffice();
  await handIn(here, "2022-Q1", [entry("SHCD", { value: 3 }), entry("QT_PCT", { numerator: 1, denominator: 4 })]);
  await handIn(here, "2022-Q2", [entry("SHCD", { value: 5 }), entry("QT_PCT", { numerator: 3, denominator: 4 })]);
  const draft = await begin(here, "2022-Q3", [entry("SHCD", { value: 99 })]);
  const history = await readAs(here.secretary, (db) => readHistory(db, { unitId: here.unit.id, quarter: "2022-Q3" }));
  expect(history.get("SHCD")).toMatchObject({
    previous: { reported: 5 },
    lastYear: null,
    series: [null, null, null, null, null, null, 3, 5],
    yearToDate: 8,
  });
  expect(history.get("QT_PCT")).toMatchObject({ series: expect.arrayContaining([25, 75]), yearToDate: 50 });
  const nextYear = await readAs(here.secretary, (db) => readHistory(db, { unitId: here.unit.id, quarter: "2023-Q1" }));
  expect(nextYear.get("SHCD")).toMatchObject({ previous: null, lastYear: { reported: 3 }, yearToDate: 0 });
  expect(draft.id).not.toBe("");
});

test("a figure far from those of units of its kind is told, without a word of any of them", async () => {
  const here = await makeOffice();
  const { make, root, unit, office } = here;
  const recordedBy = office.accountId;
  const rows = [];
  for (let n = 0; n < 10; n += 1) {
    const peer = await make.makeUnit({
      rootId: root.id,
      parentId: root.id,
      kind: "base_party_org",
      name: `Đơn vị ${n}`,
    });
    const place = { rootId: root.id, unitId: peer.id };
    const id = newId();
    const given = { createdBy: recordedBy, formVersionId: fullFormVersionRow.id, quarter: "2022-Q1" };
    await database.owner.insert(reports).values({ id, ...place, ...given });
    const figure = { code: "SHCD", kind: "flow", reported: 2 };
    const content = { figures: [figure], register: { closing: 10 } };
    const formVersionId = fullFormVersionRow.id;
    rows.push({
      ...place,
      id: newId(),
      reportId: id,
      ordinal: 1,
      content,
      hash: "x",
      ledgerSeq: 0,
      byAccount: recordedBy,
      formVersionId,
    });
  }
  await database.owner.insert(reportSnapshots).values(rows);
  await database.owner.update(reports).set({ status: "submitted" }).where(eq(reports.rootId, root.id));
  for (let n = 0; n < 5; n += 1) await make.makeMember({ rootId: root.id, unitId: unit.id, recordedBy });
  const { id } = await begin(here, "2022-Q1", [entry("SHCD", { value: 40 })]);
  const findings = await check.getCheck(here.secretary, id);
  expect(findings.find(({ kind }) => kind === "outlier")).toMatchObject({ against: "peers", usual: 1, count: 10 });
  expect(JSON.stringify(findings)).not.toContain("Đơn vị");
});

const CASES = {
  saveExplanation: (actor, reportId) =>
    explain.saveExplanation(actor, { reportId, writer: actor.accountId, finding: "balance", baseVersion: 0, body: "" }),
  getCheck: (actor, reportId) => check.getCheck(actor, reportId),
} satisfies Record<keyof typeof explain | keyof typeof check, (actor: Actor, id: string) => Promise<unknown>>;

test("who does not write the report neither checks it nor explains anything in it", async () => {
  const here = await makeOffice();
  const { id } = await begin(here, "2022-Q1", []);
  const roles: Role[] = ["leader", "auditor", "administrator"];
  const stranger = await makeActor(here.make, "secretary", here.sibling);
  for (const [name, call] of Object.entries(CASES)) {
    await expect(call(stranger, id), name).rejects.toThrow("not_found");
    await expect(call(here.secretary, newId()), name).rejects.toThrow("not_found");
    for (const role of roles)
      await expect(call(await makeActor(here.make, role, here.root), id), name).rejects.toThrow("forbidden");
    await expect(call(here.office, id), name).resolves.toBeDefined();
  }
});
