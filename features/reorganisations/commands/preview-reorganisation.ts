import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { canonicalJson } from "@/lib/canonical";
import { today } from "@/lib/dates";
import { quarterOf } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import { rehearse, type WriteClient } from "@/server/transact";
import type { Plan } from "../rules/plan";
import type { PreviewShown } from "../rules/preview";
import type { ReorganisationInput } from "../schema";
import { readPicture } from "./read-picture";
import { recordEvent } from "./record-reorganisation";
import { prepare } from "./reorganise";

const MOST_SHOWN = 250;
const MOST_MOVES = 100;
const MOST_LETTERS = 100;

/** What every register will say after an event: the event really done, looked at, and taken back. */
export function previewReorganisation(actor: Actor, input: ReorganisationInput): Promise<PreviewShown> {
  const scope = requireScope(actor, "unit.edit");
  return rehearse(actor, async (tx) => {
    const { plan } = await prepare(tx, actor, scope, input);
    const known = unitsOf(plan);
    const before = await readPicture(tx, scope, { unitIds: known, day: input.effectiveOn });
    const { prepared, effects } = await recordEvent(tx, actor, { scope, input, waits: false });
    const after = await readPicture(tx, scope, {
      unitIds: [...before.units.keys(), ...unitsOf(prepared.plan)],
      day: input.effectiveOn,
    });
    const ids = [...new Set([...before.units.keys(), ...after.units.keys()])];
    const letters = effects?.letters ?? [];
    return {
      day: input.effectiveOn,
      quarter: quarterOf(input.effectiveOn),
      waits: input.effectiveOn > today(),
      units: ids.slice(0, MOST_SHOWN).map((unitId) => ({
        unitId,
        before: before.units.get(unitId) ?? null,
        after: after.units.get(unitId) ?? null,
      })),
      unitsInAll: ids.length,
      moves: await readMoves(tx, input.requestKey),
      letters: letters.slice(0, MOST_LETTERS),
      lettersInAll: letters.length,
      reportingBefore: before.reporting,
      reportingAfter: after.reporting,
      seen: fingerprint(input),
    };
  });
}

/** What was looked at, to tell whether it is still what is to be recorded. */
export function fingerprint({ requestKey: _requestKey, ...asked }: ReorganisationInput): string {
  return createHash("sha256").update(canonicalJson(asked)).digest("hex");
}

function unitsOf(plan: Plan): string[] {
  return [
    ...plan.closes.map((unit) => unit.unitId),
    ...plan.begins.flatMap((version) => [version.isNew ? [] : version.unitId, version.parentId ?? []].flat()),
    ...plan.begins.filter((version) => version.isNew).map((version) => version.unitId),
    ...plan.moves.flatMap((move) => [move.fromUnitId, move.defaultTo ?? [], ...Object.values(move.assigned)].flat()),
  ];
}

async function readMoves(tx: WriteClient, eventId: string): Promise<PreviewShown["moves"]> {
  const { rows } = await tx.execute<PreviewShown["moves"][number] & Record<string, unknown>>(sql`
    select e.from_unit_name as "from", coalesce(e.to_unit_name, e.elsewhere) as "to",
      count(*) filter (where e.standing_before = 'official')::int as official,
      count(*) filter (where e.standing_before = 'probationary')::int as probationary,
      count(*) filter (where e.standing_before = 'guest')::int as guests
    from member_events e where e.org_event_id = ${eventId} group by 1, 2 order by 1, 2 limit ${MOST_MOVES}`);
  return rows;
}
