import { and, asc, eq } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { reportAttachments } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { requireScope } from "@/server/access";
import { readAndLog } from "@/server/transact";
import { readHead } from "./read-report";

export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly addedAt: Date;
  readonly removedAt: Date | null;
}

/** The documents attached to a report, in the order in which they were; those removed since too. */
export async function listAttachments(actor: Actor, reportId: string): Promise<Attachment[]> {
  const scope = requireScope(actor, "report.read");
  return readAs(actor, async (db) => readAttachments(db, (await readHead(db, scope, reportId)).id));
}

export function readAttachments(db: Pick<ReadClient, "select">, reportId: string): Promise<Attachment[]> {
  const { id, name, size, sha256, addedAt, removedAt } = reportAttachments;
  return db
    .select({ id, name, size, sha256, addedAt, removedAt })
    .from(reportAttachments)
    .where(eq(reportAttachments.reportId, reportId))
    .orderBy(asc(addedAt), asc(id));
}

export interface AttachedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** An attached document's content, also of one removed since; that it was opened is logged. */
export async function openAttachment(
  actor: Actor,
  { reportId, attachmentId }: { reportId: string; attachmentId: string },
): Promise<AttachedFile> {
  const scope = requireScope(actor, "report.read");
  return readAndLog(actor, async (db) => {
    const head = await readHead(db, scope, reportId);
    if (!isId(attachmentId)) throw new AppError("not_found", "errors.notFound");
    const { name, mediaType, content, sha256 } = reportAttachments;
    const [file] = await db
      .select({ name, mediaType, content, sha256 })
      .from(reportAttachments)
      .where(and(eq(reportAttachments.reportId, head.id), eq(reportAttachments.id, attachmentId)));
    if (!file) throw new AppError("not_found", "errors.notFound");
    const audit = { action: "report.open_attachment", subjectType: "report", subjectId: head.id, unitId: head.unitId };
    return { value: file, audit: [{ ...audit, after: { name: file.name, sha256: file.sha256 } }] };
  });
}
