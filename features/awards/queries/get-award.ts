import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { inScope, requireScope } from "@/server/access";
import type { AwardRecipient } from "../rules";
import { selectRecipients } from "./recipient-rows";

export interface Withdrawal {
  readonly recipientId: string;
  readonly reason: string;
  readonly recordedAt: Date;
}

export interface AwardDetails {
  readonly id: string;
  readonly docNumber: string;
  readonly issuingBody: string;
  readonly decidedOn: string;
  readonly ground: string;
  readonly meritFrom: number | null;
  readonly meritTo: number | null;
  readonly statedCount: number | null;
  readonly recordedAt: Date;
  readonly recordedByName: string;
  /** False for a reader who sees only the recipients of their own unit. */
  readonly isWhole: boolean;
  readonly recipients: readonly AwardRecipient[];
  readonly withdrawals: readonly Withdrawal[];
}

type Head = Omit<AwardDetails, "recipients" | "withdrawals" | "recordedAt"> & { recordedAt: string };

// No decision lists as many; what is read in one go has a bound all the same.
const MOST = 2_000;

/** A decision on awards with those of its recipients the reader may see; throws `not_found` when that is none. */
export function getAward(actor: Actor, id: string): Promise<AwardDetails> {
  const scope = requireScope(actor, "award.read");
  if (!isId(id)) return Promise.reject(new AppError("not_found", "errors.notFound"));
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<Head & Record<string, unknown>>(sql`
      select a.id, d.doc_number as "docNumber", d.issuing_body as "issuingBody", d.decided_on::text as "decidedOn", a.ground,
        a.merit_from as "meritFrom", a.merit_to as "meritTo", a.stated_count as "statedCount",
        a.recorded_at as "recordedAt", a.recorded_by_name as "recordedByName", ${inScope(sql`a.unit_id`, scope)} as "isWhole"
      from awards a join decisions d on d.id = a.decision_id where a.id = ${id}`);
    const recipients = await selectRecipients(db, sql`r.award_id = ${id} and ${inScope(sql`r.unit_id`, scope)}`, MOST);
    const head = rows[0];
    if (!head || (!head.isWhole && recipients.length === 0)) throw new AppError("not_found", "errors.notFound");
    const { rows: withdrawn } = await db.execute<{ recipientId: string; reason: string; recordedAt: string }>(sql`
      select w.recipient_id as "recipientId", w.reason, w.recorded_at as "recordedAt"
      from award_withdrawals w join award_recipients r on r.id = w.recipient_id where r.award_id = ${id}`);
    const withdrawals = withdrawn.map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }));
    return { ...head, recordedAt: new Date(head.recordedAt), recipients, withdrawals };
  });
}
