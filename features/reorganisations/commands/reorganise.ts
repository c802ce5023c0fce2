import { eq, sql } from "drizzle-orm";
import { orgEvents, orgEventUnits } from "@/db/schema/org-units";
import type { Actor } from "@/lib/actor";
import type { Scope } from "@/server/access";
import { violates, type WriteClient } from "@/server/transact";
import { type Effects, touchedUnits } from "../rules/effects";
import { type Plan, planReorganisation } from "../rules/plan";
import { refusal } from "../rules/refusal";
import type { Situation } from "../rules/situation";
import type { ReorganisationInput } from "../schema";
import { endCommittees } from "./end-committees";
import { lockMoving, moveMembers } from "./move-members";
import { readSituation } from "./read-situation";
import { refuseLater } from "./refuse-later";
import { refuseLaterEvents, withLaterEvent } from "./refuse-later-events";
import { settleLetters } from "./settle-letters";
import { writeVersions } from "./write-versions";

export interface Prepared {
  readonly input: ReorganisationInput;
  readonly situation: Situation;
  readonly plan: Plan;
}

/** Works out what an event does on the tree of its day, and that nothing recorded later stands against it. */
export async function prepare(
  tx: WriteClient,
  actor: Actor,
  scope: Scope,
  input: ReorganisationInput,
): Promise<Prepared> {
  const situation = await readSituation(tx, scope, { rootId: actor.rootId, input });
  const plan = await planOf(tx, input, situation);
  await refuseLaterEvents(tx, plan, situation);
  await lockMoving(tx, plan);
  await refuseLater(tx, plan, input.effectiveOn);
  return { input, situation, plan };
}

async function planOf(tx: WriteClient, input: ReorganisationInput, situation: Situation): Promise<Plan> {
  try {
    return planReorganisation(input, situation);
  } catch (error) {
    throw await withLaterEvent(tx, error);
  }
}

interface StandingEvent {
  readonly eventId: string;
  readonly decisionId: string | null;
}

/** Does what was prepared, for an event that stands in the register already, and keeps with it what it did. */
export async function carryOut(
  tx: WriteClient,
  actor: Actor,
  { input, situation, plan }: Prepared,
  { eventId, decisionId }: StandingEvent,
): Promise<Effects> {
  const day = input.effectiveOn;
  const conditions = await readConditions(tx, plan);
  await writeVersions(tx, actor, plan, day).catch((error: unknown) => {
    // Several units going beneath each other on different later days: no single one of them is to be named.
    throw violates(error, "org_unit_versions_no_cycle") ? refusal("effectiveOn", "laterCircle") : error;
  });
  await nameUnits(tx, actor, plan, eventId);
  const people = await moveMembers(tx, actor, plan, { eventId, decisionId, day });
  const letters = await settleLetters(tx, actor, { plan, situation, eventId });
  const closed = plan.closes.map((unit) => unit.unitId);
  const committees = await endCommittees(tx, closed, { day, decisionId });
  const effects: Effects = {
    ended: plan.ends.map((unit) => unit.versionId),
    begun: plan.begins.map((version) => version.id),
    founded: plan.begins.filter((version) => version.isNew).map((version) => version.unitId),
    closed,
    removed: plan.removes.map(({ versionId, validFrom: _validFrom, isInScope: _isInScope, ...rest }) => ({
      id: versionId,
      ...rest,
    })),
    committees,
    conditions,
    letters,
    units: touchedUnits(plan, situation),
    people,
  };
  const stored = { asked: input, effects };
  await tx.update(orgEvents).set({ status: "done", plan: stored }).where(eq(orgEvents.id, eventId));
  return effects;
}

async function nameUnits(tx: WriteClient, actor: Actor, plan: Plan, eventId: string): Promise<void> {
  const shared = { rootId: actor.rootId, eventId };
  const rows = [
    ...plan.predecessors.map((unitId) => ({ ...shared, unitId, side: "predecessor" })),
    ...plan.successors.map((unitId) => ({ ...shared, unitId, side: "successor" })),
  ];
  // A plan that waited for its day has named the units there were.
  if (rows.length > 0) await tx.insert(orgEventUnits).values(rows).onConflictDoNothing();
}

/** What holds of the few who are exempt, suspended or away, before they leave the register. */
async function readConditions(tx: WriteClient, plan: Plan): Promise<Record<string, string | null>[]> {
  if (plan.leaves === null) return [];
  const { rows } = await tx.execute<Record<string, string | null>>(sql`
    select m.id, m.exempt_since, m.exempt_until, m.suspended_since, m.away_since, m.away_until, m.away_place
    from members m where m.unit_id = any (${sql.param(plan.leaves.unitIds)}::uuid[]) and m.standing <> 'left'
      and (m.exempt_since is not null or m.suspended_since is not null or m.away_since is not null)`);
  return rows;
}
