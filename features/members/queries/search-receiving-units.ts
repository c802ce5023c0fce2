import { sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { fold } from "@/lib/vietnamese";
import { requireScope } from "@/server/access";

const MOST_FOUND = 30;

export interface ReceivingUnit {
  readonly [column: string]: unknown;
  readonly value: string;
  readonly label: string;
}

/** Units of the whole office to which a member may be introduced, while typing: of those outside the scope, the name only. */
export function searchReceivingUnits(actor: Actor, input: { query: string }): Promise<ReceivingUnit[]> {
  requireScope(actor, "change.record");
  return readAs(actor, (db) => readReceivingUnits(db, actor, input));
}

/** As searchReceivingUnits, or the one unit asked for, inside a transaction that is already open. */
export async function readReceivingUnits(
  db: Pick<ReadClient, "execute">,
  { rootId }: Actor,
  { query, unitId = null }: { query: string; unitId?: string | null },
): Promise<ReceivingUnit[]> {
  const words = fold(query).split(" ").filter(Boolean);
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const { rows } = await db.execute<ReceivingUnit>(sql`
    select unit_id as value, name as label
    from find_receiving_units(${rootId}, ${sql.param(patterns)}::text[], ${unitId}::uuid, ${today()}::date, ${MOST_FOUND})`);
  return rows;
}
