import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { lastDay, type Quarter } from "@/lib/quarter";
import type { QuarterCount } from "../rules/comparison";

/** People by indicator and recipients of awards for several quarters at once, each on the tree of its own last day. */
export async function readCounts(
  db: Pick<ReadClient, "execute">,
  unitId: string,
  quarters: readonly Quarter[],
): Promise<ReadonlyMap<Quarter, QuarterCount>> {
  const asked = sql.join(
    quarters.map((quarter) => sql`(${quarter}::text, ${lastDay(quarter)}::date)`),
    sql`, `,
  );
  const { rows } = await db.execute<{ quarter: Quarter; code: string | null; people: number }>(sql`
    with asked(quarter, on_day) as (values ${asked}),
    tree as (
      select a.quarter, p.descendant_id as unit_id from asked a
      join org_unit_paths p on p.ancestor_id = ${unitId}
        and p.valid_from <= a.on_day and (p.valid_to is null or a.on_day < p.valid_to))
    select t.quarter, x.code, sum(c.people)::int as people
    from tree t
    join change_counts c on c.unit_id = t.unit_id and c.quarter = t.quarter
    join change_kinds k on k.code = c.kind
    cross join lateral (select case c.side when 'in' then k.indicator_in when 'out' then k.indicator_out else k.indicator_neutral end as code) x
    where x.code is not null
      and (c.counterpart_id is null or not exists (select from tree o where o.quarter = t.quarter and o.unit_id = c.counterpart_id))
    group by t.quarter, x.code
    union all
    select t.quarter, case when f.has_mark then 'badges' else 'awards' end, count(*)::int
    from tree t
    join award_recipients r on r.unit_id = t.unit_id and r.quarter = t.quarter
    join award_forms f on f.code = r.form
    where not exists (select from award_withdrawals w where w.recipient_id = r.id)
    group by 1, 2
    union all
    -- The register was already kept when the quarter began.
    select a.quarter, null, 0 from asked a
    where exists (select from tree t join strength_closings s on s.unit_id = t.unit_id
      where t.quarter = a.quarter and s.quarter < a.quarter)`);
  return new Map(
    quarters.map((quarter) => {
      const ofQuarter = rows.filter((row) => row.quarter === quarter);
      const counted = new Map(ofQuarter.flatMap(({ code, people }) => (code === null ? [] : [[code, people]])));
      return [quarter, { isKnown: ofQuarter.length > 0, counted }];
    }),
  );
}
