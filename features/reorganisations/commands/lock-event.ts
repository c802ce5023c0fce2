import { sql } from "drizzle-orm";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/actor";
import { inScope, type Scope } from "@/server/access";
import type { WriteClient } from "@/server/transact";
import { type Effects, storedPlan } from "../rules/effects";
import { type EventStatus, type ReorganisationInput, reorganisationInput } from "../schema";

export interface LockedEvent {
  readonly eventId: string;
  readonly kind: string;
  readonly status: EventStatus;
  readonly effectiveOn: string;
  readonly decisionId: string | null;
  readonly undoesId: string | null;
  readonly recordedAt: string;
  /** What was asked for; null of an event from before there were plans. */
  readonly asked: ReorganisationInput | null;
  readonly effects: Effects | null;
}

type Row = Record<string, unknown> & Omit<LockedEvent, "asked" | "effects"> & { plan: unknown; unitIds: string[] };

/** An event of the actor's units, held until the transaction ends; all the units it names lie in the scope. */
export async function lockEvent(tx: WriteClient, actor: Actor, scope: Scope, eventId: string): Promise<LockedEvent> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${actor.rootId}::text, 3))`);
  const { rows } = await tx.execute<Row>(sql`
    select o.id as "eventId", o.kind, o.status, o.effective_on as "effectiveOn", o.decision_id as "decisionId",
      o.undoes_id as "undoesId", o.recorded_at::text as "recordedAt", o.plan
    from org_events o where o.id = ${eventId} and o.root_id = ${actor.rootId}
      and (o.recorded_by = ${actor.accountId} or exists (select 1 from org_event_units u where u.event_id = o.id)
        or ${actor.rootId}::uuid = any (${sql.param(scope.unitIds)}::uuid[]))
      and not exists (select 1 from org_event_units u where u.event_id = o.id and not ${inScope(sql`u.unit_id`, scope)}
        and exists (select 1 from org_unit_paths p where p.descendant_id = u.unit_id))
    for update of o`);
  const [row] = rows;
  if (row === undefined) throw new AppError("not_found", "errors.notFound");
  const { plan, ...event } = row;
  const stored = storedPlan.safeParse(plan);
  const asked = reorganisationInput.safeParse(stored.data?.asked);
  return { ...event, asked: asked.data ?? null, effects: stored.data?.effects ?? null };
}
