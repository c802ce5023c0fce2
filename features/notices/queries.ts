import { and, count, desc, eq, isNull, sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { outboxMessages } from "@/db/schema/outbox";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { mailStateOf } from "./rules";
import type { NoticesAddress } from "./schema";

const PAGE_SIZE = 30;

/** How many notices the actor has not read. */
export function countUnread(actor: Actor): Promise<number> {
  requireScope(actor, "unit.read");
  return readAs(actor, async (db) => {
    const isUnread = and(eq(outboxMessages.accountId, actor.accountId), isNull(outboxMessages.readAt));
    const [found] = await db.select({ unread: count() }).from(outboxMessages).where(isUnread);
    return found?.unread ?? 0;
  });
}

/** The actor's notices, newest first, a page at a time. */
export function listNotices(actor: Actor, { beforeAt, beforeId }: NoticesAddress) {
  requireScope(actor, "unit.read");
  return readAs(actor, async (db) => {
    const { id, kind, params, createdAt, readAt, email, nextAttemptAt } = outboxMessages;
    const isLater =
      beforeAt === undefined || beforeId === undefined
        ? undefined
        : sql`(${createdAt}, ${id}) < (${beforeAt}::timestamptz, ${beforeId}::uuid)`;
    const found = await db
      .select({ id, kind, params, createdAt, readAt, email, nextAttemptAt, at: sql<string>`${createdAt}::text` })
      .from(outboxMessages)
      .where(and(eq(outboxMessages.accountId, actor.accountId), isLater))
      .orderBy(desc(createdAt), desc(id))
      .limit(PAGE_SIZE + 1);
    const now = new Date();
    const rows = found.slice(0, PAGE_SIZE).map(({ email: state, nextAttemptAt: since, ...row }) => ({
      ...row,
      mail: mailStateOf({ email: state, nextAttemptAt: since }, now),
    }));
    const last = found.length > PAGE_SIZE ? rows.at(-1) : undefined;
    return { rows, next: last && { beforeAt: last.at, beforeId: last.id } };
  });
}
