import { addMonths, type Day } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import type { Refusal } from "./days";
import type { MemberState } from "./history";

/** Nobody moves while under suspension, unless whoever records it insists (294-QĐ/TW, 6.3.1). */
export function warnOfSuspension(field: string, state: MemberState): Refusal | null {
  return state.conditions.suspended === undefined
    ? null
    : { field, messageKey: "members.errors.whileSuspended", isConfirmable: true };
}

interface MonthLimits {
  readonly least?: number;
  readonly most: number;
}

/** An end that comes too soon or too late after the beginning; one on or before the beginning is impossible. */
export function refuseUntil(field: string, since: Day, until: Day, limits: MonthLimits): Refusal | null {
  if (until <= since) return { field, messageKey: "members.errors.untilBefore", params: { date: formatDay(since) } };
  if (limits.least !== undefined && until < addMonths(since, limits.least)) {
    return { field, messageKey: "members.errors.untilShort", params: { months: limits.least }, isConfirmable: true };
  }
  return until > addMonths(since, limits.most)
    ? { field, messageKey: "members.errors.untilLong", params: { months: limits.most }, isConfirmable: true }
    : null;
}

interface ReadmissionLimits {
  readonly leastMonths: number;
  readonly mostTimes: number;
}

/** Re-admission: not before a time has passed since leaving, and once only (294-QĐ/TW, 3.5). */
export function refuseReadmission(state: MemberState, decidedOn: Day, limits: ReadmissionLimits): Refusal | null {
  if (state.readmissions >= limits.mostTimes) {
    return { field: "memberId", messageKey: "members.errors.readmittedOnce", params: { times: limits.mostTimes } };
  }
  const from = addMonths(state.lastEffectiveOn, limits.leastMonths);
  return decidedOn < from
    ? {
        field: "decidedOn",
        messageKey: "members.errors.readmittedEarly",
        params: { months: limits.leastMonths, date: formatDay(from) },
      }
    : null;
}
