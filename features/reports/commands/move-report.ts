import { eq, max, sql } from "drizzle-orm";
import { unitKinds } from "@/db/schema/org-units";
import { reports, reportSnapshots, reportSteps } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { notifyUnit } from "@/server/notify";
import { violates, type WriteClient } from "@/server/transact";
import type { ReportHead } from "../queries/read-report";
import { assertCanMove, type ReportStatus } from "../rules/status";

interface Step {
  readonly to: ReportStatus;
  readonly reason?: string;
}

/** Moves a report, locked before by the caller, to its next status, and writes the step down. */
export async function moveReport(tx: WriteClient, actor: Actor, head: ReportHead, { to, reason }: Step): Promise<void> {
  assertCanMove(head, to);
  const at = new Date();
  try {
    await tx
      .update(reports)
      .set({ status: to, version: sql`${reports.version} + 1`, ...(await marksOf(tx, actor, head, to, at)) })
      .where(eq(reports.id, head.id));
  } catch (error) {
    // Locked, or written to by the same hand, since the report was read here.
    if (violates(error, "reports_quarter_locked")) throw new AppError("conflict", "reports.errors.isLocked");
    if (violates(error, "reports_self_acceptance_check"))
      throw new AppError("forbidden", "reports.errors.ownSubmission");
    throw error;
  }
  await tx.insert(reportSteps).values({
    id: newId(),
    rootId: head.rootId,
    reportId: head.id,
    unitId: head.unitId,
    status: to,
    reason: reason ?? null,
    at,
    byAccount: actor.accountId,
    byName: actor.name,
  });
  if (to !== "draft") await tellOf(tx, head, { to, ...(reason !== undefined && { reason }) });
}

// What is handed in is told to those who review it: the office, or the secretary above whose unit collects the branch's.
async function tellOf(tx: WriteClient, head: ReportHead, { to, reason }: Step): Promise<void> {
  const { id, unitId, unitName: unit, quarter, version } = head;
  const notice = { key: `${id}:${version}`, unitId, params: { quarter, unit, reason }, href: `/reports/${id}` };
  if (to === "returned" || to === "accepted") {
    await notifyUnit(tx, { ...notice, kind: `report.${to}`, roles: ["secretary"] });
    return;
  }
  const [kind] = await tx
    .select({ reports: unitKinds.reports })
    .from(unitKinds)
    .where(eq(unitKinds.code, head.unitKind));
  const reviewers =
    kind?.reports === false
      ? ({ roles: ["secretary"], reach: "above" } as const)
      : { roles: ["office_staff"] as const };
  await notifyUnit(tx, { ...notice, kind: "report.submitted", ...reviewers });
}

async function marksOf(tx: WriteClient, actor: Actor, head: ReportHead, to: ReportStatus, at: Date) {
  if (to === "submitted") return { submittedAt: at, submittedBy: actor.accountId };
  if (to !== "accepted") return { acceptedAt: null, acceptedBy: null };
  const [latest] = await tx
    .select({ ordinal: max(reportSnapshots.ordinal) })
    .from(reportSnapshots)
    .where(eq(reportSnapshots.reportId, head.id));
  return { acceptedAt: at, acceptedBy: actor.accountId, acceptedOrdinal: latest?.ordinal ?? null };
}
