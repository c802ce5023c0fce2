import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { leadingGrant } from "../rules/home";

export interface Frame {
  readonly unitName: string;
  /** Whether the installation's people are invented. */
  readonly isDemonstration: boolean;
}

/** What the frame around every page says of the actor's place; null for an account that holds no role. */
export async function findFrame(actor: Actor): Promise<Frame | null> {
  const grant = leadingGrant(actor.grants);
  if (grant === null) return null;
  requireScope(actor, "unit.read");
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<{ unitName: string; isDemonstration: boolean }>(sql`
      select v.name as "unitName", coalesce(i.is_demonstration, false) as "isDemonstration"
      from org_unit_versions v left join installations i on i.root_id = v.root_id
      where v.unit_id = ${grant.unitId}
      order by v.valid_from <= app_today() desc, v.valid_from desc limit 1`);
    return rows[0] ?? null;
  });
}
