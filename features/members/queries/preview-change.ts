import { sql } from "drizzle-orm";
import { z } from "zod";
import { type ReadClient, readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { inScope, requireScope, type Scope } from "@/server/access";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import { settingAt } from "@/server/settings";
import { officialDate } from "../rules/days";
import { applyMovement, movementsOf } from "../rules/effect";
import { type ChangeEvent, ruleOf, type Standing } from "../rules/events";
import { type MemberState, refuseNext, replay, standingAfter } from "../rules/history";
import type { Strength } from "../rules/strength";
import { readEntries } from "./read-entries";

export interface PlannedChange {
  readonly event: ChangeEvent;
  readonly memberId?: string | undefined;
  readonly unitId?: string | undefined;
}

interface PreviewedMember {
  readonly [column: string]: unknown;
  readonly fullName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly standing: Standing;
  readonly admittedOn: string;
}

export interface ChangePreview {
  readonly member: PreviewedMember | null;
  /** False when the member's history does not let such a change follow. */
  readonly isPossible: boolean;
  /** The official date by rule, for a recognition. */
  readonly officialOn: string | null;
  readonly effects: readonly { readonly unitName: string; readonly before: Strength; readonly after: Strength }[];
  /** People by which the whole committee grows or shrinks; zero for a move inside it. */
  readonly net: number;
}

/** What a change would do, before it is recorded: the member it is about, and the units' strength before and after. */
export function previewChange(actor: Actor, planned: PlannedChange): Promise<ChangePreview> {
  const scope = requireScope(actor, "change.record");
  const { event, memberId, unitId } = planned;
  return readAs(actor, async (db) => {
    const member = memberId === undefined ? null : await readMember(db, scope, memberId);
    const state = memberId === undefined ? null : await readState(db, memberId);
    const isPossible = member === null || refuseNext(state, event) === null;
    if (!isPossible) return { member, isPossible, officialOn: null, effects: [], net: 0 };
    const movements = movementsOf(plannedMove(event, state, unitId ?? null));
    const strengths = await readStrengths(
      db,
      scope,
      movements.map((movement) => movement.unitId),
    );
    const effects = movements.map((movement) => {
      const unit = strengths.find((one) => one.unitId === movement.unitId);
      if (unit === undefined) throw new AppError("not_found", "errors.notFound");
      const before = applyMovement({ official: 0, probationary: 0, total: 0 }, unit);
      return { unitName: unit.unitName, before, after: applyMovement(before, movement) };
    });
    const officialOn =
      member !== null && event === "official_recognition"
        ? await officialDateOf(db, state?.admittedOn ?? member.admittedOn)
        : null;
    const net = movements.reduce((sum, { official, probationary }) => sum + official + probationary, 0);
    return { member, isPossible, officialOn, effects, net };
  });
}

function plannedMove(event: ChangeEvent, state: MemberState | null, unitId: string | null) {
  const { moves } = ruleOf(event);
  const fromUnitId = moves === "in" ? null : (state?.unitId ?? null);
  return {
    // Of a person not yet chosen the standing is not known; one member is one member.
    standingBefore: moves === "in" ? null : (state?.standing ?? "official"),
    standingAfter: standingAfter(state, event, "official"),
    fromUnitId,
    toUnitId: moves === "none" ? fromUnitId : moves === "out" ? null : unitId,
  };
}

async function readMember(db: ReadClient, scope: Scope, memberId: string): Promise<PreviewedMember> {
  const { rows } = await db.execute<PreviewedMember>(sql`
    select m.full_name as "fullName", m.unit_id as "unitId", ${unitNameOn(sql`m.unit_id`, sql`${today()}::date`)} as "unitName",
      m.standing, m.admitted_on as "admittedOn"
    from members m where m.id = ${memberId} and ${inScope(sql`m.unit_id`, scope)}`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}

async function readState(db: ReadClient, memberId: string): Promise<MemberState | null> {
  const history = replay(await readEntries(db, memberId));
  return "state" in history ? history.state : null;
}

interface UnitStrength {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly unitName: string;
  readonly official: number;
  readonly probationary: number;
}

async function readStrengths(db: ReadClient, scope: Scope, unitIds: readonly string[]): Promise<UnitStrength[]> {
  const { rows } = await db.execute<UnitStrength>(sql`
    select u.id as "unitId", ${unitNameOn(sql`u.id`, sql`${today()}::date`)} as "unitName",
      coalesce(last.official, 0) as official, coalesce(last.probationary, 0) as probationary
    from org_units u
    left join lateral (select s.official, s.probationary from strength_closings s
      where s.unit_id = u.id order by s.quarter desc limit 1) last on true
    where u.id = any (${sql.param(unitIds)}::uuid[]) and ${inScope(sql`u.id`, scope)}`);
  return rows;
}

async function officialDateOf(db: ReadClient, admittedOn: string): Promise<string> {
  return officialDate(admittedOn, await settingAt(db, "probation.months", admittedOn, z.number().int().positive()));
}
