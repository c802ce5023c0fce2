import { eq, sql } from "drizzle-orm";
import { reports, reportSteps } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import type { WriteClient } from "@/server/transact";
import type { ReportHead } from "../queries/read-report";
import { assertCanMove, type ReportStatus } from "../rules/status";

interface Step {
  readonly to: ReportStatus;
  readonly reason?: string;
}

/** Moves a report, locked before by the caller, to its next status, and writes the step down. */
export async function moveReport(tx: WriteClient, actor: Actor, head: ReportHead, { to, reason }: Step): Promise<void> {
  assertCanMove(head.status, to);
  const at = new Date();
  const marks = {
    draft: {},
    submitted: { submittedAt: at, submittedBy: actor.accountId },
    returned: {},
    accepted: { acceptedAt: at, acceptedBy: actor.accountId },
  } as const satisfies Record<ReportStatus, object>;
  await tx
    .update(reports)
    .set({ status: to, version: sql`${reports.version} + 1`, ...marks[to] })
    .where(eq(reports.id, head.id));
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
}
