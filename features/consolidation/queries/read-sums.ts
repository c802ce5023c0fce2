import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import type { Quarter } from "@/lib/quarter";
import type { QuarterCount, QuarterSum } from "../rules/consolidate";
import { countedParts, type PartsAsked } from "./parts-sql";

export interface MissingUnit {
  readonly quarter: Quarter;
  readonly unitId: string;
  readonly name: string;
  readonly kind: string;
  readonly state: "missing" | "draft" | "returned" | "submitted";
}

export interface Sums {
  readonly sums: readonly QuarterSum[];
  readonly counts: readonly QuarterCount[];
  /** Units whose report does not count, the first thousand of them in the office's order. */
  readonly missing: readonly MissingUnit[];
}

interface Row extends Record<string, unknown> {
  sums: QuarterSum[] | null;
  counts: QuarterCount[] | null;
  missing: MissingUnit[] | null;
}

const MOST_NAMED = 1_000;

/** Sums, counts and missing units of a committee's parts, in one statement over the figures that were handed in. */
export async function readSums(db: Pick<ReadClient, "execute">, asked: PartsAsked): Promise<Sums> {
  const { rows } = await db.execute<Row>(sql`
    with ${countedParts(asked)}, sums as (
      select c.quarter, f.indicator, count(*)::int as answered, sum(f.value) as value, sum(f.numerator) as numerator,
        sum(f.denominator) as denominator, count(*) filter (where f.kind = 'yes_no' and f.value = 1)::int as yes,
        coalesce(sum(f.value - f.computed), 0) as corrected,
        count(*) filter (where f.value <> f.computed)::int as "correctedUnits"
      from counted c join report_figures_frozen f on f.report_id = c.report_id and f.ordinal = c.ordinal
      where f.kind <> 'ratio' or (f.numerator is not null and f.denominator is not null)
      group by c.quarter, f.indicator
    ), counts as (
      select c.quarter, c.kind, count(*)::int as asked, count(c.ordinal)::int as counted from counted c group by c.quarter, c.kind
    ), missing as (
      select c.quarter, c.unit_id as "unitId", c.name, c.kind, coalesce(c.status::text, 'missing') as state
      from counted c where c.ordinal is null order by c.quarter desc, c.place, c.search, c.unit_id limit ${MOST_NAMED}
    )
    select (select json_agg(s) from sums s) as sums, (select json_agg(n) from counts n) as counts,
      (select json_agg(m) from missing m) as missing`);
  const { sums, counts, missing } = rows[0] ?? { sums: null, counts: null, missing: null };
  return { sums: sums ?? [], counts: counts ?? [], missing: missing ?? [] };
}
