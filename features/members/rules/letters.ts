import type { Day } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from "@/lib/working-days";
import type { Refusal } from "./days";

export const LETTER_STATUSES = ["issued", "accepted", "refused", "withdrawn", "lapsed"] as const;

export type LetterStatus = (typeof LETTER_STATUSES)[number];

/** How a letter still open stands against its limit; working days left, or gone by since. */
export interface LetterClock {
  readonly hasRunOut: boolean;
  readonly workdays: number;
}

export function letterClock(presentBy: Day, today: Day, calendar: WorkingCalendar): LetterClock {
  return { hasRunOut: today > presentBy, workdays: Math.abs(workingDaysBetween(today, presentBy, calendar)) };
}

const FEW_DAYS = 5;

/** How pressing an open letter is. */
export function urgencyOf({ hasRunOut, workdays }: LetterClock): "over" | "soon" | "left" {
  if (hasRunOut) return "over";
  return workdays <= FEW_DAYS ? "soon" : "left";
}

/** The last day on which the member presents the letter (294-QĐ/TW, 6.3.1). */
export function lastDayToPresent(issuedOn: Day, presentWorkdays: number, calendar: WorkingCalendar): Day {
  return addWorkingDays(issuedOn, presentWorkdays, calendar);
}

interface IssueDates {
  readonly issuedOn: Day;
  readonly decidedOn: Day;
}

/** A letter follows its decision within so many working days; a late one is for the writer to confirm (294-QĐ/TW, 6.3.1). */
export function refuseIssue(
  { issuedOn, decidedOn }: IssueDates,
  startWorkdays: number,
  calendar: WorkingCalendar,
): Refusal | null {
  if (issuedOn < decidedOn) {
    return { field: "issuedOn", messageKey: "transfers.errors.beforeDecision", params: { date: formatDay(decidedOn) } };
  }
  const startBy = addWorkingDays(decidedOn, startWorkdays, calendar);
  if (issuedOn <= startBy) return null;
  const params = { days: startWorkdays, date: formatDay(startBy) };
  return { field: "issuedOn", messageKey: "transfers.errors.lateStart", params, isConfirmable: true };
}

interface AcceptedLetter {
  readonly issuedOn: Day;
  readonly presentBy: Day;
}

/** A member is taken over between the letter's day and today; after the letter ran out, whoever does so confirms it. */
export function refuseAcceptance(letter: AcceptedLetter, effectiveOn: Day, today: Day): Refusal | null {
  const field = "effectiveOn";
  if (effectiveOn > today) return { field, messageKey: "members.errors.future" };
  if (effectiveOn < letter.issuedOn) {
    return { field, messageKey: "transfers.errors.beforeLetter", params: { date: formatDay(letter.issuedOn) } };
  }
  if (effectiveOn <= letter.presentBy) return null;
  const params = { date: formatDay(letter.presentBy) };
  return { field, messageKey: "transfers.errors.lateAcceptance", params, isConfirmable: true };
}
