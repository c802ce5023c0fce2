import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { orgEvents, orgEventUnits } from "@/db/schema/org-units";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { isAppError } from "@/lib/errors";
import { requireScope, type Scope } from "@/server/access";
import type { AuditInput } from "@/server/audit";
import { ensureDecision } from "@/server/decisions";
import { transact, violates, type WriteClient, type Written } from "@/server/transact";
import type { Effects } from "../rules/effects";
import { refusal } from "../rules/refusal";
import type { EventStatus, ReorganisationInput } from "../schema";
import { namedUnits } from "./read-situation";
import { carryOut, prepare, type Prepared } from "./reorganise";

export interface RecordedEvent {
  readonly eventId: string;
  readonly status: EventStatus;
}

/**
 * Records a reorganisation: done at once when its day has come, kept as a plan until then. A form sent twice makes one.
 * Throws `invalid` by the name of the rule it breaks.
 */
export async function recordReorganisation(actor: Actor, input: ReorganisationInput): Promise<RecordedEvent> {
  const scope = requireScope(actor, "unit.edit");
  const earlier = await findRecorded(actor, input.requestKey);
  if (earlier !== null) return earlier;
  try {
    return await transact(actor, (tx) => recordEvent(tx, actor, { scope, input, waits: input.effectiveOn > today() }));
  } catch (error) {
    const winner = await findRecorded(actor, input.requestKey);
    if (winner !== null && (violates(error, "org_events_pkey") || isAppError(error))) return winner;
    throw error;
  }
}

/** The recording itself, in a transaction that may also be taken back. */
export async function recordEvent(
  tx: WriteClient,
  actor: Actor,
  { scope, input, waits }: { scope: Scope; input: ReorganisationInput; waits: boolean },
): Promise<Written<RecordedEvent> & { readonly prepared: Prepared; readonly effects: Effects | null }> {
  const prepared = await prepare(tx, actor, scope, input);
  const decision = await decisionFor(tx, actor, prepared);
  const eventId = input.requestKey;
  const { kind, effectiveOn, note } = input;
  await tx.insert(orgEvents).values({
    id: eventId,
    rootId: actor.rootId,
    kind,
    status: waits ? "pending" : "done",
    effectiveOn,
    decisionId: decision.id,
    note,
    plan: { asked: input },
    recordedBy: actor.accountId,
    recordedByName: actor.name,
  });
  const told = { kind, effectiveOn, note };
  const subject = subjectOf(input, eventId);
  if (waits) {
    await nameKnownUnits(tx, actor, prepared, eventId);
    const entry: AuditInput = { action: "reorganisation.plan", ...subject, after: told };
    return { value: { eventId, status: "pending" }, audit: [entry, ...decision.audit], prepared, effects: null };
  }
  const effects = await carryOut(tx, actor, prepared, { eventId, decisionId: decision.id });
  const entry: AuditInput = { action: "reorganisation.record", ...subject, after: { ...told, ...summaryOf(effects) } };
  return { value: { eventId, status: "done" }, audit: [entry, ...decision.audit], prepared, effects };
}

/** What an event's entry in the log speaks of. */
export function subjectOf(input: ReorganisationInput, eventId: string) {
  return { subjectType: "reorganisation", subjectId: eventId, unitId: namedUnits(input)[0] ?? null };
}

/** What the log keeps of the doing: units and counts, as the members' own entries name the event. */
export function summaryOf(effects: Effects): object {
  const units = effects.units.map(({ unitId, name, deed, from, to }) => ({ unitId, name, deed, from, to }));
  const letters = effects.letters.map(({ letterId, memberName, becomes }) => ({ letterId, memberName, becomes }));
  return { people: effects.people, units, ...(letters.length > 0 && { letters }) };
}

async function decisionFor(tx: WriteClient, actor: Actor, { input }: Prepared) {
  if (!("docNumber" in input)) return { id: null, audit: [] };
  if (input.decidedOn > today()) throw refusal("decidedOn", "decisionToCome");
  const [home = actor.rootId] = namedUnits(input);
  const { issuingBody, docType, docNumber, decidedOn } = input;
  return ensureDecision(tx, actor, home, { issuingBody, docType, docNumber, decidedOn });
}

async function nameKnownUnits(tx: WriteClient, actor: Actor, { plan, situation }: Prepared, eventId: string) {
  const known = (unitIds: readonly string[], side: string) =>
    unitIds
      .filter((unitId) => situation.units.has(unitId))
      .map((unitId) => ({ rootId: actor.rootId, eventId, unitId, side }));
  const rows = [...known(plan.predecessors, "predecessor"), ...known(plan.successors, "successor")];
  if (rows.length > 0) await tx.insert(orgEventUnits).values(rows);
}

async function findRecorded(actor: Actor, eventId: string): Promise<RecordedEvent | null> {
  const { rows } = await readAs(actor, (db) =>
    db.execute<RecordedEvent & Record<string, unknown>>(sql`
      select o.id as "eventId", o.status from org_events o where o.id = ${eventId} and o.recorded_by = ${actor.accountId}`),
  );
  return rows[0] ?? null;
}
