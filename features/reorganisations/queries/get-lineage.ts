import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { inScope, requireScope } from "@/server/access";
import { type EventDecision, eventDecision } from "./event-sql";

export interface Relative {
  readonly [column: string]: unknown;
  readonly direction: "predecessor" | "successor";
  readonly unitId: string;
  readonly name: string;
  /** How many events lie between. */
  readonly distance: number;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly decision: EventDecision | null;
  readonly isInScope: boolean;
}

const MOST_SHOWN = 200;

/** The units a unit came out of and those that came out of it, as far back and forth as the register goes. */
export async function getLineage(actor: Actor, input: { unitId: string }): Promise<Relative[]> {
  const scope = requireScope(actor, "unit.read");
  const { rows } = await readAs(actor, (db) =>
    db.execute<Relative>(sql`
      with recursive links as (
        select o.id as event_id, p.unit_id as before_id, s.unit_id as after_id from org_events o
        join org_event_units p on p.event_id = o.id and p.side = 'predecessor'
        join org_event_units s on s.event_id = o.id and s.side = 'successor'
        where o.status = 'done' and o.undoes_id is null and p.unit_id <> s.unit_id and o.root_id = ${actor.rootId}
      ), walk as (
        select 'predecessor' as direction, l.before_id as unit_id, l.event_id, 1 as distance from links l where l.after_id = ${input.unitId}
        union
        select 'successor', l.after_id, l.event_id, 1 from links l where l.before_id = ${input.unitId}
        union
        select w.direction, case w.direction when 'predecessor' then l.before_id else l.after_id end, l.event_id, w.distance + 1
        from walk w join links l on (case w.direction when 'predecessor' then l.after_id else l.before_id end) = w.unit_id
        where w.distance < 20
      )
      select w.direction, w.unit_id as "unitId", v.name, min(w.distance)::int as distance, o.kind, o.effective_on as "effectiveOn",
        ${eventDecision} as decision, ${inScope(sql`w.unit_id`, scope)} as "isInScope"
      from walk w join org_events o on o.id = w.event_id
      cross join lateral (select a.name from org_unit_versions a where a.unit_id = w.unit_id
        order by a.valid_from <= o.effective_on desc, a.valid_from desc limit 1) v
      where ${inScope(sql`${input.unitId}::uuid`, scope)} and w.unit_id <> ${input.unitId}
      group by w.direction, w.unit_id, v.name, o.id, o.kind, o.effective_on, o.decision_id
      order by o.effective_on desc, v.name limit ${MOST_SHOWN}`),
  );
  return rows;
}
