import { sql } from "drizzle-orm";
import { AppError } from "@/lib/errors";
import { inScope, type Scope } from "@/server/access";
import type { WriteClient } from "@/server/transact";
import { type Entry, type MemberState, replay, type Standing } from "../rules/history";

export interface LockedMember {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly rootId: string;
  readonly fullName: string;
  readonly unitId: string;
  readonly standing: Standing;
  readonly admittedOn: string;
  readonly officialOn: string | null;
  readonly version: number;
}

/** The member, held until the transaction ends, so that two changes at once become one change and one refusal. */
export async function lockMember(tx: WriteClient, scope: Scope, memberId: string): Promise<LockedMember> {
  const { rows } = await tx.execute<LockedMember>(sql`
    select m.id, m.root_id as "rootId", m.full_name as "fullName", m.unit_id as "unitId", m.standing,
      m.admitted_on as "admittedOn", m.official_on as "officialOn", m.version
    from members m where m.id = ${memberId} and ${inScope(sql`m.unit_id`, scope)} for update of m`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}

/** A locked member's entries, oldest first. */
export async function readEntries(tx: WriteClient, memberId: string): Promise<Entry[]> {
  const { rows } = await tx.execute<Entry & Record<string, unknown>>(sql`
    select e.id, k.event, e.effective_on as "effectiveOn", e.from_unit_id as "fromUnitId", e.to_unit_id as "toUnitId",
      e.standing_before as "standingBefore", e.standing_after as "standingAfter", e.official_on as "officialOn", e.sign,
      e.reverses_id as "reversesId"
    from member_events e join change_kinds k on k.code = e.kind where e.member_id = ${memberId} order by e.seq`);
  return rows;
}

/** What a locked member's ledger says now; null when all of it was reversed. */
export async function readState(tx: WriteClient, memberId: string): Promise<MemberState | null> {
  const history = replay(await readEntries(tx, memberId));
  // Rows past this app's own rules (an import gone wrong) are a fault to be looked at, not a user's mistake.
  if ("impossible" in history)
    throw new Error(`Ledger of member ${memberId}: ${history.impossible} at ${history.entryId}`);
  return history.state;
}
