import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { inScope, requireScope } from "@/server/access";
import { holdsOn } from "./read-units";

export interface Ancestor {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly name: string;
  readonly isInScope: boolean;
}

/** The units above a unit on a day, from the office down, the unit itself last. */
export async function findAncestors(actor: Actor, input: { unitId: string; onDay: string }): Promise<Ancestor[]> {
  const scope = requireScope(actor, "unit.read");
  const { rows } = await readAs(actor, (db) =>
    db.execute<Ancestor>(sql`
      select v.unit_id as "unitId", v.name, ${inScope(sql`v.unit_id`, scope)} as "isInScope"
      from org_unit_paths p join org_unit_versions v on v.unit_id = p.ancestor_id and ${holdsOn("v", input.onDay)}
      where p.descendant_id = ${input.unitId} and ${holdsOn("p", input.onDay)}
        and ${inScope(sql`p.descendant_id`, scope)}
      order by (select count(*) from org_unit_paths a where a.descendant_id = v.unit_id and ${holdsOn("a", input.onDay)})`),
  );
  return rows;
}
