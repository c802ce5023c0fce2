import { addMonths, completeYears, type Day } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import type { MessageParams } from "@/lib/errors";

/** The day the Party was founded: nothing in a register is older. */
const FIRST_DAY: Day = "1930-02-03";

const OLDEST_AGE_YEARS = 120;

/** A refusal beside the field it speaks of; `isConfirmable` when the writer may insist after checking. */
export interface Refusal {
  readonly field: string;
  readonly messageKey: string;
  readonly params?: MessageParams;
  readonly isConfirmable?: boolean;
}

export interface AgeLimits {
  readonly leastYears: number;
  readonly mostMonths: number;
}

/** An entry takes effect on a real day of the register: not before the Party, not before the person's last entry, not to come. */
export function refuseEffectiveDay(
  field: string,
  day: Day,
  context: { today: Day; previous?: Day | null },
): Refusal | null {
  if (day > context.today) return { field, messageKey: "members.errors.future" };
  if (day < FIRST_DAY) return { field, messageKey: "members.errors.beforeParty" };
  if (context.previous && day < context.previous) {
    return { field, messageKey: "members.errors.beforePrevious", params: { date: formatDay(context.previous) } };
  }
  return null;
}

/** Age when admission is decided, by the limits in force on that day; above the upper one only with special consent. */
export function refuseAge(birthDate: Day, decidedOn: Day, limits: AgeLimits): Refusal | null {
  const age = completeYears(birthDate, decidedOn);
  if (birthDate >= decidedOn || age > OLDEST_AGE_YEARS)
    return { field: "birthDate", messageKey: "members.errors.birthDate" };
  if (age < limits.leastYears) {
    return { field: "birthDate", messageKey: "members.errors.tooYoung", params: { years: limits.leastYears } };
  }
  if (decidedOn > addMonths(birthDate, limits.mostMonths)) {
    const params = { years: Math.floor(limits.mostMonths / 12) };
    return { field: "birthDate", messageKey: "members.errors.tooOld", params, isConfirmable: true };
  }
  return null;
}

/** The ceremony follows the decision, and is held before it is recorded. */
export function refuseCeremony(ceremonyOn: Day, decidedOn: Day, today: Day): Refusal | null {
  if (ceremonyOn > today) return { field: "admittedOn", messageKey: "members.errors.future" };
  if (ceremonyOn < decidedOn) {
    return {
      field: "admittedOn",
      messageKey: "members.errors.ceremonyBeforeDecision",
      params: { date: formatDay(decidedOn) },
    };
  }
  return null;
}

/** The official date is always the end of the probation counted from the ceremony, however late the decision (294, 4.2.2). */
export function officialDate(ceremonyOn: Day, probationMonths: number): Day {
  return addMonths(ceremonyOn, probationMonths);
}

export function refuseRecognition(decidedOn: Day, officialOn: Day, probationMonths: number): Refusal | null {
  if (decidedOn >= officialOn) return null;
  const params = { months: probationMonths, date: formatDay(officialOn) };
  return { field: "decidedOn", messageKey: "members.errors.beforeProbationEnd", params };
}

interface KnownDates {
  readonly birthDate: Day;
  readonly admissionDecidedOn: Day;
  readonly admittedOn: Day;
  readonly officialOn: Day | null;
  readonly standing: "probationary" | "official";
}

/** The dates of somebody who was a member already: in their order, none after the day they are entered as of. */
export function refuseKnownDates(dates: KnownDates, asOf: Day): Refusal | null {
  const { birthDate, admissionDecidedOn, admittedOn, officialOn, standing } = dates;
  if (admissionDecidedOn < FIRST_DAY) return { field: "admissionDecidedOn", messageKey: "members.errors.beforeParty" };
  if (birthDate >= admissionDecidedOn) return { field: "birthDate", messageKey: "members.errors.birthDate" };
  if (completeYears(birthDate, asOf) > OLDEST_AGE_YEARS)
    return { field: "birthDate", messageKey: "members.errors.birthDate" };
  if (admittedOn < admissionDecidedOn) {
    const params = { date: formatDay(admissionDecidedOn) };
    return { field: "admittedOn", messageKey: "members.errors.ceremonyBeforeDecision", params };
  }
  const late = { messageKey: "members.errors.afterEntry", params: { date: formatDay(asOf) } };
  if (admittedOn > asOf) return { field: "admittedOn", ...late };
  if (standing === "probationary") {
    return officialOn === null ? null : { field: "officialOn", messageKey: "members.errors.officialOnProbationary" };
  }
  if (officialOn === null) return { field: "officialOn", messageKey: "errors.required" };
  if (officialOn < admittedOn) return { field: "officialOn", messageKey: "members.errors.officialBeforeCeremony" };
  return officialOn > asOf ? { field: "officialOn", ...late } : null;
}
