import { sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import type { Quarter } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import type { AwardCounts } from "../rules";
import { recipientConditions, requireUnit } from "./recipient-rows";

/** Recipients of a unit and all beneath it in a quarter, by form; what was withdrawn is not counted. */
export function countAwards(
  actor: Actor,
  input: { unitId?: string | undefined; quarter: Quarter },
): Promise<AwardCounts> {
  const scope = requireScope(actor, "award.read");
  return readAs(actor, async (db) => {
    await requireUnit(db, scope, input.unitId);
    return readAwardCounts(db, input.unitId, input.quarter);
  });
}

/** As countAwards, inside a transaction that is already open; row-level security draws the scope. */
export async function readAwardCounts(
  db: Pick<ReadClient, "execute">,
  unitId: string | undefined,
  quarter: Quarter,
): Promise<AwardCounts> {
  const { rows: forms } = await db.execute<AwardCounts["forms"][number] & Record<string, unknown>>(sql`
    select f.code as form, f.name_vi as "nameVi", f.name_en as "nameEn",
      coalesce(n.collective, 0) as collective, coalesce(n.individual, 0) as individual
    from award_forms f
    left join (
      select r.form, count(*) filter (where r.member_id is null)::int as collective,
        count(*) filter (where r.member_id is not null)::int as individual
      from award_recipients r where ${recipientConditions({ unitId, quarter })} group by r.form
    ) n on n.form = f.code
    where not f.has_mark order by f.ordinal`);
  const { rows: badges } = await db.execute<AwardCounts["badges"][number] & Record<string, unknown>>(sql`
    select r.mark, count(*)::int as people
    from award_recipients r join award_forms f on f.code = r.form and f.has_mark
    where ${recipientConditions({ unitId, quarter })} group by r.mark order by r.mark`);
  return {
    forms,
    badges,
    total: forms.reduce((sum, form) => sum + form.collective + form.individual, 0),
    badgesTotal: badges.reduce((sum, badge) => sum + badge.people, 0),
  };
}
