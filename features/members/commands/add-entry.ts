import { eq, sql } from "drizzle-orm";
import { memberEvents, members } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import type { AuditInput } from "@/server/audit";
import type { WriteClient } from "@/server/transact";
import { refuseEffectiveDay } from "../rules/days";
import { type ChangeEvent, type MemberState, mayFollow, type Standing } from "../rules/history";
import { type LockedMember, readState } from "./lock-member";
import type { RecordedEntry } from "./once";
import { refuse } from "./refuse";

/** The state a locked member's next entry starts from; throws when such an entry may not follow. */
export async function stateBefore(tx: WriteClient, member: LockedMember, event: ChangeEvent): Promise<MemberState> {
  const state = await readState(tx, member.id);
  if (state === null || !mayFollow(state.standing, event)) {
    const messageKey = `members.errors.notNext.${event}.${state?.standing ?? "left"}`;
    throw new AppError("conflict", messageKey, { name: member.fullName }, { memberId: [messageKey] });
  }
  return state;
}

export function refuseDay(field: string, day: string, state: MemberState): void {
  refuse([refuseEffectiveDay(field, day, { today: today(), previous: state.lastEffectiveOn })]);
}

interface Change {
  readonly kind: string;
  readonly effectiveOn: string;
  readonly from: { id: string; name: string | null };
  readonly to: { id: string; name: string | null } | null;
  readonly standingAfter: Standing;
  readonly elsewhere?: string;
  readonly officialOn?: string;
  readonly decisionId: string;
  readonly requestKey: string;
}

/** Adds an entry about a locked member and brings their row in the register up to it. */
export async function addEntry(
  tx: WriteClient,
  actor: Actor,
  member: LockedMember,
  change: Change,
): Promise<{ value: RecordedEntry; audit: AuditInput }> {
  const entryId = newId();
  const { kind, effectiveOn, from, to, standingAfter, decisionId, requestKey } = change;
  const after = {
    unitId: to?.id ?? from.id,
    standing: standingAfter,
    officialOn: change.officialOn ?? member.officialOn,
  };
  // The entry first: where it is refused, the row must not have left the writer's sight.
  await tx.insert(memberEvents).values({
    id: entryId,
    rootId: actor.rootId,
    memberId: member.id,
    memberName: member.fullName,
    kind,
    effectiveOn,
    fromUnitId: from.id,
    fromUnitName: from.name,
    toUnitId: to?.id ?? null,
    toUnitName: to?.name ?? null,
    elsewhere: change.elsewhere ?? null,
    standingBefore: member.standing,
    standingAfter,
    decisionId,
    officialOn: change.officialOn ?? null,
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
    value: { entryId, memberId: member.id, memberName: member.fullName },
    audit: {
      action: "change.record",
      subjectType: "member",
      subjectId: member.id,
      unitId: from.id,
      before: { unitId, standing, officialOn },
      after: { entryId, kind, effectiveOn, elsewhere: change.elsewhere, decisionId, ...after },
    },
  };
}
