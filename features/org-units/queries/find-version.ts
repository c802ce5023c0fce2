import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { inScope, requireScope } from "@/server/access";

/** The version by which a unit in scope bears a name, or null. */
export async function findVersion(
  actor: Actor,
  input: { unitId: string; name: string },
): Promise<{ id: string } | null> {
  const scope = requireScope(actor, "unit.read");
  const { rows } = await readAs(actor, (db) =>
    db.execute<{ id: string }>(sql`
      select v.id from org_unit_versions v
      where v.unit_id = ${input.unitId} and v.name = ${input.name} and ${inScope(sql`v.unit_id`, scope)} limit 1`),
  );
  return rows[0] ?? null;
}
