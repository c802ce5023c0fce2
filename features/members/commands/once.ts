import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { violates } from "@/server/transact";

export interface RecordedEntry {
  readonly entryId: string;
  readonly memberId: string;
  readonly memberName: string;
}

/** Runs a command once per form sent: a form sent twice, or twice at once, answers with the entry it made. */
export async function once(
  actor: Actor,
  requestKey: string,
  work: () => Promise<RecordedEntry>,
): Promise<RecordedEntry> {
  try {
    return await work();
  } catch (error) {
    // Whatever the second of two equal forms runs into, the first one's entry is its answer. Looked up only now: the
    // key is unique, so that the second always runs into something, and nearly every form is sent once.
    const winner = await findByRequestKey(actor, requestKey);
    if (winner !== null) return winner;
    if (violates(error, "member_events_request_key")) throw new AppError("conflict", "errors.conflict");
    // A reorganisation closed the unit while the form was being recorded.
    if (violates(error, "member_events_unit_open")) throw new AppError("conflict", "members.errors.unitClosed");
    throw error;
  }
}

async function findByRequestKey(actor: Actor, requestKey: string): Promise<RecordedEntry | null> {
  const { rows } = await readAs(actor, (db) =>
    db.execute<RecordedEntry & Record<string, unknown>>(sql`
      select id as "entryId", member_id as "memberId", member_name as "memberName" from member_events
      where request_key = ${requestKey} and recorded_by = ${actor.accountId}`),
  );
  return rows[0] ?? null;
}
