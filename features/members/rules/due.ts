import { addMonths, type Day } from "@/lib/dates";
import type { MessageParams } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from "@/lib/working-days";
import { officialDate } from "./days";
import { type DueNumber, type DueNumbers, inForce } from "./due-rules";

/** What can fall due, each a list of its own. */
export const DUE_KINDS = ["recognition", "letter", "badge", "exemption", "away"] as const;

export type DueKind = (typeof DUE_KINDS)[number];

export type DueReason =
  | "probationEnds"
  | "branchReview"
  | "branchReviewLate"
  | "decisionLate"
  | "decisionPastExtension"
  | "letterRunsOut"
  | "letterRanOut"
  | "letterAbandoned"
  | "badgeMark"
  | "exemptionEnds"
  | "exemptionEnded"
  | "awayEnds"
  | "awayEnded"
  | "guestEnds"
  | "guestEnded";

/** One thing that is due, with why: told by `members.due.reasons.<reason>` and its parameters. */
export interface Due {
  readonly reason: DueReason;
  readonly params: MessageParams;
  /** The last day on which it is done in time. */
  readonly dueOn: Day;
  readonly urgency: "overdue" | "soon" | "later";
  /** Working days since that day when overdue, until it otherwise. */
  readonly workdays: number;
  /** The document the limit comes from. */
  readonly source: string;
}

export interface DueContext {
  readonly today: Day;
  readonly calendar: WorkingCalendar;
  readonly rules: DueNumbers;
}

/** The last day that counts as soon: so many working days ahead as the setting says. */
export function soonUntil(context: DueContext): Day {
  return addWorkingDays(context.today, ruleOf(context, "due.soon_workdays", context.today).value, context.calendar);
}

/** Where a probationary member stands on the way to official status (294, 4.2.1 and 4.3.1), counted from the ceremony. */
export function recognitionDue(ceremonyOn: Day, context: DueContext): Due {
  const { today, calendar } = context;
  const probation = ruleOf(context, "probation.months", ceremonyOn);
  const endsOn = officialDate(ceremonyOn, probation.value);
  const base = { months: probation.value, endsOn: formatDay(endsOn) };
  if (today < endsOn) return dueBy("probationEnds", endsOn, base, probation.source, context);
  const review = ruleOf(context, "official.branch_review_workdays", endsOn);
  const reviewBy = addWorkingDays(endsOn, review.value, calendar);
  const reviewed = { ...base, workdays: review.value, reviewBy: formatDay(reviewBy) };
  if (today <= reviewBy) return dueBy("branchReview", reviewBy, reviewed, review.source, context);
  // The branch's resolution is not in the register: the decision's limit is counted from the last day it could have.
  const decision = ruleOf(context, "official.decision_workdays", endsOn);
  const decideBy = addWorkingDays(reviewBy, decision.value, calendar);
  if (today <= decideBy) return dueBy("branchReviewLate", reviewBy, reviewed, review.source, context);
  const extension = ruleOf(context, "official.decision_extension_workdays", endsOn);
  const extendedTo = addWorkingDays(decideBy, extension.value, calendar);
  const decided = {
    ...base,
    workdays: decision.value,
    decideBy: formatDay(decideBy),
    extension: extension.value,
    extendedTo: formatDay(extendedTo),
  };
  return today <= extendedTo
    ? dueBy("decisionLate", decideBy, decided, decision.source, context)
    : dueBy("decisionPastExtension", extendedTo, decided, extension.source, context);
}

/** A letter of introduction nobody has answered yet (294, 6.3.1; after some months it is a case of its own, 06-HD/TW). */
export function letterDue(letter: { letterNo: string; issuedOn: Day; presentBy: Day }, context: DueContext): Due {
  const { today } = context;
  const months = ruleOf(context, "transfer.file_overdue_months", letter.issuedOn);
  const present = ruleOf(context, "transfer.present_workdays", letter.issuedOn);
  const { letterNo, issuedOn } = letter;
  const params = { letterNo, issuedOn: formatDay(issuedOn), workdays: present.value, months: months.value };
  const abandonedFrom = addMonths(letter.issuedOn, months.value);
  if (today > letter.presentBy && today > abandonedFrom) {
    return dueBy("letterAbandoned", abandonedFrom, params, months.source, context);
  }
  return byTime(["letterRunsOut", "letterRanOut"], letter.presentBy, params, present.source, context);
}

/** A mark of years, reached by one of the next presentation days. */
export function badgeDue(
  badge: { mark: number; reachedOn: Day; batch: Day; source: string },
  context: DueContext,
): Due {
  const { mark, reachedOn, batch, source } = badge;
  const params = { mark, reachedOn: formatDay(reachedOn), batch: formatDay(batch) };
  return dueBy("badgeMark", batch, params, source, context);
}

/** An exemption for a time; one for age or health has no last day and is never due (294, 7). */
export function exemptionDue(exemption: { since: Day; until: Day }, context: DueContext): Due {
  const longest = ruleOf(context, "exempt.max_months_other", exemption.since);
  const params = { since: formatDay(exemption.since), months: longest.value };
  return byTime(["exemptionEnds", "exemptionEnded"], exemption.until, params, longest.source, context);
}

/** A temporary transfer out or, for a guest, in: its own last day, or the longest one allowed where none is set (294, 6.3.2). */
export function awayDue(away: { since: Day; until: Day | null; place: string; isGuest: boolean }, context: DueContext) {
  const longest = ruleOf(context, "temporary.max_months", away.since);
  const endsOn = away.until ?? addMonths(away.since, longest.value);
  const params = { place: away.place, since: formatDay(away.since), months: longest.value };
  const reasons = away.isGuest ? (["guestEnds", "guestEnded"] as const) : (["awayEnds", "awayEnded"] as const);
  return byTime(reasons, endsOn, params, longest.source, context);
}

function byTime(
  [ends, ended]: readonly [DueReason, DueReason],
  dueOn: Day,
  params: MessageParams,
  source: string,
  context: DueContext,
): Due {
  return dueBy(context.today > dueOn ? ended : ends, dueOn, params, source, context);
}

function dueBy(reason: DueReason, dueOn: Day, params: MessageParams, source: string, context: DueContext): Due {
  const { today, calendar } = context;
  const isOverdue = today > dueOn;
  const urgency = isOverdue ? "overdue" : dueOn <= soonUntil(context) ? "soon" : "later";
  const workdays = Math.abs(workingDaysBetween(today, dueOn, calendar));
  return { reason, params: { ...params, dueOn: formatDay(dueOn) }, dueOn, urgency, workdays, source };
}

function ruleOf({ rules }: DueContext, key: DueNumber, onDay: Day) {
  return inForce(rules[key], onDay);
}
