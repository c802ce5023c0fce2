import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { positionColumns, positionJoins, type PositionRow } from "./position-sql";

const MOST_SHOWN = 500;

export interface UnitPositions {
  readonly rows: readonly PositionRow[];
  /** There are more, older ones: a term has to be chosen to see them. */
  readonly hasMore: boolean;
}

/** Who has held what in the bodies of a unit: body after body in their order, the newest first in each position. */
export async function listPositions(
  actor: Actor,
  input: { unitId: string; termId?: string | undefined },
): Promise<UnitPositions> {
  const scope = requireScope(actor, "member.read");
  const { unitId, termId } = input;
  return readAs(actor, async (db) => {
    const units = await db.execute(
      sql`select u.id from org_units u where u.id = ${unitId} and ${inScope(sql`u.id`, scope)}`,
    );
    if (units.rows.length === 0) throw new AppError("not_found", "errors.notFound");
    const { rows } = await db.execute<PositionRow>(sql`
      with newest as (
        select h.id from positions h where h.unit_id = ${unitId} and h.annulled_at is null
          and ${termId === undefined ? sql`true` : sql`h.term_id = ${termId}`}
        order by h.valid_to is null desc, h.valid_from desc, h.id limit ${MOST_SHOWN + 1})
      select ${positionColumns(today())} from ${positionJoins} where h.id in (select id from newest)
      order by b.ordinal, k.ordinal, h.valid_from desc, m.sort_key, h.id`);
    return { rows: rows.slice(0, MOST_SHOWN), hasMore: rows.length > MOST_SHOWN };
  });
}
