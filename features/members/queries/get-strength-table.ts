import { sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inSubtree, requireScope } from "@/server/access";
import { type ChangeLine, type Strength, type StrengthTable, sumPeople } from "../rules/strength";

/** The increase/decrease table of a unit and all beneath it on the quarter's last day; moves inside it net out. */
export function getStrengthTable(actor: Actor, input: { unitId: string; quarter: Quarter }): Promise<StrengthTable> {
  requireScope(actor, "change.read");
  return readAs(actor, (db) => readStrengthTable(db, input.unitId, input.quarter));
}

/** As getStrengthTable, inside a transaction that is already open; row-level security draws the scope. */
export async function readStrengthTable(
  db: Pick<ReadClient, "execute">,
  unitId: string,
  quarter: Quarter,
): Promise<StrengthTable> {
  const subtree = (column: string) => inSubtree(sql.raw(column), unitId, lastDay(quarter));
  const { rows: lines } = await db.execute<ChangeLine & Record<string, unknown>>(sql`
    select k.code as kind, k.event, c.side, sum(c.people)::int as people, k.name_vi as "nameVi", k.name_en as "nameEn",
      case c.side when 'in' then k.line_in when 'out' then k.line_out else k.line_neutral end as line,
      case c.side when 'in' then k.indicator_in when 'out' then k.indicator_out else k.indicator_neutral end as indicator
    from change_counts c join change_kinds k on k.code = c.kind
    where c.quarter = ${quarter} and ${subtree("c.unit_id")} and (c.counterpart_id is null or not (${subtree("c.counterpart_id")}))
    group by k.code, c.side having sum(c.people) <> 0 order by k.ordinal, c.side`);
  const opening = await strengthBy(db, unitId, quarter, sql`<`);
  const closing = await strengthBy(db, unitId, quarter, sql`<=`);
  return {
    unitId,
    quarter,
    opening,
    lines,
    increases: sumPeople(lines, "in"),
    decreases: sumPeople(lines, "out"),
    closing,
  };
}

async function strengthBy(
  db: Pick<ReadClient, "execute">,
  unitId: string,
  quarter: Quarter,
  comparison: ReturnType<typeof sql>,
): Promise<Strength> {
  const onDay = lastDay(quarter);
  const { rows } = await db.execute<{ official: number; probationary: number }>(sql`
    select coalesce(sum(c.official), 0)::int as official, coalesce(sum(c.probationary), 0)::int as probationary
    from org_unit_paths p
    cross join lateral (
      select s.official, s.probationary from strength_closings s
      where s.unit_id = p.descendant_id and s.quarter ${comparison} ${quarter} order by s.quarter desc limit 1) c
    where p.ancestor_id = ${unitId} and p.valid_from <= ${onDay}::date and (p.valid_to is null or ${onDay}::date < p.valid_to)`);
  const { official, probationary } = rows[0] ?? { official: 0, probationary: 0 };
  return { official, probationary, total: official + probationary };
}
