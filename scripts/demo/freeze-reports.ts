import { createHash } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { formVersionRow } from "@/db/baseline/form";
import { memberEvents } from "@/db/schema/members";
import { reports, reportSnapshots } from "@/db/schema/reports";
import { readLiveReport } from "@/features/reports/queries/read-report";
import { freezeReport } from "@/features/reports/rules/snapshot";
import type { SnapshotContent } from "@/features/reports/schema";
import { canonicalJson } from "@/lib/canonical";
import { addDays } from "@/lib/dates";
import { newId } from "@/lib/id";
import { inChunks } from "./office";
import { type DemoReport, dueOn } from "./demo-report";

/** Hands the reports in as the app would: what the registers say and what was entered, frozen, hashed, then moved on. */
export async function freezeReports(
  db: NodePgDatabase,
  rootId: string,
  made: readonly DemoReport[],
  reviewer: { id: string },
): Promise<void> {
  const [last] = await db.select({ seq: sql<string>`max(${memberEvents.seq})` }).from(memberEvents);
  const ledgerSeq = Number(last?.seq ?? 0);
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
      formVersionId: formVersionRow.id,
      content,
      hash: createHash("sha256").update(canonicalJson(content)).digest("hex"),
      ledgerSeq,
      at: report.submittedAt,
      byAccount: report.secretary.id,
    });
  }
  for (const chunk of inChunks(snapshots, 200)) await db.insert(reportSnapshots).values(chunk);
  await moveAll(db, made, reviewer);
}

async function contentOf(
  db: NodePgDatabase,
  rootId: string,
  report: DemoReport,
  ledgerSeq: number,
): Promise<SnapshotContent> {
  const { id, unit, quarter, secretary } = report;
  const live = await readLiveReport(db, {
    id,
    rootId,
    unitId: unit.id,
    unitName: unit.name,
    quarter,
    formVersionId: formVersionRow.id,
    status: "draft",
    version: 1,
    submittedAt: null,
    submittedBy: null,
    acceptedAt: null,
  });
  return freezeReport({
    unit: { id: unit.id, name: unit.name },
    quarter,
    form: { code: formVersionRow.code, version: formVersionRow.version },
    figures: live.figures,
    narratives: live.narratives,
    strength: live.register.strength,
    ledgerSeq,
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
      const acceptance = { acceptedAt: new Date(`${addDays(dueOn(quarter), 6)}T03:30:00Z`), acceptedBy: reviewer.id };
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
