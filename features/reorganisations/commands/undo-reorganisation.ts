import { eq, inArray, sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { orgEvents, orgUnitVersions } from "@/db/schema/org-units";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { transact, violates, type WriteClient } from "@/server/transact";
import type { Effects } from "../rules/effects";
import type { EndEventInput } from "../schema";
import { restoreCommittees } from "./end-committees";
import { type LockedEvent, lockEvent } from "./lock-event";
import { refuseDependents, refuseTreeAfterUndo } from "./refuse-dependents";
import { restoreLetters } from "./settle-letters";
import { insertVersions } from "./write-versions";

/** Undoes a reorganisation by an event that names it, as long as nothing depends on it; throws `conflict`, saying what does. */
export async function undoReorganisation(actor: Actor, input: EndEventInput): Promise<{ eventId: string }> {
  const scope = requireScope(actor, "unit.edit");
  const { eventId, reason, requestKey } = input;
  const undo = transact(actor, async (tx) => {
    const event = await lockEvent(tx, actor, scope, eventId);
    const effects = requireUndoable(event);
    await lockTouched(tx, effects);
    await refuseDependents(tx, event, effects);
    const { kind, effectiveOn, decisionId } = event;
    await tx.insert(orgEvents).values({
      id: requestKey,
      rootId: actor.rootId,
      kind,
      effectiveOn,
      decisionId,
      undoesId: eventId,
      reason,
      recordedBy: actor.accountId,
      recordedByName: actor.name,
    });
    await tx.execute(sql`insert into org_event_units (root_id, event_id, unit_id, side)
      select u.root_id, ${requestKey}::uuid, u.unit_id, u.side from org_event_units u where u.event_id = ${eventId}`);
    await takeMembersBack(tx, actor, effects, { eventId, undoId: requestKey, reason });
    await restoreLetters(tx, effects.letters);
    await restoreVersions(tx, actor, effects, effectiveOn);
    await restoreCommittees(tx, effects.committees);
    await refuseTreeAfterUndo(tx, effects);
    await tx.update(orgEvents).set({ status: "undone" }).where(eq(orgEvents.id, eventId));
    const units = effects.units.map(({ unitId, name, deed }) => ({ unitId, name, deed }));
    return {
      value: { eventId },
      audit: [
        {
          action: "reorganisation.undo",
          subjectType: "reorganisation",
          subjectId: eventId,
          unitId: effects.units[0]?.unitId ?? null,
          reason,
          after: { kind, effectiveOn, undoneBy: requestKey, people: effects.people, units },
        },
      ],
    };
  });
  return undo.catch(async (error: unknown) => {
    if (violates(error, "org_unit_versions_no_cycle")) {
      throw new AppError("conflict", "reorganisations.errors.undoBeneath");
    }
    if (await isUndoneBy(actor, requestKey)) return { eventId };
    throw error;
  });
}

function requireUndoable(event: LockedEvent): Effects {
  if (event.status !== "done") throw new AppError("conflict", "reorganisations.errors.notDone");
  if (event.undoesId !== null) throw new AppError("conflict", "reorganisations.errors.isUndoing");
  if (event.effects === null) throw new AppError("conflict", "reorganisations.errors.noPlan");
  return event.effects;
}

async function lockTouched(tx: WriteClient, effects: Effects): Promise<void> {
  const units = effects.units.map((unit) => unit.unitId);
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(u.id::text, 0))
    from (select distinct id from unnest(${sql.param(units)}::uuid[]) as given (id) order by id) u`);
}

interface Undoing {
  readonly eventId: string;
  readonly undoId: string;
  readonly reason: string;
}

/** Reverses the entries while the new units still stand, and brings the register back to before them. */
async function takeMembersBack(tx: WriteClient, actor: Actor, effects: Effects, undoing: Undoing): Promise<void> {
  if (effects.people === 0) return;
  const { eventId, undoId, reason } = undoing;
  await tx.execute(sql`
    insert into member_events (id, root_id, member_id, member_name, kind, effective_on, from_unit_id, from_unit_name,
      to_unit_id, to_unit_name, elsewhere, standing_before, standing_after, decision_id, org_event_id, sign, reverses_id,
      reason, recorded_by, recorded_by_name)
    select gen_random_uuid(), e.root_id, e.member_id, e.member_name, e.kind, e.effective_on, e.from_unit_id, e.from_unit_name,
      e.to_unit_id, e.to_unit_name, e.elsewhere, e.standing_before, e.standing_after, e.decision_id, ${undoId}::uuid, -1, e.id,
      ${reason}, ${actor.accountId}::uuid, ${actor.name}
    from member_events e where e.org_event_id = ${eventId} and e.sign = 1 order by e.seq`);
  await tx.execute(sql`
    update members m set unit_id = e.from_unit_id, standing = e.standing_before, version = m.version + 1
    from member_events e where e.org_event_id = ${eventId} and e.sign = 1 and e.member_id = m.id`);
  if (effects.conditions.length === 0) return;
  await tx.execute(sql`
    update members m set exempt_since = was.exempt_since, exempt_until = was.exempt_until, suspended_since = was.suspended_since,
      away_since = was.away_since, away_until = was.away_until, away_place = was.away_place
    from jsonb_to_recordset(${JSON.stringify(effects.conditions)}::jsonb) as was (id uuid, exempt_since date, exempt_until date,
      suspended_since date, away_since date, away_until date, away_place text)
    where m.id = was.id`);
}

async function restoreVersions(tx: WriteClient, actor: Actor, effects: Effects, day: string): Promise<void> {
  const { begun, ended } = effects;
  const removed = await tx.delete(orgUnitVersions).where(inArray(orgUnitVersions.id, begun));
  const restored = await tx.update(orgUnitVersions).set({ validTo: null }).where(inArray(orgUnitVersions.id, ended));
  if (removed.rowCount !== begun.length || restored.rowCount !== ended.length) {
    throw new AppError("conflict", "errors.conflict");
  }
  // One after the other, parents first: a version is let in beneath a unit that is in sight.
  for (const version of parentsFirst(effects.removed)) await insertVersions(tx, actor.rootId, [version], day);
}

function parentsFirst(versions: Effects["removed"]): Effects["removed"] {
  const rest = new Map(versions.map((version) => [version.unitId, version]));
  const sorted: Effects["removed"] = [];
  while (rest.size > 0) {
    const next = [...rest.values()].find(({ parentId }) => parentId === null || !rest.has(parentId));
    if (next === undefined) return [...sorted, ...rest.values()];
    rest.delete(next.unitId);
    sorted.push(next);
  }
  return sorted;
}

async function isUndoneBy(actor: Actor, undoId: string): Promise<boolean> {
  return readAs(actor, async (db) => {
    const found = await db.select({ id: orgEvents.id }).from(orgEvents).where(eq(orgEvents.id, undoId));
    return found.length > 0;
  });
}
