import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import type { Entry } from "../rules/history";

/** All entries of a member whom the reader keeps, those at other units included, in the order they were recorded. */
export async function readEntries(db: Pick<ReadClient, "execute">, memberId: string): Promise<Entry[]> {
  const { rows } = await db.execute<Entry & Record<string, unknown>>(sql`
    select e.id, k.event, e.effective_on as "effectiveOn", e.from_unit_id as "fromUnitId", e.to_unit_id as "toUnitId",
      e.standing_before as "standingBefore", e.standing_after as "standingAfter", e.ceremony_on as "ceremonyOn",
      e.official_on as "officialOn", e.until_on as "untilOn", e.elsewhere, e.sign, e.reverses_id as "reversesId"
    from member_history(${memberId}) e join change_kinds k on k.code = e.kind order by e.seq`);
  return rows;
}
