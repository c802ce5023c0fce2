import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { fold } from "@/lib/vietnamese";
import { inScope, requireScope } from "@/server/access";

export interface ClosedUnit {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly name: string;
  readonly kindNameVi: string;
  readonly kindNameEn: string;
  readonly closedOn: string;
  /** The event that closed it, and the units that its members went to. */
  readonly event: string | null;
  readonly successors: readonly { readonly unitId: string; readonly name: string }[];
}

const MOST_FOUND = 50;

/** Units of the scope, closed by a day, whose name or code, at any time, holds every word searched for. */
export async function searchClosedUnits(actor: Actor, input: { search: string; onDay: string }): Promise<ClosedUnit[]> {
  const scope = requireScope(actor, "unit.read");
  const words = fold(input.search).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  const { rows } = await readAs(actor, (db) =>
    db.execute<ClosedUnit>(sql`
      select last.unit_id as "unitId", last.name, k.name_vi as "kindNameVi", k.name_en as "kindNameEn", last.valid_to as "closedOn",
        closing.kind as event, coalesce((select jsonb_agg(distinct jsonb_build_object('unitId', s.unit_id, 'name', a.name))
          from org_event_units s cross join lateral (select b.name from org_unit_versions b where b.unit_id = s.unit_id
            order by b.valid_from desc limit 1) a
          where s.event_id = closing.id and s.side = 'successor' and s.unit_id <> last.unit_id), '[]'::jsonb) as successors
      from (select distinct on (v.unit_id) v.unit_id, v.name, v.kind, v.valid_to from org_unit_versions v
        where ${inScope(sql`v.unit_id`, scope)} order by v.unit_id, v.valid_from desc) last
      join unit_kinds k on k.code = last.kind
      left join lateral (select o.id, o.kind from org_event_units u join org_events o on o.id = u.event_id
        where u.unit_id = last.unit_id and u.side = 'predecessor' and o.status = 'done' and o.undoes_id is null
        order by o.effective_on desc limit 1) closing on true
      where last.valid_to is not null and last.valid_to <= ${input.onDay}::date
        and exists (select 1 from org_unit_versions v where v.unit_id = last.unit_id
          and v.search || ' ' || lower(coalesce(v.code, '')) like all (${sql.param(patterns)}::text[]))
      order by last.valid_to desc, last.name limit ${MOST_FOUND}`),
  );
  return rows;
}
