import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { positionColumns, positionJoins, type PositionRow } from "./position-sql";

/** One position of a unit in scope. */
export async function getPosition(actor: Actor, input: { positionId: string; unitId: string }): Promise<PositionRow> {
  const scope = requireScope(actor, "member.read");
  const { rows } = await readAs(actor, (db) =>
    db.execute<PositionRow>(sql`
      select ${positionColumns(today())} from ${positionJoins}
      where h.id = ${input.positionId} and h.unit_id = ${input.unitId} and h.annulled_at is null
        and ${inScope(sql`h.unit_id`, scope)}`),
  );
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}
