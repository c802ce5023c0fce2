import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { keepDraft, type WriteClient } from "@/server/transact";
import { readDraftNews, type DraftNews } from "../queries/read-draft-news";
import { readHead, type ReportHead } from "../queries/read-report";
import { canWrite } from "../rules/status";
import type { KeepPresenceInput } from "../schema";

/**
 * Says that the actor has the report open for entry, and where, and tells what others did in it since the versions
 * that the actor's page knows. A report that is no longer open only tells so.
 */
export async function keepPresence(actor: Actor, input: KeepPresenceInput): Promise<DraftNews> {
  const scope = requireScope(actor, "report.edit");
  return keepDraft(actor, async (tx) => {
    const head = await readHead(tx, scope, input.reportId);
    if (canWrite(head)) await notePresence(tx, actor, head, input.field);
    return readDraftNews(tx, actor, head, input.versions);
  });
}

/** Writes the actor's name beside the report; with `field`, where in it they are. A save alone says no more than that. */
export async function notePresence(
  tx: WriteClient,
  actor: Actor,
  head: ReportHead,
  field?: string | null,
): Promise<void> {
  const isMoved = field === undefined ? sql`false` : sql`p.field is distinct from excluded.field`;
  const place = field === undefined ? sql`p.field` : sql`excluded.field`;
  // Not written more often than anyone could notice.
  await tx.execute(sql`
    insert into report_presence as p (root_id, report_id, unit_id, account_id, name, field)
    values (${head.rootId}, ${head.id}, ${head.unitId}, ${actor.accountId}, ${actor.name}, ${field ?? null})
    on conflict (report_id, account_id) do update set name = excluded.name, field = ${place}, seen_at = excluded.seen_at
    where p.seen_at < now() - interval '5 seconds' or ${isMoved}`);
}
