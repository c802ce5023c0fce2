import { sql } from "drizzle-orm";
import { AppError } from "@/lib/errors";
import { inScope, type Scope } from "@/server/access";
import type { WriteClient } from "@/server/transact";
import type { Standing } from "../rules/events";
import { readEntries } from "../queries/read-entries";
import { type Entry, replay } from "../rules/history";

export interface LockedMember {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly rootId: string;
  readonly fullName: string;
  readonly unitId: string;
  readonly standing: Standing;
  readonly admittedOn: string;
  readonly officialOn: string | null;
  /** The record of the same person that this one was merged into. */
  readonly mergedIntoId: string | null;
  readonly version: number;
}

/** The member, held until the transaction ends, so that two changes at once become one change and one refusal. */
export async function lockMember(tx: WriteClient, scope: Scope, memberId: string): Promise<LockedMember> {
  const { rows } = await tx.execute<LockedMember>(sql`
    select m.id, m.root_id as "rootId", m.full_name as "fullName", m.unit_id as "unitId", m.standing,
      m.admitted_on as "admittedOn", m.official_on as "officialOn", m.merged_into_id as "mergedIntoId", m.version
    from members m where m.id = ${memberId} and ${inScope(sql`m.unit_id`, scope)} for update of m`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}

/** Nothing more is written about a record that was merged into another: the person goes on in that one. */
export function refuseMerged({ mergedIntoId }: LockedMember): void {
  if (mergedIntoId !== null) throw new AppError("conflict", "members.errors.merged");
}

/** A locked member's entries, which are a possible history. */
export async function readHistory(tx: WriteClient, memberId: string): Promise<Entry[]> {
  const entries = await readEntries(tx, memberId);
  const history = replay(entries);
  // Rows past this app's own rules are a fault to be looked at, not a user's mistake.
  if ("impossible" in history)
    throw new Error(`Ledger of member ${memberId}: ${history.impossible} at ${history.entryId}`);
  return entries;
}
