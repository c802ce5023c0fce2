import { eq, sql } from "drizzle-orm";
import { memberEvents, members } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { inScope, requireScope, type Scope } from "@/server/access";
import { transact, violates, type WriteClient } from "@/server/transact";
import { type Entry, liveEntries, replay } from "../rules/history";
import type { ReverseChangeInput } from "../schema";
import { lockMember, readEntries } from "./lock-member";
import { once, type RecordedEntry } from "./once";

/** Undoes a person's last entry by one that names it and says why; nothing already written is changed. */
export function reverseChange(actor: Actor, input: ReverseChangeInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "change.reverse");
  const { entryId, reason, requestKey } = input;
  const reverse = () =>
    transact(actor, async (tx) => {
      const original = await findOriginal(tx, scope, entryId);
      const member = await lockMember(tx, scope, original.memberId);
      const entries = await readEntries(tx, member.id);
      requireLastEntry(entries, entryId);
      const history = replay(entries.filter((entry) => entry.id !== entryId));
      if ("impossible" in history)
        throw new Error(`Ledger of member ${member.id}: ${history.impossible} at ${history.entryId}`);
      // With no entry left the person was never in the register: the row stays for the ledger, and frees the card number.
      const { state } = history;
      const after = {
        unitId: state?.unitId ?? member.unitId,
        standing: state?.standing ?? ("left" as const),
        officialOn: state === null ? member.officialOn : state.officialOn,
        ...(state === null ? { cardNo: null } : {}),
      };
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
        audit: [
          {
            action: "change.reverse",
            subjectType: "member",
            subjectId: member.id,
            unitId: member.unitId,
            reason,
            before: { unitId, standing, officialOn },
            after: { entryId: id, reversesId: entryId, ...after },
          },
        ],
      };
    });
  return once(actor, requestKey, () => withReversedRefusal(reverse()));
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
  const { isInScope: _isInScope, sign: _sign, ...original } = found;
  return original;
}

function requireLastEntry(entries: readonly Entry[], entryId: string): void {
  const live = liveEntries(entries);
  if (!live.some((entry) => entry.id === entryId)) throw new AppError("conflict", "members.errors.alreadyReversed");
  if (live.at(-1)?.id !== entryId) throw new AppError("conflict", "members.errors.notLast");
}

async function withReversedRefusal<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!violates(error, "member_events_reverses_key")) throw error;
    throw new AppError("conflict", "members.errors.alreadyReversed");
  }
}
