import { sql } from "drizzle-orm";
import { decisions } from "@/db/schema/decisions";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/actor";
import { formatDay } from "@/lib/format";
import { newId } from "@/lib/id";
import { fold } from "@/lib/vietnamese";
import type { AuditInput } from "./audit";
import type { WriteClient } from "./transact";

export interface DecisionInput {
  readonly issuingBody: string;
  /** Type code of the document, e.g. "QĐ". */
  readonly docType: string;
  readonly docNumber: string;
  readonly decidedOn: string;
  readonly subject?: string | undefined;
}

export interface EnsuredDecision {
  readonly id: string;
  /** What the log must say when the decision was not in the register before. */
  readonly audit: readonly AuditInput[];
}

/**
 * The register's decision of this body, type, number and term, entered on the spot when it is new.
 * Throws `conflict` when the number is there with another date: one of the two is a slip.
 */
export async function ensureDecision(
  tx: WriteClient,
  actor: Actor,
  unitId: string,
  input: DecisionInput,
): Promise<EnsuredDecision> {
  const term = await termAt(tx, actor.rootId, input.decidedOn);
  const key = {
    issuingBodyFold: fold(input.issuingBody),
    docType: input.docType,
    term: term.ordinal,
    docNumberFold: fold(input.docNumber),
  };
  const find = () => findDecision(tx, actor.rootId, { ...key, ...term, decidedOn: input.decidedOn });
  const existing = await find();
  if (existing) return { id: checkedDate(existing, input), audit: [] };
  const id = newId();
  const row = {
    id,
    rootId: actor.rootId,
    unitId,
    issuingBody: input.issuingBody,
    docNumber: input.docNumber,
    decidedOn: input.decidedOn,
    subject: input.subject ?? "",
    recordedBy: actor.accountId,
    ...key,
  };
  const { rowCount } = await tx.insert(decisions).values(row).onConflictDoNothing();
  if (rowCount === 0) {
    // Another writer entered it in the meantime.
    const stored = await find();
    if (!stored) throw new AppError("conflict", "errors.decisionTaken");
    return { id: checkedDate(stored, input), audit: [] };
  }
  const { issuingBody, docType, docNumber, decidedOn, subject } = row;
  return {
    id,
    audit: [
      {
        action: "decision.register",
        subjectType: "decision",
        subjectId: id,
        unitId,
        after: { issuingBody, docType, docNumber, term: term.ordinal, decidedOn, subject },
      },
    ],
  };
}

interface Term {
  readonly [column: string]: unknown;
  readonly ordinal: string;
  readonly from: string | null;
  readonly to: string | null;
}

type DecisionKey = Pick<typeof decisions.$inferSelect, "issuingBodyFold" | "docType" | "docNumberFold" | "decidedOn">;

/**
 * A decision keeps the term it was registered in. Where the terms themselves were registered or ended only later, the
 * same document is found by its number and date, and another of its number by the days of the term.
 */
async function findDecision(tx: WriteClient, rootId: string, key: DecisionKey & Term) {
  const { issuingBodyFold, docType, docNumberFold, decidedOn, ordinal, from, to } = key;
  const { rows } = await tx.execute<{ id: string; decided_on: string }>(sql`
    select d.id, d.decided_on::text from (select ${ordinal} as term union select '' union
      select t.ordinal from terms t where t.unit_id = ${rootId}) known
    cross join lateral find_decision(${rootId}, ${issuingBodyFold}, ${docType}, known.term, ${docNumberFold}) d
    where known.term = ${ordinal} or d.decided_on = ${decidedOn}::date
      or (${from}::date <= d.decided_on and (${to}::date is null or d.decided_on < ${to}::date))
    order by d.decided_on = ${decidedOn}::date desc, known.term = ${ordinal} desc limit 1`);
  return rows[0];
}

function checkedDate(found: { id: string; decided_on: string }, input: DecisionInput): string {
  if (found.decided_on !== input.decidedOn) {
    const params = { number: input.docNumber, date: formatDay(found.decided_on) };
    throw new AppError("conflict", "errors.decisionOtherDate", params, { decidedOn: ["errors.decisionOtherDate"] });
  }
  return found.id;
}

// A document's number runs through a term; where no term is known, through all time.
async function termAt(tx: WriteClient, rootId: string, day: string): Promise<Term> {
  const { rows } = await tx.execute<Term>(sql`
    select ordinal, valid_from as "from", valid_to as "to" from terms
    where unit_id = ${rootId} and valid_from <= ${day}::date and (valid_to is null or ${day}::date < valid_to)`);
  return rows[0] ?? { ordinal: "", from: null, to: null };
}
