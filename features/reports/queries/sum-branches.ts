import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { lastDay, type Quarter } from "@/lib/quarter";
import { type FrozenFigures, type SummedFigure, sumFigures } from "../rules/branch-sums";
import { snapshotFigures } from "../schema";

export interface BranchSums {
  /** Branches that file a report of the quarter, and those whose report is accepted. */
  readonly branches: number;
  readonly accepted: number;
  /** The others by name: none of their figures is in the sums. */
  readonly missing: readonly string[];
  readonly figures: ReadonlyMap<string, SummedFigure>;
}

interface Row extends Record<string, unknown> {
  readonly name: string;
  readonly figures: unknown;
}

/** What the branches of a collecting unit had accepted for a quarter, summed by indicator; null for a unit that collects none. */
export async function sumBranches(
  db: Pick<ReadClient, "execute">,
  unitId: string,
  quarter: Quarter,
): Promise<BranchSums | null> {
  const onDay = sql`${lastDay(quarter)}::date`;
  const { rows } = await db.execute<Row>(sql`
    select v.name, s.content -> 'figures' as figures
    from report_collections c
    join org_unit_versions v on v.parent_id = c.unit_id and v.valid_from <= ${onDay} and (v.valid_to is null or ${onDay} < v.valid_to)
    join unit_kinds k on k.code = v.kind and k.holds_members and not k.reports
    left join reports r on r.unit_id = v.unit_id and r.quarter = ${quarter}
    left join report_snapshots s on s.report_id = r.id and s.ordinal = r.accepted_ordinal
    where c.unit_id = ${unitId} and c.from_quarter <= ${quarter} and (c.to_quarter is null or ${quarter} < c.to_quarter)
    order by v.ordinal, v.search, v.unit_id`);
  if (rows.length === 0) return null;
  const told: FrozenFigures[] = [];
  const missing: string[] = [];
  for (const { name, figures } of rows) {
    if (figures === null) missing.push(name);
    else told.push(snapshotFigures.parse(figures));
  }
  return { branches: rows.length, accepted: told.length, missing, figures: sumFigures(told) };
}
