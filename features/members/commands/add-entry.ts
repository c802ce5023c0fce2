import { eq, sql } from "drizzle-orm";
import { memberEvents, members } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import { newId } from "@/lib/id";
import type { AuditInput } from "@/server/audit";
import type { WriteClient } from "@/server/transact";
import { refuseEffectiveDay } from "../rules/days";
import { type ChangeEvent, ruleOf, type Standing } from "../rules/events";
import { type Entry, inOrder, type MemberState, refuseNext, replay, stateOn } from "../rules/history";
import { type LockedMember, readHistory, refuseMerged } from "./lock-member";
import type { RecordedEntry } from "./once";
import { refuse } from "./refuse";

export interface Before {
  readonly entries: readonly Entry[];
  readonly state: MemberState;
}

/** The state a locked member's next entry starts from on its day; throws, naming the rule, when it may not follow. */
export async function stateBefore(
  tx: WriteClient,
  member: LockedMember,
  planned: { event: ChangeEvent; day: string; field: string },
): Promise<Before> {
  const { event, day, field } = planned;
  refuseMerged(member);
  refuse([refuseEffectiveDay(field, day, { today: today() })]);
  const entries = await readHistory(tx, member.id);
  const state = stateOn(entries, day);
  if (state === null) {
    const params = { name: member.fullName, date: formatDay(inOrder(entries)[0]?.effectiveOn ?? day) };
    throw new AppError("conflict", "members.errors.beforeFirst", params, { [field]: ["members.errors.beforeFirst"] });
  }
  const messageKey = refusalKey(state, event);
  if (messageKey !== null)
    throw new AppError("conflict", messageKey, { name: member.fullName }, { memberId: [messageKey] });
  return { entries, state };
}

/** The message that says why an event may not come next, or null where it may. */
function refusalKey(state: MemberState | null, event: ChangeEvent): string | null {
  const refused = refuseNext(state, event);
  if (refused === null) return null;
  const { begins, ends } = ruleOf(event);
  if (refused === "already") return `members.errors.already.${begins ?? ""}`;
  if (refused === "not_so") return `members.errors.notSo.${ends ?? ""}`;
  return `members.errors.stage.${state?.stage ?? "none"}`;
}

interface Change {
  readonly kind: string;
  readonly event: ChangeEvent;
  readonly effectiveOn: string;
  /** The field that names the day, for a refusal beside it. */
  readonly dayField: string;
  readonly from: { id: string; name: string | null } | null;
  readonly to: { id: string; name: string | null } | null;
  readonly standingAfter: Standing;
  readonly elsewhere?: string | null;
  readonly ceremonyOn?: string | null;
  readonly officialOn?: string | null;
  readonly untilOn?: string | null;
  readonly note?: string | null;
  readonly decisionId: string | null;
  readonly requestKey: string;
}

/** Adds an entry about a locked member and brings their row in the register up to it. */
export async function addEntry(
  tx: WriteClient,
  actor: Actor,
  member: LockedMember,
  { entries, state }: Before,
  change: Change,
): Promise<{ value: RecordedEntry; audit: AuditInput }> {
  const entryId = newId();
  const { event, dayField: _dayField, from, to, ...facts } = change;
  const { elsewhere = null, ceremonyOn = null, officialOn = null, untilOn = null, note = null } = facts;
  const entry = {
    id: entryId,
    effectiveOn: change.effectiveOn,
    fromUnitId: from?.id ?? null,
    toUnitId: to?.id ?? null,
    standingBefore: state.standing,
    standingAfter: change.standingAfter,
    elsewhere,
    ceremonyOn,
    officialOn,
    untilOn,
    sign: 1,
    reversesId: null,
  };
  const after = rowOf(requireFits([...entries, { ...entry, event }], change));
  // The entry first: where it is refused, the row must not have left the writer's sight.
  await tx.insert(memberEvents).values({
    ...entry,
    rootId: actor.rootId,
    memberId: member.id,
    memberName: member.fullName,
    kind: change.kind,
    fromUnitName: from?.name ?? null,
    toUnitName: to?.name ?? null,
    note,
    decisionId: change.decisionId,
    requestKey: change.requestKey,
    recordedBy: actor.accountId,
    recordedByName: actor.name,
  });
  await tx
    .update(members)
    .set({ ...after, version: sql`${members.version} + 1` })
    .where(eq(members.id, member.id));
  const { unitId, standing } = member;
  return {
    value: { entryId, memberId: member.id, memberName: member.fullName },
    audit: {
      action: "change.record",
      subjectType: "member",
      subjectId: member.id,
      unitId: from?.id ?? to?.id ?? unitId,
      before: { unitId, standing, officialOn: member.officialOn },
      after: { entryId, ...entry, kind: change.kind, note, decisionId: change.decisionId, ...after },
    },
  };
}

// A late entry stands between others: those after it must still be possible.
function requireFits(entries: readonly Entry[], { dayField }: Change): MemberState {
  const history = replay(entries);
  if ("state" in history && history.state !== null) return history.state;
  const broken = "entryId" in history ? entries.find((one) => one.id === history.entryId) : undefined;
  const params = { date: formatDay(broken?.effectiveOn ?? today()) };
  throw new AppError("conflict", "members.errors.laterEntry", params, { [dayField]: ["members.errors.laterEntry"] });
}

/** What a member's row in the register says of a state the ledger gives. */
export function rowOf(state: MemberState) {
  const { unitId, standing, officialOn, admittedOn, conditions } = state;
  const { exempt, suspended, away } = conditions;
  return {
    unitId,
    standing,
    officialOn,
    ...(admittedOn === null ? {} : { admittedOn }),
    exemptSince: exempt?.since ?? null,
    exemptUntil: exempt?.until ?? null,
    suspendedSince: suspended?.since ?? null,
    awaySince: away?.since ?? null,
    awayUntil: away?.until ?? null,
    awayPlace: away?.place ?? null,
  };
}
