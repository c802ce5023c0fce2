import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { isQuarter, type Quarter, quarterOf } from "@/lib/quarter";
import { requireScope } from "@/server/access";

/** Quarters in which something changed, and the current one; newest first. */
export async function listLedgerQuarters(actor: Actor): Promise<Quarter[]> {
  requireScope(actor, "change.read");
  const found = await readAs(actor, (db) =>
    db.execute<{ quarter: string }>(sql`select distinct quarter from change_counts where root_id = ${actor.rootId}`),
  );
  const quarters = found.rows.map((row) => row.quarter).filter((quarter) => isQuarter(quarter));
  return [...new Set([quarterOf(today()), ...quarters])].toSorted().toReversed();
}
