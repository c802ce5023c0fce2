import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { isQuarter, type Quarter } from "@/lib/quarter";
import { inScope, requireScope } from "@/server/access";

/** The quarters in which something was awarded, newest first. */
export function listAwardPeriods(actor: Actor): Promise<readonly Quarter[]> {
  const scope = requireScope(actor, "award.read");
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<{ quarter: string }>(
      sql`select distinct r.quarter from award_recipients r where ${inScope(sql`r.unit_id`, scope)} order by 1 desc`,
    );
    return rows.map(({ quarter }) => quarter).filter(isQuarter);
  });
}
