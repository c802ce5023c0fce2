import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { today } from "@/lib/dates";
import { type Quarter, quarterOf } from "@/lib/quarter";

export interface Quarters {
  /** The newest quarter in which a report was begun or a change recorded, or else the newest one opened. */
  readonly latest: Quarter;
  /** Quarters opened for reporting, the newest first. */
  readonly opened: readonly Quarter[];
}

/** The quarters one can look at, and the one to begin with. */
export async function readQuarters(db: Pick<ReadClient, "execute">, rootId: string): Promise<Quarters> {
  const { rows } = await db.execute<{ quarter: Quarter; isUsed: boolean }>(sql`
    select p.quarter,
      exists (select from reports r where r.root_id = p.root_id and r.quarter = p.quarter)
      or exists (select from member_events e where e.root_id = p.root_id and e.quarter = p.quarter) as "isUsed"
    from periods p where p.root_id = ${rootId} and p.opens_on <= app_today() order by p.quarter desc`);
  const latest = rows.find((row) => row.isUsed) ?? rows[0];
  return { latest: latest?.quarter ?? quarterOf(today()), opened: rows.map((row) => row.quarter) };
}
