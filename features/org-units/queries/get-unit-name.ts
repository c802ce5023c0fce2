import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { unitNameOn } from "./unit-name-sql";

export interface UnitName {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly name: string;
  readonly hasChildren: boolean;
}

/** A unit in scope by its name on a day, with its parent's where that is needed to tell it apart. */
export async function getUnitName(actor: Actor, input: { unitId: string; onDay: string }): Promise<UnitName> {
  const scope = requireScope(actor, "unit.read");
  const { rows } = await readAs(actor, (db) =>
    db.execute<UnitName>(sql`
      select u.id as "unitId", coalesce(${unitNameOn(sql`u.id`, sql`${input.onDay}::date`)}, '–') as name,
        exists (select 1 from org_unit_paths c where c.ancestor_id = u.id and c.depth > 0
          and c.valid_from <= ${input.onDay}::date and (c.valid_to is null or ${input.onDay}::date < c.valid_to)) as "hasChildren"
      from org_units u where u.id = ${input.unitId} and ${inScope(sql`u.id`, scope)}`),
  );
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}
