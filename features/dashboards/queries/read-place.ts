import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { holdsOn } from "@/features/org-units/queries/read-units";
import { AppError } from "@/lib/errors";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inScope, type Scope } from "@/server/access";

export interface UnitName {
  readonly id: string;
  readonly name: string;
}

export interface Place extends UnitName {
  /** Whether the unit was there on the quarter's last day. */
  readonly existed: boolean;
  /** The units above it that the actor may read, from the top. */
  readonly above: readonly UnitName[];
  readonly beneath: readonly UnitName[];
}

/** A unit with what lies above and beneath it on the quarter's last day; one outside the scope is not found. */
export async function readPlace(
  db: Pick<ReadClient, "execute">,
  scope: Scope,
  input: { unitId: string; quarter: Quarter },
): Promise<Place> {
  const day = lastDay(input.quarter);
  const { rows } = await db.execute<Place & Record<string, unknown>>(sql`
    select u.id, own.name, own.existed,
      coalesce((select json_agg(json_build_object('id', v.unit_id, 'name', v.name) order by (
          select count(*) from org_unit_paths a where a.descendant_id = v.unit_id and ${holdsOn("a", day)}))
        from org_unit_paths p join org_unit_versions v on v.unit_id = p.ancestor_id and ${holdsOn("v", day)}
        where p.descendant_id = u.id and p.ancestor_id <> u.id and ${holdsOn("p", day)} and ${inScope(sql`p.ancestor_id`, scope)}), '[]') as above,
      coalesce((select json_agg(json_build_object('id', v.unit_id, 'name', v.name) order by v.ordinal, v.search)
        from org_unit_versions v where v.parent_id = u.id and ${holdsOn("v", day)}), '[]') as beneath
    from org_units u
    cross join lateral (
      select v.name, ${holdsOn("v", day)} as existed from org_unit_versions v where v.unit_id = u.id
      order by existed desc, v.valid_from desc limit 1) own
    where u.id = ${input.unitId} and ${inScope(sql`u.id`, scope)}`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}
