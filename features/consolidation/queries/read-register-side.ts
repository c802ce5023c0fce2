import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { holdsOn } from "@/features/org-units/queries/read-units";
import { computeFigures } from "@/features/reports/queries/compute-figures";
import type { Quarter } from "@/lib/quarter";
import { countedParts, type PartsAsked } from "./parts-sql";

type Db = Pick<ReadClient, "execute">;

/** What the registers say of the node itself, by source and quarter: moves inside it are netted out there. */
export async function readRegister(db: Db, { unitId, quarters }: Pick<PartsAsked, "unitId" | "quarters">) {
  const figures = new Map<Quarter, Awaited<ReturnType<typeof computeFigures>>>();
  for (const quarter of quarters) figures.set(quarter, await computeFigures(db, unitId, quarter));
  return (source: string, quarter: Quarter) => figures.get(quarter)?.figureOf(source) ?? null;
}

/** People who moved from one of the counting parts to another place inside the node, by the indicator each part reports them in. */
export async function readInternalMoves(db: Db, asked: PartsAsked) {
  const { rows } = await db.execute<{ quarter: Quarter; indicator: string; people: number }>(sql`
    with ${countedParts(asked)}, inside as materialized (
      select q.quarter, p.descendant_id as unit_id from spans q
      join org_unit_paths p on p.ancestor_id = ${asked.unitId}::uuid and ${holdsOn("p", sql`q.on_day`)}
    ), owned as materialized (
      select c.quarter, a.descendant_id as unit_id, c.unit_id as part, c.ordinal
      from counted c join spans q on q.quarter = c.quarter
      join org_unit_paths a on a.ancestor_id = c.unit_id and ${holdsOn("a", sql`q.on_day`)}
    )
    select m.quarter, case m.side when 'in' then k.indicator_in when 'out' then k.indicator_out else k.indicator_neutral end as indicator,
      sum(m.people)::int as people
    from change_counts m
    join owned o on o.quarter = m.quarter and o.unit_id = m.unit_id and o.ordinal is not null
    join inside i on i.quarter = m.quarter and i.unit_id = m.counterpart_id
    left join owned t on t.quarter = m.quarter and t.unit_id = m.counterpart_id
    join change_kinds k on k.code = m.kind
    where t.part is distinct from o.part
    group by 1, 2`);
  const people = new Map(rows.map((row) => [`${row.quarter} ${row.indicator}`, row.people]));
  return (indicator: string, quarters: readonly Quarter[]) =>
    quarters.reduce((sum, quarter) => sum + (people.get(`${quarter} ${indicator}`) ?? 0), 0);
}
