import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { inScope, requireScope } from "@/server/access";
import { positionColumns, positionJoins, type PositionRow } from "./position-sql";

const MOST_SHOWN = 100;

/** The positions that a member holds and has held in units the reader may see, newest first. */
export async function listMemberPositions(actor: Actor, input: { memberId: string }): Promise<PositionRow[]> {
  const scope = requireScope(actor, "member.read");
  const { rows } = await readAs(actor, (db) =>
    db.execute<PositionRow>(sql`
      select ${positionColumns(today())} from ${positionJoins}
      where h.member_id = ${input.memberId} and h.annulled_at is null and ${inScope(sql`h.unit_id`, scope)}
      order by h.valid_from desc, k.ordinal, h.id limit ${MOST_SHOWN}`),
  );
  return rows;
}
