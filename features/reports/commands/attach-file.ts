import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { reportAttachments } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { requireScope } from "@/server/access";
import { ATTACHMENT_TYPES, attachmentKind } from "@/server/attachment-kind";
import { transact, type WriteClient } from "@/server/transact";
import { readHead, type ReportHead } from "../queries/read-report";
import { MOST_ATTACHMENTS, MOST_KEPT_ATTACHMENTS } from "../rules/limits";
import { assertOpenForEntry } from "../rules/status";
import type { AttachFileInput } from "../schema";

/** Attaches a document to a draft. Throws `invalid` for what is none by its content, or one file too many. */
export async function attachFile(actor: Actor, input: AttachFileInput, file: Buffer): Promise<{ id: string }> {
  const scope = requireScope(actor, "report.edit");
  const kind = await attachmentKind(file);
  return transact(actor, async (tx) => {
    const head = await readHead(tx, scope, input.reportId, "share");
    assertOpenForEntry(head);
    if (kind === null) throw new AppError("invalid", "reports.attachments.errors.kind");
    const sha256 = createHash("sha256").update(file).digest("hex");
    await assertRoom(tx, head, sha256);
    const id = newId();
    const { name } = input;
    const place = { id, rootId: head.rootId, reportId: head.id, unitId: head.unitId };
    const what = { name, mediaType: ATTACHMENT_TYPES[kind], size: file.length, sha256 };
    await tx.insert(reportAttachments).values({ ...place, ...what, content: file, addedBy: actor.accountId });
    const audit = { action: "report.attach", subjectType: "report", subjectId: head.id, unitId: head.unitId };
    return { value: { id }, audit: [{ ...audit, after: { name, size: file.length, sha256 } }] };
  });
}

/** Takes a document off a draft; it is kept, marked as removed. Removing it twice is removing it once. */
export async function removeAttachment(actor: Actor, input: { reportId: string; attachmentId: string }): Promise<void> {
  const scope = requireScope(actor, "report.edit");
  return transact(actor, async (tx) => {
    const head = await readHead(tx, scope, input.reportId, "share");
    assertOpenForEntry(head);
    const [removed] = await tx
      .update(reportAttachments)
      .set({ removedAt: new Date(), removedBy: actor.accountId })
      .where(
        and(
          eq(reportAttachments.reportId, head.id),
          eq(reportAttachments.id, input.attachmentId),
          isNull(reportAttachments.removedAt),
        ),
      )
      .returning({ name: reportAttachments.name, sha256: reportAttachments.sha256 });
    if (!removed) throw new AppError("not_found", "errors.notFound");
    const audit = { action: "report.detach", subjectType: "report", subjectId: head.id, unitId: head.unitId };
    return { value: undefined, audit: [{ ...audit, before: removed }] };
  });
}

async function assertRoom(tx: WriteClient, head: ReportHead, sha256: string): Promise<void> {
  // Two files at once are counted one after the other, and nobody's typing waits for them.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('attachments of ' || ${head.id}, 0))`);
  const rows = await tx
    .select({ sha256: reportAttachments.sha256, removedAt: reportAttachments.removedAt })
    .from(reportAttachments)
    .where(eq(reportAttachments.reportId, head.id));
  const attached = rows.filter(({ removedAt }) => removedAt === null);
  if (attached.some((row) => row.sha256 === sha256)) throw new AppError("conflict", "reports.attachments.errors.same");
  const params = { limit: MOST_ATTACHMENTS };
  if (attached.length >= MOST_ATTACHMENTS) throw new AppError("invalid", "reports.attachments.errors.tooMany", params);
  if (rows.length >= MOST_KEPT_ATTACHMENTS) throw new AppError("invalid", "reports.attachments.errors.tooManyKept");
}
