import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { transact, type WriteClient } from "@/server/transact";
import { readReviewed } from "../queries/may-review";
import type { ReportHead } from "../queries/read-report";
import { readWriters } from "../queries/read-writers";
import { assertCanMove } from "../rules/status";
import type { AcceptReportInput, ReopenReportInput, ReturnReportInput } from "../schema";
import { moveReport } from "./move-report";

/** Sends a submitted report back to its unit, with the reason. */
export async function returnReport(actor: Actor, input: ReturnReportInput): Promise<void> {
  return transact(actor, async (tx) => {
    const head = await readReviewed(tx, actor, input.reportId);
    // An accepted report comes back by being opened for restatement, which says so.
    if (head.status === "accepted") throw new AppError("conflict", "reports.errors.isAccepted");
    assertCanMove(head, "returned");
    assertSeen(head, input.version);
    await moveReport(tx, actor, head, { to: "returned", reason: input.reason });
    const steps = { before: { status: head.status }, after: { status: "returned" } };
    return { value: undefined, audit: [{ ...auditOf("report.return", head), ...steps, reason: input.reason }] };
  });
}

/** Accepts a submitted report. Throws `forbidden` for whoever wrote into it or handed it in, and their stand-ins. */
export async function acceptReport(actor: Actor, input: AcceptReportInput): Promise<void> {
  return transact(actor, async (tx) => {
    const head = await readReviewed(tx, actor, input.reportId);
    assertCanMove(head, "accepted");
    await assertForeign(tx, actor, head);
    assertSeen(head, input.version);
    await moveReport(tx, actor, head, { to: "accepted" });
    const steps = { before: { status: head.status, submittedBy: head.submittedBy }, after: { status: "accepted" } };
    return { value: undefined, audit: [{ ...auditOf("report.accept", head), ...steps }] };
  });
}

/** Sends an accepted report of a reopened quarter back to be restated; until that is accepted it counts as before. */
export async function reopenReport(actor: Actor, input: ReopenReportInput): Promise<void> {
  return transact(actor, async (tx) => {
    const head = await readReviewed(tx, actor, input.reportId);
    // A submitted report goes back by being returned.
    if (head.status === "submitted") throw new AppError("conflict", "reports.errors.isSubmitted");
    assertCanMove(head, "returned");
    assertSeen(head, input.version);
    await moveReport(tx, actor, head, { to: "returned", reason: input.reason });
    const steps = { before: { status: head.status, ordinal: head.acceptedOrdinal }, after: { status: "returned" } };
    return { value: undefined, audit: [{ ...auditOf("report.reopen", head), ...steps, reason: input.reason }] };
  });
}

function auditOf(action: string, head: ReportHead) {
  return { action, subjectType: "report", subjectId: head.id, unitId: head.unitId };
}

async function assertForeign(tx: WriteClient, actor: Actor, head: ReportHead): Promise<void> {
  const writers = await readWriters(tx, head.id);
  if (writers.every(({ isOwnSide }) => !isOwnSide)) return;
  if (head.submittedBy === actor.accountId) throw new AppError("forbidden", "reports.errors.ownSubmission");
  const isOwn = writers.some(({ accountId }) => accountId === actor.accountId);
  throw new AppError("forbidden", isOwn ? "reports.errors.ownEntry" : "reports.errors.ownSide");
}

// Returned and handed in again behind the reviewer's back, it is not the report that was read.
function assertSeen(head: ReportHead, version: number): void {
  if (head.version !== version) throw new AppError("conflict", "errors.conflict");
}
