import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { storedPlan, type TouchedUnit } from "../rules/effects";
import type { SettledLetter } from "../rules/letters";
import type { EventStatus } from "../schema";
import { type EventDecision, eventDecision, eventInScope } from "./event-sql";

export interface EventFile {
  readonly eventId: string;
  readonly kind: string;
  readonly status: EventStatus;
  readonly effectiveOn: string;
  readonly decision: EventDecision | null;
  readonly note: string | null;
  readonly reason: string | null;
  readonly recordedAt: Date;
  readonly recordedByName: string;
  readonly undoesId: string | null;
  readonly undone: { readonly by: string; readonly at: Date; readonly reason: string | null } | null;
  readonly units: readonly TouchedUnit[];
  readonly people: number;
  readonly moves: readonly { readonly from: string | null; readonly to: string | null; readonly people: number }[];
  /** Letters of introduction it settled; none of one that was undone, which gave them back. */
  readonly letters: readonly SettledLetter[];
  readonly problem: {
    readonly messageKey: string;
    readonly params?: Record<string, string | number> | undefined;
  } | null;
  /** Whether it was recorded with what it did, so that it can be undone. */
  readonly hasEffects: boolean;
}

const MOST_MOVES = 200;

type Row = Record<string, unknown> &
  Omit<EventFile, "recordedAt" | "undone" | "units" | "people" | "moves" | "letters" | "problem" | "hasEffects"> & {
    plan: unknown;
    recordedAt: string;
    undone: { by: string; at: string; reason: string | null } | null;
    named: TouchedUnit[] | null;
  };

/** A reorganisation with what it did; of a plan, the units it names. */
export function getEvent(actor: Actor, input: { eventId: string }): Promise<EventFile> {
  const scope = requireScope(actor, "unit.edit");
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<Row>(sql`
      select o.id as "eventId", o.kind, o.status, o.effective_on as "effectiveOn", ${eventDecision} as decision, o.note, o.reason,
        o.recorded_at as "recordedAt", o.recorded_by_name as "recordedByName", o.undoes_id as "undoesId", o.plan,
        (select jsonb_build_object('by', r.recorded_by_name, 'at', r.recorded_at, 'reason', r.reason) from org_events r
          where r.undoes_id = o.id) as undone,
        (select jsonb_agg(jsonb_build_object('unitId', v.unit_id, 'name', v.name, 'deed', 'changed', 'from', null, 'to', null) order by v.name)
          from (select distinct on (a.unit_id) a.unit_id, a.name from org_event_units u join org_unit_versions a on a.unit_id = u.unit_id
            where u.event_id = coalesce(o.undoes_id, o.id) order by a.unit_id, a.valid_from desc) v) as named
      from org_events o where o.id = ${input.eventId} and ${eventInScope(actor, scope)}`);
    const [row] = rows;
    if (row === undefined) throw new AppError("not_found", "errors.notFound");
    const { plan, named, undone, recordedAt, ...event } = row;
    const stored = storedPlan.safeParse(plan).data;
    const { rows: moves } = await db.execute<EventFile["moves"][number] & Record<string, unknown>>(sql`
      select e.from_unit_name as "from", coalesce(e.to_unit_name, e.elsewhere) as "to", count(*)::int as people
      from member_events e where e.org_event_id = ${event.eventId} group by 1, 2 order by 1, 2 limit ${MOST_MOVES}`);
    return {
      ...event,
      recordedAt: new Date(recordedAt),
      undone: undone && { ...undone, at: new Date(undone.at) },
      units: stored?.effects?.units ?? named ?? [],
      people: moves.reduce((sum, move) => sum + move.people, 0),
      moves,
      letters: row.status === "done" ? (stored?.effects?.letters ?? []) : [],
      problem: row.status === "pending" ? (stored?.problem ?? null) : null,
      hasEffects: stored?.effects !== undefined,
    };
  });
}
