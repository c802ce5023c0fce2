import { and, eq, isNull, sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { memberMerges, members } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { AppError, isAppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import type { AuditInput } from "@/server/audit";
import { requireScope, type Scope } from "@/server/access";
import { transact, type WriteClient } from "@/server/transact";
import { isCounted } from "../rules/events";
import { refuseMerge } from "../rules/merges";
import type { MergeMembersInput } from "../schema";
import { addEntry, stateBefore } from "./add-entry";
import { type LockedMember, lockMember } from "./lock-member";
import { unitThen } from "./receiving-unit";
import { refuseInTransit } from "./refuse-in-transit";
import { findStanding, pairOf } from "./tell-apart";

export interface MergedMember {
  readonly mergeId: string;
  readonly keptId: string;
  readonly keptName: string;
}

/** Joins two records of one person: both keep their entries, the register shows the one kept, and one person is counted. */
export async function mergeMembers(actor: Actor, input: MergeMembersInput): Promise<MergedMember> {
  const scope = requireScope(actor, "member.merge");
  const { keptId, mergedId, reason } = input;
  const merge = () =>
    transact(actor, async (tx) => {
      const { kept, merged } = await lockBoth(tx, scope, input);
      const held = await tx.select({ id: members.id }).from(members).where(eq(members.mergedIntoId, mergedId)).limit(1);
      const refused = refuseMerge(kept, merged, held.length > 0);
      if (refused !== null) throw refusal(refused);
      if ((await findStanding(tx, pairOf(keptId, mergedId))) !== undefined) throw refusal("toldApart");
      await refuseInTransit(tx, merged);
      const removed = isCounted(merged.standing) ? await takeOut(tx, actor, scope, merged, input) : null;
      const mergeId = newId();
      await tx.update(members).set({ mergedIntoId: keptId }).where(eq(members.id, mergedId));
      await tx.insert(memberMerges).values({
        id: mergeId,
        rootId: actor.rootId,
        unitId: merged.unitId,
        keptId,
        mergedId,
        reason,
        entryId: removed?.value.entryId ?? null,
        recordedBy: actor.accountId,
        recordedByName: actor.name,
      });
      const audit: AuditInput = {
        action: "member.merge",
        subjectType: "member",
        subjectId: keptId,
        unitId: kept.unitId,
        reason,
        after: { mergeId, mergedId, mergedName: merged.fullName, entryId: removed?.value.entryId ?? null },
      };
      const value = { mergeId, keptId, keptName: kept.fullName };
      return { value, audit: removed === null ? [audit] : [audit, removed.audit] };
    });
  try {
    return await merge();
  } catch (error) {
    // The same form sent again finds its own merge.
    const earlier = isAppError(error) && error.code === "conflict" ? await findSame(actor, input) : null;
    if (earlier === null) throw error;
    return earlier;
  }
}

// Always in the order of their ids: two people merging the same two the other way round wait for each other.
async function lockBoth(tx: WriteClient, scope: Scope, { keptId, mergedId }: MergeMembersInput) {
  if (keptId === mergedId) throw refusal("sameRecord");
  const isKeptFirst = keptId < mergedId;
  const first = await lockMember(tx, scope, isKeptFirst ? keptId : mergedId);
  const second = await lockMember(tx, scope, isKeptFirst ? mergedId : keptId);
  return isKeptFirst ? { kept: first, merged: second } : { kept: second, merged: first };
}

/** Both were counted: the second record leaves the strength of its unit. */
async function takeOut(tx: WriteClient, actor: Actor, scope: Scope, merged: LockedMember, input: MergeMembersInput) {
  const { effectiveOn, requestKey } = input;
  const before = await stateBefore(tx, merged, { event: "duplicate", day: effectiveOn, field: "effectiveOn" });
  const from = await unitThen(tx, scope, { unitId: before.state.unitId, field: "effectiveOn", day: effectiveOn });
  return addEntry(tx, actor, merged, before, {
    event: "duplicate",
    dayField: "effectiveOn",
    kind: "duplicate",
    effectiveOn,
    from,
    to: null,
    standingAfter: "left",
    decisionId: null,
    requestKey,
  });
}

async function findSame(actor: Actor, { keptId, mergedId }: MergeMembersInput): Promise<MergedMember | null> {
  const { accountId } = actor;
  const [found] = await readAs(actor, (db) =>
    db
      .select({ mergeId: memberMerges.id, keptName: sql<string>`${members.fullName}` })
      .from(memberMerges)
      .innerJoin(members, eq(members.id, memberMerges.keptId))
      .where(
        and(
          eq(memberMerges.keptId, keptId),
          eq(memberMerges.mergedId, mergedId),
          eq(memberMerges.recordedBy, accountId),
          isNull(memberMerges.undoneAt),
        ),
      ),
  );
  return found === undefined ? null : { ...found, keptId };
}

function refusal(key: string): AppError {
  const messageKey = `merges.errors.${key}`;
  return new AppError("conflict", messageKey, undefined, { keptId: [messageKey] });
}
