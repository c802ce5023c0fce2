import { type SQL, sql } from "drizzle-orm";
import { holdsOn } from "@/features/org-units/queries/read-units";
import { coverOf, type TableAsked } from "../rules/strength";

/** SQL: all beneath a unit (`unit_id`) with the days (`valid_from`, `valid_to`) on which it counts as lying there. */
export function treeOf({ unitId, tree = "then", known = null }: Pick<TableAsked, "unitId" | "tree" | "known">): SQL {
  if (tree === "now") {
    return sql`select p.descendant_id as unit_id, '-infinity'::date as valid_from, null::date as valid_to
      from org_unit_paths p where p.is_latest and p.ancestor_id = ${unitId}`;
  }
  return known === null
    ? sql`select p.descendant_id as unit_id, p.valid_from, p.valid_to from org_unit_paths p where p.ancestor_id = ${unitId}`
    : sql`select p.descendant_id as unit_id, p.valid_from, p.valid_to
        from org_unit_paths_known(${rootOf(unitId)}, ${unitId}, ${known}::timestamptz) p`;
}

function rootOf(unitId: string): SQL {
  return sql`(select u.root_id from org_units u where u.id = ${unitId})`;
}

/** SQL: a standing in this column is counted in the strength. */
export function isCounted(column: SQL): SQL {
  return sql`coalesce(${column} in ('official', 'probationary'), false)`;
}

/**
 * SQL: entries `e` of a period which touch a tree, each with its side of that tree's border and the people it counts.
 * Who leaves a unit leaves the tree of the eve, who enters one enters the tree of the day, so that a unit which comes
 * or goes with its members on that day is told apart from them.
 */
export function crossings(asked: TableAsked): SQL {
  const { first, from, to } = coverOf(asked);
  const known = asked.known ? sql` and e.recorded_at <= ${asked.known}::timestamptz` : sql``;
  return sql`
    select x.*, case
        when x.unit_moves is false and x.is_inside then 'neutral'
        when x.unit_moves and x.enters and not x.leaves then 'in'
        when x.unit_moves and x.leaves and not x.enters then 'out' end as side
    from (
      select e.*,
        e.from_unit_id is distinct from e.to_unit_id
          and (${isCounted(sql`e.standing_before`)} or ${isCounted(sql`e.standing_after`)}) as unit_moves,
        exists (select from tree t where t.unit_id = coalesce(e.to_unit_id, e.from_unit_id)
          and ${holdsOn("t", sql`e.effective_on`)}) as is_inside,
        ${isCounted(sql`e.standing_after`)} and exists (select from tree t where t.unit_id = e.to_unit_id
          and ${holdsOn("t", sql`e.effective_on`)}) as enters,
        ${isCounted(sql`e.standing_before`)} and exists (select from tree t where t.unit_id = e.from_unit_id
          and ${holdsOn("t", sql`(e.effective_on - 1)`)}) as leaves
      from member_events e
      where e.root_id = ${rootOf(asked.unitId)} and e.quarter between ${first} and ${asked.quarter}
        and e.effective_on between ${from}::date and ${to}::date${known}
        and (e.to_unit_id in (select unit_id from tree) or e.from_unit_id in (select unit_id from tree))) x`;
}

/**
 * SQL: units which came under the tree, or left it, within a period, with the members who stayed in them as they did:
 * `unit_id`, `on_day`, `side`, `people`.
 */
export function treeMoves(asked: TableAsked): SQL {
  const { from, to } = coverOf(asked);
  const known = asked.known ? sql`${asked.known}::timestamptz` : sql`null::timestamptz`;
  const knownEntry = asked.known ? sql` and e.recorded_at <= ${asked.known}::timestamptz` : sql``;
  return sql`
    select m.unit_id, m.on_day, m.side, (s.official + s.probationary - coalesce(gone.people, 0))::int as people
    from (
      select t.unit_id, t.valid_from as on_day, 'in' as side from tree t where t.valid_from between ${from}::date and ${to}::date
      union all
      select t.unit_id, t.valid_to, 'out' from tree t where t.valid_to between ${from}::date and ${to}::date) m
    cross join lateral unit_strength_on(m.unit_id, m.on_day - 1, ${known}) s
    left join lateral (
      select sum(e.sign)::int as people from member_events e
      where e.from_unit_id = m.unit_id and e.to_unit_id is distinct from m.unit_id and e.effective_on = m.on_day
        and e.standing_before in ('official', 'probationary')${knownEntry}) gone on true`;
}
