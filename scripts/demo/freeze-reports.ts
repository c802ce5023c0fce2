import { createHash } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { memberEvents } from "@/db/schema/members";
import { reports, reportSnapshots } from "@/db/schema/reports";
import { readLiveReport, type ReportHead } from "@/features/reports/queries/read-report";
import { readCheckable } from "@/features/reports/queries/read-checkable";
import { findingsOf } from "@/features/reports/rules/findings";
import { freezeReport } from "@/features/reports/rules/snapshot";
import { warningsOf } from "@/features/reports/rules/warnings";
import type { SnapshotContent } from "@/features/reports/schema";
import { canonicalJson } from "@/lib/canonical";
import { addDays } from "@/lib/dates";
import { newId } from "@/lib/id";
import { inChunks } from "./office";
import { type DemoReport, dueOn } from "./demo-report";
import { formIn } from "./entered-figures";

/** Hands the reports in as the app would: what the registers say and what was entered, frozen, hashed, then moved on. */
export async function freezeReports(
  db: NodePgDatabase,
  rootId: string,
  made: readonly DemoReport[],
  reviewer: { id: string },
): Promise<void> {
  const [last] = await db.select({ seq: sql<string>`max(${memberEvents.seq})` }).from(memberEvents);
  const ledgerSeq = Number(last?.seq ?? 0);
  // Quarter by quarter: each is judged, and computed, with those before it accepted.
  for (const quarter of new Set(made.map((report) => report.quarter))) {
    const ofQuarter = made.filter((report) => report.quarter === quarter);
    await freezeQuarter(db, rootId, ofQuarter, ledgerSeq);
    await moveAll(db, ofQuarter, reviewer);
  }
}

async function freezeQuarter(
  db: NodePgDatabase,
  rootId: string,
  made: readonly DemoReport[],
  ledgerSeq: number,
): Promise<void> {
  const snapshots: (typeof reportSnapshots.$inferInsert)[] = [];
  for (const report of made) {
    if (report.submittedAt === null) continue;
    const content = await contentOf(db, rootId, report, ledgerSeq);
    snapshots.push({
      id: newId(),
      rootId,
      reportId: report.id,
      unitId: report.unit.id,
      ordinal: 1,
      formVersionId: formIn(report.quarter).id,
      content,
      hash: createHash("sha256").update(canonicalJson(content)).digest("hex"),
      ledgerSeq,
      at: report.submittedAt,
      byAccount: report.secretary.id,
    });
  }
  for (const chunk of inChunks(snapshots, 200)) await db.insert(reportSnapshots).values(chunk);
}

async function contentOf(
  db: NodePgDatabase,
  rootId: string,
  report: DemoReport,
  ledgerSeq: number,
): Promise<SnapshotContent> {
  const { id, unit, quarter, secretary } = report;
  const form = formIn(quarter);
  const head: ReportHead = {
    id,
    rootId,
    unitId: unit.id,
    unitName: unit.name,
    unitKind: unit.kind,
    parentName: null,
    quarter,
    formVersionId: form.id,
    status: "draft",
    version: 1,
    quarterState: "open",
    submittedAt: null,
    submittedBy: null,
    acceptedAt: null,
    acceptedOrdinal: null,
  };
  const live = await readLiveReport(db, head);
  const findings = findingsOf(await readCheckable(db, head, live));
  return freezeReport({
    unit: { id: unit.id, name: unit.name },
    quarter,
    form: { code: form.code, version: form.version },
    figures: live.figures,
    narratives: live.narratives,
    strength: live.register.strength,
    ledgerSeq,
    warnings: warningsOf(findings),
    explanations: {},
    attachments: [],
    submittedBy: { id: secretary.id, name: secretary.name },
  });
}

// Through the states one by one: the database refuses a leap.
async function moveAll(db: NodePgDatabase, made: readonly DemoReport[], reviewer: { id: string }): Promise<void> {
  for (const report of made) {
    if (report.submittedAt === null) continue;
    const { submittedAt, secretary } = report;
    await db
      .update(reports)
      .set({ status: "submitted", version: 2, submittedAt, submittedBy: secretary.id })
      .where(eq(reports.id, report.id));
  }
  const move = async (status: "accepted" | "returned") => {
    for (const quarter of new Set(made.map((report) => report.quarter))) {
      const moved = made.filter((report) => report.status === status && report.quarter === quarter);
      const acceptance = {
        acceptedAt: new Date(`${addDays(dueOn(quarter), 6)}T03:30:00Z`),
        acceptedBy: reviewer.id,
        acceptedOrdinal: 1,
      };
      await db
        .update(reports)
        .set({ status, version: 3, ...(status === "accepted" ? acceptance : {}) })
        .where(
          and(
            inArray(
              reports.id,
              moved.map((report) => report.id),
            ),
            eq(reports.status, "submitted"),
          ),
        );
    }
  };
  await move("accepted");
  await move("returned");
}
