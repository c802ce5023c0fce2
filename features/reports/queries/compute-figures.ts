import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { readStrengthTable } from "@/features/members/queries/get-strength-table";
import { figuresOf, type StrengthTable } from "@/features/members/rules/strength";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inSubtree } from "@/server/access";

export interface RegisterFigures {
  readonly strength: StrengthTable;
  /** The figure of an indicator's source; null for one that is only entered. */
  readonly figureOf: (source: string | null) => number | null;
}

/** What the registers say of a unit and all beneath it for a quarter. */
export async function computeFigures(
  db: Pick<ReadClient, "execute">,
  unitId: string,
  quarter: Quarter,
): Promise<RegisterFigures> {
  const strength = await readStrengthTable(db, unitId, quarter);
  const awards = await countAwards(db, unitId, quarter);
  const units = await countUnits(db, unitId, quarter);
  const changes = figuresOf(strength);
  const stocks = new Map([
    ["opening", strength.opening.total],
    ["total", strength.closing.total],
    ["official", strength.closing.official],
    ["probationary", strength.closing.probationary],
    ["other_increases", withoutIndicator(strength, "in")],
    ["other_decreases", withoutIndicator(strength, "out")],
    ["base_orgs", units.baseOrgs],
    ["branches", units.branches],
  ]);
  const figureOf = (source: string | null) => {
    if (source === null) return null;
    const [register, ...details] = source.split(":");
    const detail = details.join(":");
    if (register === "formula") return null;
    if (register === "ledger") return changes.get(detail) ?? 0;
    if (register === "awards") return awards.get(detail) ?? 0;
    const stock = register === "strength" ? stocks.get(detail) : undefined;
    if (stock === undefined) throw new Error(`No register for the source ${source}`);
    return stock;
  };
  return { strength, figureOf };
}

/** People of the table's lines that no indicator counts: restored, handed over with their unit, entered late … */
function withoutIndicator({ lines }: StrengthTable, side: "in" | "out"): number {
  return lines.reduce((sum, line) => (line.side === side && line.indicator === null ? sum + line.people : sum), 0);
}

/** Recipients by form ("party_badge"), by form and mark ("party_badge:30"), and by who they are ("flag:collective"). */
async function countAwards(db: Pick<ReadClient, "execute">, unitId: string, quarter: Quarter) {
  const { rows } = await db.execute<{ award: string | null; recipients: number }>(sql`
    select case when grouping(w.who) = 0 then a.form || ':' || w.who
      when grouping(a.mark) = 0 then a.form || ':' || a.mark else a.form end as award, count(*)::int as recipients
    from award_recipients a
    cross join lateral (select case when a.member_id is null then 'collective' else 'individual' end as who) w
    where a.quarter = ${quarter} and ${inSubtree(sql`a.unit_id`, unitId, lastDay(quarter))}
      and not exists (select 1 from award_withdrawals d where d.recipient_id = a.id)
    group by grouping sets ((a.form), (a.form, a.mark), (a.form, w.who))`);
  // Of a form without marks, the group of no mark has no name.
  return new Map(rows.map(({ award, recipients }) => [award, recipients]));
}

/** Base organisations and branches on the quarter's last day, the unit itself counted. */
async function countUnits(db: Pick<ReadClient, "execute">, unitId: string, quarter: Quarter) {
  const day = sql`${lastDay(quarter)}::date`;
  const { rows } = await db.execute<{ baseOrgs: number; branches: number }>(sql`
    select count(*) filter (where v.kind in ('base_party_org', 'base_branch'))::int as "baseOrgs",
      count(*) filter (where v.kind in ('branch', 'base_branch'))::int as branches
    from org_unit_versions v where ${inSubtree(sql`v.unit_id`, unitId, lastDay(quarter))}
      and v.valid_from <= ${day} and (v.valid_to is null or ${day} < v.valid_to)`);
  return rows[0] ?? { baseOrgs: 0, branches: 0 };
}
