import { and, eq, isNull } from "drizzle-orm";
import { outboxMessages } from "@/db/schema/outbox";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { keepDraft } from "@/server/transact";
import type { ReadNoticeInput } from "../schema";

/** Marks a notice of one's own as read and says where it leads. */
export function readNotice(actor: Actor, { id }: ReadNoticeInput): Promise<{ href: string }> {
  requireScope(actor, "unit.read");
  return keepDraft(actor, async (tx) => {
    const isOwn = and(eq(outboxMessages.id, id), eq(outboxMessages.accountId, actor.accountId));
    const [notice] = await tx.select({ href: outboxMessages.href }).from(outboxMessages).where(isOwn);
    if (!notice) throw new AppError("not_found", "errors.notFound");
    await tx
      .update(outboxMessages)
      .set({ readAt: new Date() })
      .where(and(isOwn, isNull(outboxMessages.readAt)));
    return notice;
  });
}

/** Marks all notices of one's own as read. */
export function readAllNotices(actor: Actor): Promise<void> {
  requireScope(actor, "unit.read");
  return keepDraft(actor, async (tx) => {
    await tx
      .update(outboxMessages)
      .set({ readAt: new Date() })
      .where(and(eq(outboxMessages.accountId, actor.accountId), isNull(outboxMessages.readAt)));
  });
}
