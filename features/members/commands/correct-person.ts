import { eq, sql } from "drizzle-orm";
import { members } from "@/db/schema/members";
import { type ReadClient, readAs } from "@/db/read";
import { decisionInput, type DecisionFieldValues } from "@/features/decisions/schema";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError, type FieldErrors } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import { sortKey } from "@/lib/name-sort";
import { fold } from "@/lib/vietnamese";
import { inScope, requireScope, type Scope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { transact } from "@/server/transact";
import { cardDigitsShown } from "../queries/card-digits-shown";
import { changedFields, type PersonFacts, type PersonField, refuseCorrection } from "../rules/correction";
import { maskCard } from "../rules/privacy";
import type { CorrectPersonInput } from "../schema";
import { withCardRefusal } from "./enter-person";
import { refuse } from "./refuse";

type StoredPerson = PersonFacts & {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly admissionDecidedOn: string;
  readonly version: number;
};

/**
 * Puts a member's facts right, with the reason and, where a rule asks for it, the decision. Throws `conflict` when
 * somebody else has put one of them right since the form was opened, and says what it says now.
 */
export async function correctPerson(
  actor: Actor,
  input: CorrectPersonInput,
): Promise<{ readonly id: string; readonly name: string }> {
  const scope = requireScope(actor, "member.register");
  const { memberId: id, reason } = input;
  // The same form sent once more: what it asks for is so already, and in the log already.
  const now = await readAs(actor, (db) => readPerson(db, scope, id));
  if (now.version !== input.version && changedFields(now, factsAfter(now, input)).length === 0)
    return { id, name: now.fullName };
  return withCardRefusal(
    transact(actor, async (tx) => {
      const before = await readPerson(tx, scope, id, sql`for update of m`);
      const after = factsAfter(before, input);
      const changed = changedFields(before, after);
      if (before.version !== input.version) refuseWhatOthersChanged(before, input, await cardDigitsShown(tx));
      if (changed.length === 0) throw new AppError("invalid", "members.register.correct.errors.nothing");
      const decision = decisionOf(input);
      const { admissionDecidedOn, unitId } = before;
      refuse(refuseCorrection(after, changed, { admissionDecidedOn, hasDecision: decision !== null, today: today() }));
      const ensured = decision === null ? null : await ensureDecision(tx, actor, unitId, decision);
      await tx
        .update(members)
        .set({
          ...after,
          search: fold(after.fullName),
          sortKey: sortKey(after.fullName, after.sortAs ?? undefined),
          version: sql`${members.version} + 1`,
        })
        .where(eq(members.id, id));
      const decisionId = ensured === null ? {} : { decisionId: ensured.id };
      return {
        value: { id, name: after.fullName },
        audit: [
          {
            action: "member.correct",
            subjectType: "member",
            subjectId: id,
            unitId,
            reason,
            before: only(before, changed),
            after: { ...only(after, changed), ...decisionId },
          },
          ...(ensured?.audit ?? []),
        ],
      };
    }),
  );
}

async function readPerson(
  db: Pick<ReadClient, "execute">,
  scope: Scope,
  memberId: string,
  lock = sql``,
): Promise<StoredPerson> {
  const { rows } = await db.execute<StoredPerson>(sql`
    select m.unit_id as "unitId", m.full_name as "fullName", m.sex, m.birth_date as "birthDate", m.card_no as "cardNo",
      m.sort_as as "sortAs", m.seniority_from as "seniorityFrom", m.admission_decided_on as "admissionDecidedOn", m.version
    from members m where m.id = ${memberId} and m.merged_into_id is null and ${inScope(sql`m.unit_id`, scope)} ${lock}`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}

function factsAfter(before: PersonFacts, input: CorrectPersonInput): PersonFacts {
  const { fullName, sex, birthDate, sortAs, seniorityFrom } = input;
  const cardNo = input.removesCard ? null : (input.cardNo ?? before.cardNo);
  return { fullName, sex, birthDate, cardNo, sortAs, seniorityFrom };
}

function refuseWhatOthersChanged(now: PersonFacts, { was }: CorrectPersonInput, cardDigits: number): void {
  const isOther: Record<PersonField, boolean> = {
    fullName: now.fullName !== was.fullName,
    sex: now.sex !== was.sex,
    birthDate: now.birthDate !== was.birthDate,
    cardNo: (now.cardNo === null ? "" : maskCard(now.cardNo, cardDigits)) !== was.cardNo,
    sortAs: (now.sortAs ?? "") !== was.sortAs,
    seniorityFrom: (now.seniorityFrom ?? "") !== was.seniorityFrom,
  };
  const errors: FieldErrors = Object.fromEntries(
    Object.entries(isOther)
      .filter(([, isSo]) => isSo)
      .map(([field]) => [field, [`members.register.correct.errors.now.${field}`]]),
  );
  if (Object.keys(errors).length === 0) return;
  const params = {
    fullName: now.fullName,
    sex: now.sex,
    birthDate: formatDay(now.birthDate),
    sortAs: now.sortAs ?? "–",
    seniorityFrom: now.seniorityFrom === null ? "–" : formatDay(now.seniorityFrom),
  };
  throw new AppError("conflict", "members.register.correct.errors.changed", params, errors);
}

// A decision is given whole or not at all.
function decisionOf(input: CorrectPersonInput): DecisionFieldValues | null {
  const { issuingBody, docType, docNumber, decidedOn } = input;
  if (issuingBody === null && docNumber === null && decidedOn === null) return null;
  const given = decisionInput.safeParse({
    issuingBody: issuingBody ?? "",
    docType: docType ?? undefined,
    docNumber: docNumber ?? "",
    decidedOn: decidedOn ?? "",
  });
  if (given.success) return given.data;
  const errors = Object.fromEntries(given.error.issues.map((issue) => [String(issue.path[0]), ["errors.required"]]));
  throw new AppError("invalid", "errors.checkFields", undefined, errors);
}

function only(facts: PersonFacts, fields: readonly PersonField[]): Partial<PersonFacts> {
  return Object.fromEntries(fields.map((field) => [field, facts[field]]));
}
