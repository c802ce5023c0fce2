import { eq, sql } from "drizzle-orm";
import { memberEvents, members } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import { newId } from "@/lib/id";
import type { AuditInput } from "@/server/audit";
import { inScope, type Scope } from "@/server/access";
import type { WriteClient } from "@/server/transact";
import { type Entry, liveEntries, type MemberState, replay } from "../rules/history";
import type { ReverseChangeInput } from "../schema";
import { rowOf } from "./add-entry";
import { lockMember, readHistory, refuseMerged } from "./lock-member";
import type { RecordedEntry } from "./once";

/** Adds the entry that undoes another and brings the member's row back to what remains; throws where that is no history. */
export async function addReversal(
  tx: WriteClient,
  actor: Actor,
  scope: Scope,
  { entryId, reason, requestKey }: ReverseChangeInput,
): Promise<{ value: RecordedEntry; audit: AuditInput }> {
  const original = await findOriginal(tx, scope, entryId);
  const member = await lockMember(tx, scope, original.memberId);
  refuseMerged(member);
  const state = stateWithout(await readHistory(tx, member.id), entryId);
  // With no entry left the person was never in the register: the row stays for the ledger, and frees the card number.
  const after = state === null ? { unitId: member.unitId, standing: "left" as const, cardNo: null } : rowOf(state);
  const id = newId();
  await tx.insert(memberEvents).values({
    id,
    rootId: actor.rootId,
    ...original,
    sign: -1,
    reversesId: entryId,
    reason,
    requestKey,
    recordedBy: actor.accountId,
    recordedByName: actor.name,
  });
  await tx
    .update(members)
    .set({ ...after, version: sql`${members.version} + 1` })
    .where(eq(members.id, member.id));
  const { unitId, standing, officialOn } = member;
  return {
    value: { entryId: id, memberId: member.id, memberName: member.fullName },
    audit: {
      action: "change.reverse",
      subjectType: "member",
      subjectId: member.id,
      unitId: member.unitId,
      reason,
      before: { unitId, standing, officialOn },
      after: { entryId: id, reversesId: entryId, ...after },
    },
  };
}

// What a reversal repeats of the entry it undoes.
const repeated = {
  memberId: memberEvents.memberId,
  memberName: memberEvents.memberName,
  kind: memberEvents.kind,
  effectiveOn: memberEvents.effectiveOn,
  fromUnitId: memberEvents.fromUnitId,
  fromUnitName: memberEvents.fromUnitName,
  toUnitId: memberEvents.toUnitId,
  toUnitName: memberEvents.toUnitName,
  elsewhere: memberEvents.elsewhere,
  standingBefore: memberEvents.standingBefore,
  standingAfter: memberEvents.standingAfter,
  decisionId: memberEvents.decisionId,
  ceremonyOn: memberEvents.ceremonyOn,
  officialOn: memberEvents.officialOn,
  untilOn: memberEvents.untilOn,
  note: memberEvents.note,
  orgEventId: memberEvents.orgEventId,
  transferId: memberEvents.transferId,
};

async function findOriginal(tx: WriteClient, scope: Scope, entryId: string) {
  const [found] = await tx
    .select({
      ...repeated,
      isInScope: sql<boolean>`(${memberEvents.fromUnitId} is null or ${inScope(memberEvents.fromUnitId, scope)})
        and (${memberEvents.toUnitId} is null or ${inScope(memberEvents.toUnitId, scope)})`,
      sign: memberEvents.sign,
    })
    .from(memberEvents)
    .where(eq(memberEvents.id, entryId));
  if (!found) throw new AppError("not_found", "errors.notFound");
  // A move that reaches into another unit is undone by whoever keeps both.
  if (!found.isInScope) throw new AppError("forbidden", "members.errors.reverseOutside");
  if (found.sign !== 1) throw new AppError("conflict", "members.errors.reversal");
  if (found.orgEventId !== null) throw new AppError("conflict", "members.errors.reverseReorganisation");
  const { isInScope: _isInScope, sign: _sign, ...original } = found;
  return original;
}

function stateWithout(entries: readonly Entry[], entryId: string): MemberState | null {
  if (!liveEntries(entries).some((entry) => entry.id === entryId)) {
    throw new AppError("conflict", "members.errors.alreadyReversed");
  }
  const rest = entries.filter((entry) => entry.id !== entryId);
  const history = replay(rest);
  if ("state" in history) return history.state;
  const next = rest.find((entry) => entry.id === history.entryId);
  throw new AppError("conflict", "members.errors.entryDepends", { date: formatDay(next?.effectiveOn ?? "") });
}
