import { type SQL, sql } from "drizzle-orm";

/**
 * SQL: the unit beneath which the people of a unit's bodies are found: itself, or the one above where no member belongs
 * to it nor to anything beneath it (an advisory office, a mass organisation, a cell-group).
 */
export function peopleFrom(unit: SQL): SQL {
  return sql`(select case when v.parent_id is null or k.holds_members or exists (
      select 1 from org_unit_paths pf where pf.is_latest and pf.ancestor_id = v.unit_id and pf.depth > 0)
    then v.unit_id else v.parent_id end
    from org_unit_versions v join unit_kinds k on k.code = v.kind
    where v.unit_id = ${unit} order by v.valid_from desc limit 1)`;
}
