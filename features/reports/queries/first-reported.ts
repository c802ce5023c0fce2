import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inSubtree, requireScope } from "@/server/access";

/**
 * When a quarter was first reported whole for a unit and all beneath it: the instant, in ISO form, at which the last of
 * their reports was first accepted; null while one is missing.
 */
export async function findFirstReported(
  actor: Actor,
  input: { unitId: string; quarter: Quarter },
): Promise<string | null> {
  requireScope(actor, "report.read");
  const { unitId, quarter } = input;
  const day = sql`${lastDay(quarter)}::date`;
  const { rows } = await readAs(actor, (db) =>
    db.execute<{ at: string | null }>(sql`
      select case when count(*) > 0 and count(*) = count(first.at)
        then to_char(max(first.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end as at
      from org_unit_versions v join unit_kinds k on k.code = v.kind and k.reports and k.holds_members
      left join lateral (
        select min(s.at) as at from reports r join report_steps s on s.report_id = r.id and s.status = 'accepted'
        where r.unit_id = v.unit_id and r.quarter = ${quarter}) first on true
      where ${inSubtree(sql`v.unit_id`, unitId, lastDay(quarter))}
        and v.valid_from <= ${day} and (v.valid_to is null or ${day} < v.valid_to)`),
  );
  return rows[0]?.at ?? null;
}
