import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { transact } from "@/server/transact";
import { readHead, type ReportHead } from "../queries/read-report";
import { assertCanMove, isOwnSubmission } from "../rules/status";
import type { AcceptReportInput, ReturnReportInput } from "../schema";
import { moveReport } from "./move-report";

/** Sends a submitted report back to its unit, with the reason. */
export async function returnReport(actor: Actor, input: ReturnReportInput): Promise<void> {
  const scope = requireScope(actor, "report.review");
  return transact(actor, async (tx) => {
    const head = await readHead(tx, scope, input.reportId, "update");
    assertCanMove(head.status, "returned");
    assertSeen(head, input.version);
    await moveReport(tx, actor, head, { to: "returned", reason: input.reason });
    const audit = { action: "report.return", subjectType: "report", subjectId: head.id, unitId: head.unitId };
    const steps = { before: { status: head.status }, after: { status: "returned" } };
    return { value: undefined, audit: [{ ...audit, ...steps, reason: input.reason }] };
  });
}

/** Accepts a submitted report and locks it. Throws `forbidden` for whoever handed it in. */
export async function acceptReport(actor: Actor, input: AcceptReportInput): Promise<void> {
  const scope = requireScope(actor, "report.review");
  return transact(actor, async (tx) => {
    const head = await readHead(tx, scope, input.reportId, "update");
    assertCanMove(head.status, "accepted");
    if (isOwnSubmission(head, actor.accountId)) throw new AppError("forbidden", "reports.errors.ownSubmission");
    assertSeen(head, input.version);
    await moveReport(tx, actor, head, { to: "accepted" });
    const audit = { action: "report.accept", subjectType: "report", subjectId: head.id, unitId: head.unitId };
    const steps = { before: { status: head.status, submittedBy: head.submittedBy }, after: { status: "accepted" } };
    return { value: undefined, audit: [{ ...audit, ...steps }] };
  });
}

// Returned and handed in again behind the reviewer's back, it is not the report that was read.
function assertSeen(head: ReportHead, version: number): void {
  if (head.version !== version) throw new AppError("conflict", "errors.conflict");
}
