import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { inScope, type Scope } from "@/server/access";

/** SQL: the event is one of units in the scope, or the actor's own, or of the actor's whole office. */
export function eventInScope(actor: Actor, scope: Scope): SQL {
  return sql`o.root_id = ${actor.rootId} and (${actor.rootId}::uuid = any (${sql.param(scope.unitIds)}::uuid[])
    or o.recorded_by = ${actor.accountId}
    or exists (select 1 from org_event_units u where u.event_id = o.id and ${inScope(sql`u.unit_id`, scope)}))`;
}

/** The decision an event rests on, as it stands on the paper. */
export interface EventDecision {
  readonly docType: string;
  readonly docNumber: string;
  readonly decidedOn: string;
  readonly issuingBody: string;
}

/** SQL: that decision as JSON, null where there is none. */
export const eventDecision = sql`(select jsonb_build_object('docType', d.doc_type, 'docNumber', d.doc_number,
  'decidedOn', d.decided_on, 'issuingBody', d.issuing_body) from decisions d where d.id = o.decision_id)`;
