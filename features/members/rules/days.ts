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

/** An entry takes effect on a real day of the register: not before the Party, not to come. */
export function refuseEffectiveDay(field: string, day: Day, context: { today: Day }): Refusal | null {
  if (day > context.today) return { field, messageKey: "members.errors.future" };
  if (day < FIRST_DAY) return { field, messageKey: "members.errors.beforeParty" };
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
  return knownDateRefusals(dates, asOf)[0] ?? null;
}

/** Everything that is wrong with such dates, one refusal a field. */
export function knownDateRefusals(dates: KnownDates, asOf: Day): Refusal[] {
  const { birthDate, admissionDecidedOn, admittedOn } = dates;
  const late = { messageKey: "members.errors.afterEntry", params: { date: formatDay(asOf) } };
  const refusals: Refusal[] = [];
  if (admissionDecidedOn < FIRST_DAY) {
    refusals.push({ field: "admissionDecidedOn", messageKey: "members.errors.beforeParty" });
  }
  if (birthDate >= admissionDecidedOn || birthDate > asOf || completeYears(birthDate, asOf) > OLDEST_AGE_YEARS) {
    refusals.push({ field: "birthDate", messageKey: "members.errors.birthDate" });
  }
  if (admittedOn < admissionDecidedOn) {
    const params = { date: formatDay(admissionDecidedOn) };
    refusals.push({ field: "admittedOn", messageKey: "members.errors.ceremonyBeforeDecision", params });
  } else if (admittedOn > asOf) refusals.push({ field: "admittedOn", ...late });
  const official = refuseOfficialOn(dates, asOf);
  return official === null ? refusals : [...refusals, official];
}

function refuseOfficialOn({ standing, officialOn, admittedOn }: KnownDates, asOf: Day): Refusal | null {
  const field = "officialOn";
  if (standing === "probationary") {
    return officialOn === null ? null : { field, messageKey: "members.errors.officialOnProbationary" };
  }
  if (officialOn === null) return { field, messageKey: "errors.required" };
  if (officialOn < admittedOn) return { field, messageKey: "members.errors.officialBeforeCeremony" };
  if (officialOn <= asOf) return null;
  return { field, messageKey: "members.errors.afterEntry", params: { date: formatDay(asOf) } };
}
