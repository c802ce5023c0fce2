import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { readFigures } from "@/features/members/queries/get-strength-table";
import { lastDay, type Quarter } from "@/lib/quarter";
import type { QuarterCount } from "../rules/comparison";

/** People by indicator and recipients of awards for several quarters, each by the tree of its own days. */
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
  const counts = new Map<Quarter, QuarterCount>();
  for (const quarter of quarters) {
    const ofQuarter = rows.filter((row) => row.quarter === quarter);
    const figures = await readFigures(db, unitId, quarter);
    const awards = ofQuarter.flatMap(({ code, people }) => (code === null ? [] : [[code, people] as const]));
    const isKnown = ofQuarter.length > 0 || figures.size > 0;
    counts.set(quarter, { isKnown, counted: new Map([...figures, ...awards]) });
  }
  return counts;
}
