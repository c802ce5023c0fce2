import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { inScope, requireScope } from "@/server/access";

export interface TermRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly ordinal: string;
  readonly years: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Positions of this term without an end. */
  readonly openPositions: number;
}

const MOST_SHOWN = 60;

/** The terms of a unit's committee, newest first. */
export async function listTerms(actor: Actor, input: { unitId: string }): Promise<TermRow[]> {
  const scope = requireScope(actor, "member.read");
  const { rows } = await readAs(actor, (db) =>
    db.execute<TermRow>(sql`
      select t.id, t.ordinal, t.years, t.valid_from as "validFrom", t.valid_to as "validTo",
        (select count(*)::int from positions h
          where h.term_id = t.id and h.annulled_at is null and h.valid_to is null) as "openPositions"
      from terms t where t.unit_id = ${input.unitId} and ${inScope(sql`t.unit_id`, scope)}
      order by t.valid_from desc limit ${MOST_SHOWN}`),
  );
  return rows;
}
