import { type SQL, sql } from "drizzle-orm";
import { lastDay, quarterOf } from "@/lib/quarter";
import { inScope, type Scope } from "@/server/access";
import type { WriteClient } from "@/server/transact";

export interface UnitPicture {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly name: string;
  readonly kindNameVi: string;
  readonly kindNameEn: string;
  readonly parentName: string | null;
  /** Members of the unit and all beneath it by the tree of the day. */
  readonly official: number;
  readonly probationary: number;
  /** Units beneath, itself not counted. */
  readonly beneath: number;
  readonly reports: boolean;
}

export interface Picture {
  readonly units: ReadonlyMap<string, UnitPicture>;
  /** Units that file a report for the quarter of the day, by the tree of its last day. */
  readonly reporting: number;
}

/** SQL: the days of a row hold the day that the query is about. */
function onDay(alias: string): SQL {
  return sql.raw(`${alias}.valid_from <= day.d and (${alias}.valid_to is null or day.d < ${alias}.valid_to)`);
}

/** What the registers say of these units, and of all above them, by the tree of a day. */
export async function readPicture(
  tx: WriteClient,
  scope: Scope,
  { unitIds, day }: { unitIds: readonly string[]; day: string },
): Promise<Picture> {
  const { rows } = await tx.execute<UnitPicture>(sql`
    with day as (select ${day}::date as d), shown as (
      select distinct p.ancestor_id as id from org_unit_paths p, day
      where p.descendant_id = any (${sql.param(unitIds)}::uuid[]) and ${onDay("p")}
        and ${inScope(sql`p.ancestor_id`, scope)}
    ), beneath as materialized (
      select s.id, p.descendant_id from shown s, day, org_unit_paths p where p.ancestor_id = s.id and ${onDay("p")}
    ), strength as materialized (
      select b.descendant_id as id, last.official, last.probationary
      from (select distinct descendant_id from beneath) b
      cross join lateral (select c.official, c.probationary from strength_closings c
        where c.unit_id = b.descendant_id order by c.quarter desc limit 1) last
    ), sums as (
      select b.id, coalesce(sum(s.official), 0)::int as official, coalesce(sum(s.probationary), 0)::int as probationary,
        count(*)::int - 1 as beneath
      from beneath b left join strength s on s.id = b.descendant_id group by b.id
    )
    select v.unit_id as "unitId", v.name, k.name_vi as "kindNameVi", k.name_en as "kindNameEn", k.reports,
      (select a.name from org_unit_versions a where a.unit_id = v.parent_id and ${onDay("a")}) as "parentName",
      x.official, x.probationary, x.beneath
    from day, sums x join org_unit_versions v on v.unit_id = x.id join unit_kinds k on k.code = v.kind
    where ${onDay("v")}
    order by (select count(*) from org_unit_paths p where p.descendant_id = v.unit_id and ${onDay("p")}), v.ordinal, v.search`);
  return { units: new Map(rows.map((row) => [row.unitId, row])), reporting: await countReporting(tx, day) };
}

async function countReporting(tx: WriteClient, day: string): Promise<number> {
  const { rows } = await tx.execute<{ reporting: number }>(sql`
    select count(*)::int as reporting from org_unit_versions v join unit_kinds k on k.code = v.kind and k.reports
    where v.valid_from <= ${lastDay(quarterOf(day))}::date and (v.valid_to is null or ${lastDay(quarterOf(day))}::date < v.valid_to)`);
  return rows[0]?.reporting ?? 0;
}
