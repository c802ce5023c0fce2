import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { awardRecipients, awards } from "@/db/schema/awards";
import type { Actor } from "@/lib/actor";
import { AppError, type FieldErrors } from "@/lib/errors";
import { newId } from "@/lib/id";
import { requireScope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { transact, violates, type WriteClient } from "@/server/transact";
import { readAwardLists } from "../queries/get-award-lists";
import { areExplained, awardWarnings, recipientErrors, recipientIdentity } from "../rules";
import type { RecordAwardInput } from "../schema";
import { findRecipients, type FoundRecipient } from "./find-recipients";

/** Records a decision on awards with all its recipients; sent twice with one request key it is recorded once. */
export async function recordAward(actor: Actor, input: RecordAwardInput): Promise<{ id: string }> {
  const [unitId] = requireScope(actor, "award.record").unitIds;
  if (unitId === undefined) throw new AppError("forbidden", "errors.forbidden");
  const earlier = await findByRequestKey(actor, input.requestKey);
  if (earlier) return earlier;
  try {
    return await transact(actor, (tx) => writeAward(tx, actor, unitId, input));
  } catch (error) {
    const first = violates(error, "awards_request_key") ? await findByRequestKey(actor, input.requestKey) : null;
    if (first) return first;
    throw error;
  }
}

async function writeAward(tx: WriteClient, actor: Actor, unitId: string, input: RecordAwardInput) {
  const scope = requireScope(actor, "award.record");
  const recipients = await findRecipients(tx, scope, input);
  const lists = await readAwardLists(tx);
  const proposed = { decidedOn: input.decidedOn, statedCount: input.statedCount, recipients };
  refuse(recipientErrors(proposed, lists), "errors.checkFields");
  const warnings = awardWarnings(proposed);
  if (!areExplained(warnings, input.explanation, input.explained)) {
    refuse({ ...warnings, explanation: ["awards.errors.explain"] }, "awards.errors.explainFirst", {
      stated: input.statedCount ?? 0,
      listed: recipients.length,
    });
  }
  const { issuingBody, docType, docNumber, decidedOn, ground, meritFrom, meritTo, statedCount } = input;
  const decision = await ensureDecision(tx, actor, unitId, {
    issuingBody,
    docType,
    docNumber,
    decidedOn,
    subject: ground,
  });
  const id = newId();
  const facts = { decisionId: decision.id, ground, meritFrom, meritTo, statedCount };
  await tx.insert(awards).values({
    ...facts,
    id,
    rootId: actor.rootId,
    unitId,
    requestKey: input.requestKey,
    recordedBy: actor.accountId,
    recordedByName: actor.name,
  });
  // After the insert above, at which the same form sent twice stops: it is no second recording.
  await refuseThoseRecorded(tx, decision.id, recipients);
  const rows = recipients.map((recipient, index) => rowOf(recipient, index));
  await tx
    .insert(awardRecipients)
    .values(rows.map((row) => ({ ...row, rootId: actor.rootId, awardId: id, decidedOn })));
  const entry = {
    action: "award.record",
    subjectType: "award",
    subjectId: id,
    unitId,
    reason: Object.keys(warnings).length === 0 ? null : input.explanation,
    after: { ...facts, docNumber, decidedOn, recipients: rows, warnings: Object.values(warnings).flat() },
  };
  return { value: { id }, audit: [entry, ...decision.audit] as const };
}

function rowOf({ form, mark, found }: FoundRecipient, index: number) {
  if (!found) throw new TypeError("A recipient that was not found cannot be recorded.");
  const { unitId, memberId, name } = found;
  return { id: newId(), form, mark, unitId, memberId, recipientName: name, ordinal: index + 1 };
}

// Two people recording the same decision must not count it twice: the decision is held until one of them is done.
async function refuseThoseRecorded(tx: WriteClient, decisionId: string, recipients: readonly FoundRecipient[]) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${decisionId}::text, 1))`);
  const { rows } = await tx.execute<{ form: string; mark: number | null; unitId: string; memberId: string | null }>(sql`
    select r.form, r.mark, r.unit_id as "unitId", r.member_id as "memberId"
    from award_recipients r join awards a on a.id = r.award_id
    where a.decision_id = ${decisionId} and not exists (select 1 from award_withdrawals w where w.recipient_id = r.id)`);
  const recorded = new Set(rows.map(recipientIdentity));
  const errors: FieldErrors = {};
  for (const { key, form, mark, found } of recipients) {
    if (found && recorded.has(recipientIdentity({ form, mark, ...found }))) {
      errors[`recipients.${key}.recipient`] = ["awards.errors.recorded"];
    }
  }
  refuse(errors, "awards.errors.recordedAlready");
}

function refuse(errors: FieldErrors, messageKey: string, params?: Record<string, string | number>): void {
  if (Object.keys(errors).length > 0) throw new AppError("invalid", messageKey, params, errors);
}

function findByRequestKey(actor: Actor, requestKey: string): Promise<{ id: string } | null> {
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<{ id: string }>(
      sql`select id from awards where request_key = ${requestKey} and recorded_by = ${actor.accountId}`,
    );
    return rows[0] ?? null;
  });
}
