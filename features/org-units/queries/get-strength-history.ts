import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { lastDay, quarterOf, quartersUpTo } from "@/lib/quarter";
import { inScope, requireScope } from "@/server/access";

export interface QuarterStrength {
  readonly [column: string]: unknown;
  readonly quarter: string;
  readonly official: number;
  readonly probationary: number;
}

const QUARTERS = 12;

/** Members of a unit and all beneath it at the ends of the last quarters up to a day, each by the tree of its own time. */
export async function getStrengthHistory(
  actor: Actor,
  input: { unitId: string; onDay: string },
): Promise<QuarterStrength[]> {
  const scope = requireScope(actor, "figure.read");
  const quarters = quartersUpTo(quarterOf(input.onDay), QUARTERS);
  // The quarter of the day has not ended: it is told as it stands on the day.
  const days = quarters.map((quarter, place) => (place === QUARTERS - 1 ? input.onDay : lastDay(quarter)));
  const { rows } = await readAs(actor, (db) =>
    db.execute<QuarterStrength>(sql`
      select q.quarter, coalesce(sum(last.official), 0)::int as official, coalesce(sum(last.probationary), 0)::int as probationary
      from unnest(${sql.param(quarters)}::text[], ${sql.param(days)}::date[]) as q (quarter, day)
      join org_unit_paths p on p.ancestor_id = ${input.unitId} and p.valid_from <= q.day and (p.valid_to is null or q.day < p.valid_to)
      left join lateral (select s.official, s.probationary from strength_closings s
        where s.unit_id = p.descendant_id and s.quarter <= q.quarter order by s.quarter desc limit 1) last on true
      where ${inScope(sql`p.ancestor_id`, scope)}
      group by q.quarter order by q.quarter`),
  );
  return rows;
}
