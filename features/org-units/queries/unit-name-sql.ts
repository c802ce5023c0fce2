import { type SQL, sql } from "drizzle-orm";

/** SQL: a unit's name on a day, with its parent's where the name alone would not tell it from others. */
export function unitNameOn(unit: SQL, day: SQL): SQL {
  // One lookup by key for each name: a join would be planned as a walk over all versions.
  return sql`(select case when uv.parent_id is null or uv.parent_id = uv.root_id then uv.name
      else uv.name || coalesce(' (' || (select pv.name from org_unit_versions pv
        where pv.unit_id = uv.parent_id and pv.valid_from <= ${day} order by pv.valid_from desc limit 1) || ')', '') end
    from org_unit_versions uv where uv.unit_id = ${unit} and uv.valid_from <= ${day} order by uv.valid_from desc limit 1)`;
}
