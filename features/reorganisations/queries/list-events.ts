import { type SQL, sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import type { EventStatus } from "../schema";
import { type EventDecision, eventDecision, eventInScope } from "./event-sql";

export interface EventRow {
  readonly [column: string]: unknown;
  readonly eventId: string;
  readonly kind: string;
  readonly status: EventStatus;
  readonly effectiveOn: string;
  readonly decision: EventDecision | null;
  /** The first units it is about, by the names they had in it, and how many there are. */
  readonly names: readonly string[];
  readonly units: number;
  readonly people: number;
  readonly isUndoing: boolean;
  readonly hasProblem: boolean;
}

interface EventPage {
  readonly rows: readonly EventRow[];
  readonly next: string | null;
}

const PAGE = 50;

/** SQL: what is still to come before what is past. */
function rank(alias: "o" | "b"): SQL {
  return sql.raw(`(case when ${alias}.status = 'pending' then 1 else 0 end)`);
}

/** Reorganisations of the actor's units: those still to come first, then the latest recorded. */
export async function listEvents(
  actor: Actor,
  input: { status?: EventStatus | undefined; kind?: string | undefined; before?: string | undefined } = {},
): Promise<EventPage> {
  const scope = requireScope(actor, "unit.edit");
  const { status, kind, before } = input;
  const { rows } = await readAs(actor, (db) =>
    db.execute<EventRow>(sql`
      select o.id as "eventId", o.kind, o.status, o.effective_on as "effectiveOn", ${eventDecision} as decision,
        coalesce((select jsonb_agg(named.name) from (
          select v.name from org_event_units u cross join lateral (select a.name from org_unit_versions a where a.unit_id = u.unit_id
            order by a.valid_from <= o.effective_on desc, a.valid_from desc limit 1) v
          where u.event_id = o.id order by u.side, v.name limit 3) named),
          (select jsonb_agg(x -> 'name') from jsonb_array_elements(coalesce(o.plan #> '{effects,units}', '[]'::jsonb)) x), '[]'::jsonb) as names,
        greatest((select count(distinct u.unit_id)::int from org_event_units u where u.event_id = o.id), 0) as units,
        coalesce((o.plan #>> '{effects,people}')::int, 0) as people,
        o.undoes_id is not null as "isUndoing", o.status = 'pending' and o.plan ? 'problem' as "hasProblem"
      from org_events o
      where ${eventInScope(actor, scope)}
        and (${status ?? null}::text is null or o.status = ${status ?? null})
        and (${kind ?? null}::text is null or o.kind = ${kind ?? null})
        and (${before ?? null}::uuid is null or (${rank("o")}, o.recorded_at, o.id) < (
          select ${rank("b")}, b.recorded_at, b.id from org_events b where b.id = ${before ?? null}::uuid))
      order by ${rank("o")} desc, o.recorded_at desc, o.id desc limit ${PAGE + 1}`),
  );
  const shown = rows.slice(0, PAGE);
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.eventId ?? null) : null };
}
