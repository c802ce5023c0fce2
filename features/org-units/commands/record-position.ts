import { sql } from "drizzle-orm";
import { positions } from "@/db/schema/bodies";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { transact, type WriteClient } from "@/server/transact";
import { type PlannedPosition, refuseCandidate, refusePositionDays, refuseTaken, warnOfLimits } from "../rules/bodies";
import type { RecordPositionInput } from "../schema";
import { bodyLimitsAt, lockUnitOn, readCandidate, readHeld } from "./read-position-facts";
import { refuseDecidedOn, refusePosition } from "./refuse-position";
import { refusal } from "./unit-rules";

interface RecordedPosition {
  readonly positionId: string;
  /** Held by one person at a time: the next one recorded is of another kind. */
  readonly isSingle: boolean;
}

/** Records that a member holds a position in a body of a unit from a day on; what is unusual has to be confirmed. */
export async function recordPosition(actor: Actor, input: RecordPositionInput): Promise<RecordedPosition> {
  const scope = requireScope(actor, "position.record");
  const { unitId, memberId, termId, validFrom, validTo, decision, confirm, requestKey } = input;
  return transact(actor, async (tx) => {
    const { unitKind, officialMembers } = await lockUnitOn(tx, scope, input);
    const subject = { subjectType: "position", subjectId: requestKey, unitId } as const;
    const planned = await readPlanned(tx, input);
    const value = { positionId: requestKey, isSingle: planned.isSingle };
    // The lock was waited for: the same form may have been recorded by then.
    if (await isRecorded(tx, requestKey)) return { value, audit: [{ action: "position.repeat", ...subject }] };
    await requireTerm(tx, input);
    refusePosition([...refusePositionDays(planned, today()), ...refuseDecidedOn(decision)], false);
    const person = await readCandidate(tx, scope, input);
    const held = await readHeld(tx, unitId, validTo);
    const limits = await bodyLimitsAt(tx, validFrom);
    refusePosition(
      [
        ...refuseCandidate(person, planned),
        ...refuseTaken(memberId, planned, held),
        ...warnOfLimits(planned, { unitKind, officialMembers, memberId, held }, limits),
      ],
      confirm,
    );
    const ensured = decision === null ? null : await ensureDecision(tx, actor, unitId, decision);
    const position = {
      unitId,
      memberId,
      memberName: person.fullName,
      kind: planned.kind,
      termId,
      validFrom,
      validTo,
      decisionId: ensured?.id ?? null,
    };
    await tx
      .insert(positions)
      .values({ id: requestKey, rootId: actor.rootId, recordedBy: actor.accountId, ...position });
    return {
      value,
      audit: [{ action: "position.record", ...subject, after: position }, ...(ensured?.audit ?? [])],
    };
  });
}

async function isRecorded(tx: WriteClient, positionId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`select id from positions where id = ${positionId}`);
  return rows.length > 0;
}

async function readPlanned(tx: WriteClient, input: RecordPositionInput): Promise<PlannedPosition> {
  const { rows } = await tx.execute<{ bodyKind: string; isSingle: boolean }>(sql`
    select body_kind as "bodyKind", is_single as "isSingle" from position_kinds where code = ${input.kind}`);
  if (rows[0] === undefined) throw refusal("kind", "errors.invalid");
  const { kind, validFrom, validTo } = input;
  return { kind, validFrom, validTo, ...rows[0] };
}

async function requireTerm(tx: WriteClient, { termId, unitId, validFrom }: RecordPositionInput): Promise<void> {
  if (termId === null) return;
  const { rows } = await tx.execute<{ ordinal: string; isOf: boolean }>(sql`
    select ordinal, valid_from <= ${validFrom}::date and (valid_to is null or ${validFrom}::date < valid_to) as "isOf"
    from terms where id = ${termId} and unit_id = ${unitId}`);
  if (rows[0] === undefined) throw refusal("termId", "errors.invalid");
  if (!rows[0].isOf) throw refusal("termId", "positions.errors.outsideTerm", { term: rows[0].ordinal });
}
