import { type SQL, sql } from "drizzle-orm";
import { holdsOn } from "@/features/org-units/queries/read-units";
import { lastDay, type Quarter } from "@/lib/quarter";

/** Whose reports make a committee's figures, in which quarters, and whether those not yet accepted count too. */
export interface PartsAsked {
  readonly unitId: string;
  readonly quarters: readonly Quarter[];
  readonly withSubmitted: boolean;
}

/**
 * SQL: `counted`, the parts of a committee in each quarter by the tree on its last day, with the handing in that counts
 * (`report_id`, `ordinal`; null where none does). Parts are the uppermost units beneath it that report: what a base
 * organisation collects of its branches stands in its own report already. A unit with none beneath it is its own part.
 */
export function countedParts({ unitId, quarters, withSubmitted }: PartsAsked): SQL {
  const day = sql`q.on_day`;
  return sql`spans as materialized (
      select * from unnest(${sql.param([...quarters])}::text[], ${sql.param(quarters.map(lastDay))}::date[]) as q (quarter, on_day)
    ), collecting as materialized (
      select q.quarter, p.descendant_id as unit_id
      from spans q
      join report_collections c on c.from_quarter <= q.quarter and (c.to_quarter is null or q.quarter < c.to_quarter)
      join org_unit_paths p on p.ancestor_id = c.unit_id and p.depth > 0 and ${holdsOn("p", day)}
    ), reporting as materialized (
      select q.quarter, q.on_day, v.unit_id, v.kind, v.name, v.ordinal, v.search, p.depth
      from spans q
      join org_unit_paths p on p.ancestor_id = ${unitId}::uuid and ${holdsOn("p", day)}
      join org_unit_versions v on v.unit_id = p.descendant_id and ${holdsOn("v", day)}
      join unit_kinds k on k.code = v.kind
      where k.reports or (k.holds_members and (q.quarter, v.unit_id) in (select c.quarter, c.unit_id from collecting c))
    ), lower_parts as materialized (
      select r.quarter, a.descendant_id as unit_id
      from reporting r
      join org_unit_paths a on a.ancestor_id = r.unit_id and a.depth > 0 and ${holdsOn("a", sql`r.on_day`)}
      where r.depth > 0
    ), parts as materialized (
      select r.* from reporting r
      where case when r.depth = 0 then not exists (select from reporting o where o.quarter = r.quarter and o.depth > 0)
        else (r.quarter, r.unit_id) not in (select l.quarter, l.unit_id from lower_parts l) end
    ), counted as materialized (
      select p.quarter, p.unit_id, p.kind, p.name, p.ordinal as place, p.search, r.id as report_id, r.status,
        r.accepted_ordinal,
        coalesce(r.accepted_ordinal, case when r.status = 'accepted' or (${withSubmitted} and r.status = 'submitted') then (
          select max(s.ordinal) from report_snapshots s where s.report_id = r.id) end) as ordinal
      from parts p left join reports r on r.unit_id = p.unit_id and r.quarter = p.quarter
    )`;
}
