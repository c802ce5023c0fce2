import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type ReadClient, readAs } from "@/db/read";
import { transfers } from "@/db/schema/transfers";
import { readCalendar } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError, isAppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { requireScope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { settingAt } from "@/server/settings";
import { transact, violates, type WriteClient } from "@/server/transact";
import { readReceivingUnits } from "../queries/search-receiving-units";
import { refuseEffectiveDay } from "../rules/days";
import { isCounted } from "../rules/events";
import { lastDayToPresent, refuseIssue } from "../rules/letters";
import { warnOfSuspension } from "../rules/unusual";
import type { IssueLetterInput } from "../schema";
import { stateBefore } from "./add-entry";
import { type LockedMember, lockMember } from "./lock-member";
import { unitThen } from "./receiving-unit";
import { refuse } from "./refuse";
import { refuseInTransit } from "./refuse-in-transit";

export interface IssuedLetter {
  readonly letterId: string;
  readonly memberName: string;
}

/** Issues a letter of introduction to another unit of the office; the member stays the sender's until it is accepted. */
export async function issueLetter(actor: Actor, input: IssueLetterInput): Promise<IssuedLetter> {
  const scope = requireScope(actor, "change.record");
  const { memberId, toUnitId, letterNo, issuedOn, decidedOn, confirm } = input;
  const issue = () =>
    transact(actor, async (tx) => {
      const member = await lockMember(tx, scope, memberId);
      await refuseInTransit(tx, member);
      const { state } = await stateBefore(tx, member, { event: "transfer", day: issuedOn, field: "issuedOn" });
      if (state.unitId !== member.unitId || !isCounted(member.standing)) throw refusal("issuedOn", "notThere");
      const calendar = await readCalendar(tx, actor.rootId);
      refuse(
        [
          refuseEffectiveDay("decidedOn", decidedOn, { today: today() }),
          refuseIssue(input, await settingAt(tx, "transfer.start_workdays", decidedOn, whole), calendar),
          warnOfSuspension("issuedOn", state),
        ],
        confirm,
      );
      const from = await unitThen(tx, scope, { unitId: state.unitId, field: "issuedOn", day: issuedOn });
      const to = await addressee(tx, actor, member, toUnitId);
      const decision = await ensureDecision(tx, actor, from.id, input);
      const presentWorkdays = await settingAt(tx, "transfer.present_workdays", issuedOn, whole);
      const letter = {
        id: newId(),
        rootId: actor.rootId,
        memberId,
        memberName: member.fullName,
        standing: member.standing,
        ...(await factsOf(tx, memberId)),
        fromUnitId: from.id,
        fromUnitName: from.name,
        toUnitId: to.value,
        toUnitName: to.label,
        decisionId: decision.id,
        letterNo,
        issuedOn,
        presentBy: lastDayToPresent(issuedOn, presentWorkdays, calendar),
        recordedBy: actor.accountId,
        recordedByName: actor.name,
      };
      await tx.insert(transfers).values(letter);
      const { id, rootId: _rootId, recordedBy: _recordedBy, recordedByName: _name, ...after } = letter;
      const subject = { subjectType: "transfer", subjectId: id, unitId: from.id };
      return {
        value: { letterId: id, memberName: member.fullName },
        audit: [{ action: "transfer.issue", ...subject, after }, ...decision.audit],
      };
    });
  try {
    return await issue();
  } catch (error) {
    if (violates(error, "transfers_letter_key")) throw refusal("letterNo", "numberUsed");
    // The same form sent again runs into its own letter: that one is its answer.
    const earlier = isAppError(error) && error.code === "conflict" ? await findSame(actor, input) : null;
    if (earlier === null) throw error;
    return earlier;
  }
}

const whole = z.number().int().positive();

async function addressee(tx: WriteClient, actor: Actor, member: LockedMember, toUnitId: string) {
  if (toUnitId === member.unitId) {
    throw new AppError("invalid", "members.errors.sameUnit", undefined, { toUnitId: ["members.errors.sameUnit"] });
  }
  const [unit] = await readReceivingUnits(tx, actor, { query: "", unitId: toUnitId });
  if (unit === undefined) throw refusal("toUnitId", "noSuchUnit");
  return unit;
}

interface LetterFacts {
  readonly [column: string]: unknown;
  readonly birthYear: string;
  readonly admissionDecidedOn: string;
  readonly officialOn: string | null;
}

async function factsOf(db: Pick<ReadClient, "execute">, memberId: string): Promise<LetterFacts> {
  const { rows } = await db.execute<LetterFacts>(sql`
    select to_char(birth_date, 'YYYY') as "birthYear", admission_decided_on as "admissionDecidedOn", official_on as "officialOn"
    from members where id = ${memberId}`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}

async function findSame(actor: Actor, input: IssueLetterInput): Promise<IssuedLetter | null> {
  const { memberId, toUnitId, letterNo, issuedOn } = input;
  const isSame = and(
    eq(transfers.memberId, memberId),
    eq(transfers.toUnitId, toUnitId),
    eq(transfers.letterNo, letterNo),
    eq(transfers.issuedOn, issuedOn),
    eq(transfers.status, "issued"),
    eq(transfers.recordedBy, actor.accountId),
  );
  const [found] = await readAs(actor, (db) =>
    db.select({ letterId: transfers.id, memberName: transfers.memberName }).from(transfers).where(isSame),
  );
  return found ?? null;
}

function refusal(field: string, key: string): AppError {
  const messageKey = `transfers.errors.${key}`;
  return new AppError("invalid", messageKey, undefined, { [field]: [messageKey] });
}
