import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inSubtree, requireScope } from "@/server/access";
import { requireUnitsInScope } from "./units-in-scope";

export interface FigureOfUnit {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly unitName: string;
  readonly people: number;
  /** Whether the line can be opened to units beneath it; the unit's own direct members cannot. */
  readonly hasChildren: boolean;
}

/** A unit's figure told by the units directly beneath it (and its own members): the lines sum to the figure. */
export function countFigureByUnit(
  actor: Actor,
  input: { unitId: string; quarter: Quarter; indicator: string },
): Promise<FigureOfUnit[]> {
  const scope = requireScope(actor, "change.read");
  const { unitId, quarter, indicator } = input;
  const day = lastDay(quarter);
  const valid = (alias: string) =>
    sql.raw(`${alias}.valid_from <= '${day}' and (${alias}.valid_to is null or '${day}' < ${alias}.valid_to)`);
  return readAs(actor, async (db) => {
    await requireUnitsInScope(db, scope, { unitId });
    const { rows } = await db.execute<FigureOfUnit>(sql`
      with parts as (
        select p.descendant_id as part_unit, coalesce(step.descendant_id, p.descendant_id) as line_unit
        from org_unit_paths p
        left join lateral (
          select s.descendant_id from org_unit_paths s
          join org_unit_paths below on below.ancestor_id = s.descendant_id and below.descendant_id = p.descendant_id and ${valid("below")}
          where s.ancestor_id = ${unitId} and s.depth = 1 and ${valid("s")}) step on true
        where p.ancestor_id = ${unitId} and ${valid("p")})
      select parts.line_unit as "unitId", v.name as "unitName", sum(c.people)::int as people,
        parts.line_unit <> ${unitId} and exists (
          select 1 from org_unit_paths q where q.ancestor_id = parts.line_unit and q.depth > 0 and ${valid("q")}) as "hasChildren"
      from change_counts c
      join change_kinds k on k.code = c.kind
      join parts on parts.part_unit = c.unit_id
      join org_unit_versions v on v.unit_id = parts.line_unit and ${valid("v")}
      where c.quarter = ${quarter}
        and (c.counterpart_id is null or not (${inSubtree(sql`c.counterpart_id`, unitId, day)}))
        and ${indicator} = case c.side when 'in' then k.indicator_in when 'out' then k.indicator_out else k.indicator_neutral end
      group by parts.line_unit, v.name, v.ordinal having sum(c.people) <> 0
      order by people desc, v.ordinal, v.name`);
    return rows;
  });
}
