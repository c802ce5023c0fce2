import { and, eq, inArray, sql } from "drizzle-orm";
import { positions } from "@/db/schema/bodies";
import { terms } from "@/db/schema/decisions";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import { inScope, requireScope, type Scope } from "@/server/access";
import type { AuditInput } from "@/server/audit";
import { transact, violates, type WriteClient } from "@/server/transact";
import type { CloseTermInput } from "../schema";
import { refusal } from "./unit-rules";

export interface ClosedTerm {
  readonly unitId: string;
  readonly ordinal: string;
  /** How many positions ended with it. */
  readonly positions: number;
}

/** Ends a term on a day, and with it, if wanted, every position of it that is still held then. */
export async function closeTerm(actor: Actor, input: CloseTermInput): Promise<ClosedTerm> {
  const scope = requireScope(actor, "unit.edit");
  const { termId, validTo, endsPositions } = input;
  const close = transact(actor, async (tx) => {
    const term = await lockTerm(tx, scope, termId);
    if (validTo > today()) throw refusal("validTo", "positions.errors.future");
    if (validTo <= term.validFrom) {
      throw refusal("validTo", "positions.errors.endsFirst", { from: formatDay(term.validFrom) });
    }
    // Sent twice: it ended on this very day, and the positions with it.
    if (term.validTo !== null && term.validTo !== validTo && term.validTo <= today()) {
      throw refusal("validTo", "positions.errors.termClosed", { until: formatDay(term.validTo) });
    }
    await tx.update(terms).set({ validTo }).where(eq(terms.id, termId));
    const ended = endsPositions ? await endPositions(tx, termId, validTo) : [];
    const { unitId, ordinal } = term;
    const audit: AuditInput = {
      action: "term.close",
      subjectType: "term",
      subjectId: termId,
      unitId,
      before: { ordinal, validTo: term.validTo },
      after: { ordinal, validTo },
    };
    return { value: { unitId, ordinal, positions: ended.length }, audit: [audit, ...ended] };
  });
  return close.catch((error: unknown) => {
    if (violates(error, "terms_no_overlap")) throw refusal("validTo", "positions.errors.nextTermBegan");
    throw error;
  });
}

interface LockedTerm {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly ordinal: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

async function lockTerm(tx: WriteClient, scope: Scope, termId: string): Promise<LockedTerm> {
  const { rows } = await tx.execute<LockedTerm>(sql`
    select t.unit_id as "unitId", t.ordinal, t.valid_from as "validFrom", t.valid_to as "validTo"
    from terms t where t.id = ${termId} and ${inScope(sql`t.unit_id`, scope)} for update`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}

interface StillHeld {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly unitId: string;
  readonly kind: string;
  readonly memberName: string;
}

async function endPositions(tx: WriteClient, termId: string, validTo: string): Promise<AuditInput[]> {
  const { rows } = await tx.execute<StillHeld>(sql`
    select id, unit_id as "unitId", kind, member_name as "memberName" from positions
    where term_id = ${termId} and valid_to is null and annulled_at is null and valid_from < ${validTo}::date for update`);
  if (rows.length === 0) return [];
  const endReason = "Hết nhiệm kỳ";
  await tx
    .update(positions)
    .set({ validTo, endReason })
    .where(
      and(
        eq(positions.termId, termId),
        inArray(
          positions.id,
          rows.map((row) => row.id),
        ),
      ),
    );
  return rows.map(({ id, unitId, kind, memberName }) => ({
    action: "position.end",
    subjectType: "position",
    subjectId: id,
    unitId,
    reason: endReason,
    before: { kind, memberName, validTo: null },
    after: { kind, memberName, validTo, endReason },
  }));
}
