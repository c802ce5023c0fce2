import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inSubtree } from "@/server/access";
import type { UnitLine } from "../rules/review-data";

/**
 * The figures of each unit directly beneath, by the tree of the quarter's last day.
 * A transfer is counted where it crosses the whole organisation's border, so that each column sums to the review's figure.
 */
export async function readUnitLines(
  db: Pick<ReadClient, "execute">,
  unitId: string,
  quarter: Quarter,
): Promise<UnitLine[]> {
  const day = sql`${lastDay(quarter)}::date`;
  const { rows } = await db.execute<UnitLine & Record<string, unknown>>(sql`
    with tops as (
      select ${unitId}::uuid as line, 0 as depth
      union all
      select v.unit_id, 1 from org_unit_versions v
      where v.parent_id = ${unitId} and v.valid_from <= ${day} and (v.valid_to is null or ${day} < v.valid_to)
    ), lines as (
      select t.line, t.depth, s.descendant_id as unit from tops t
      join org_unit_paths s on s.ancestor_id = t.line and s.valid_from <= ${day} and (s.valid_to is null or ${day} < s.valid_to)
      where t.depth = 1 or s.depth = 0
    ), changes as (
      select l.line,
        case c.side when 'in' then k.indicator_in when 'out' then k.indicator_out else k.indicator_neutral end as indicator,
        sum(c.people)::int as people
      from lines l join change_counts c on c.unit_id = l.unit and c.quarter = ${quarter} join change_kinds k on k.code = c.kind
      where c.counterpart_id is null or not (${inSubtree(sql`c.counterpart_id`, unitId, lastDay(quarter))})
      group by 1, 2
    ), strengths as (
      select l.line, sum(c.official + c.probationary)::int as closing
      from lines l cross join lateral (
        select s.official, s.probationary from strength_closings s
        where s.unit_id = l.unit and s.quarter <= ${quarter} order by s.quarter desc limit 1) c
      group by 1
    ), awarded as (
      select l.line, count(*) filter (where f.has_mark)::int as badges, count(*) filter (where not f.has_mark)::int as awards
      from lines l join award_recipients r on r.unit_id = l.unit and r.quarter = ${quarter} join award_forms f on f.code = r.form
      where not exists (select 1 from award_withdrawals w where w.recipient_id = r.id)
      group by 1
    )
    select v.name as "unitName", coalesce(s.closing, 0) as closing,
      coalesce((select sum(people) from changes c where c.line = n.line and c.indicator = 'KN'), 0)::int as admission,
      coalesce((select sum(people) from changes c where c.line = n.line and c.indicator = 'CT'), 0)::int as "officialRecognition",
      coalesce((select sum(people) from changes c where c.line = n.line and c.indicator = 'CD'), 0)::int as "transferOut",
      coalesce((select sum(people) from changes c where c.line = n.line and c.indicator = 'CDEN'), 0)::int as "transferIn",
      coalesce(a.badges, 0) as badges, coalesce(a.awards, 0) as awards
    from (select distinct line, depth from lines) n
    join org_unit_versions v on v.unit_id = n.line and v.valid_from <= ${day} and (v.valid_to is null or ${day} < v.valid_to)
    left join strengths s on s.line = n.line
    left join awarded a on a.line = n.line
    where n.depth = 1 or s.closing > 0 or a.badges + a.awards > 0 or exists (select 1 from changes c where c.line = n.line and c.people <> 0)
    order by n.depth, v.ordinal, v.search, n.line`);
  return rows;
}
