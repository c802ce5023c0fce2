import { addDays, addMonths, completeYears, type Day, daysBetween } from "@/lib/dates";

/** Where the anniversary of a 29 February is kept in common years (setting `seniority.leap_day`). */
export type LeapDay = "02-28" | "03-01";

/** Days on which a person was no member: from leaving up to the day of being taken back, that day not included. */
export interface Gap {
  readonly from: Day;
  readonly to: Day;
}

export interface SeniorityFacts {
  readonly standing: string;
  readonly admissionDecidedOn: Day;
  /** The day confirmed by decision; it stands for everything else (06-HD/TW, 5.3). */
  readonly seniorityFrom: Day | null;
}

interface Step {
  readonly event: string;
  readonly effectiveOn: Day;
  readonly standingAfter: string;
}

/** Ways back after which the time away is deducted; who was wrongly removed and restored never stopped counting. */
const DEDUCTED_BEFORE: readonly string[] = ["readmission", "reconnection"];

/** The times deducted from seniority, from a person's live entries in the order of their effect. */
export function gapsOf(entries: readonly Step[]): Gap[] {
  return entries.flatMap((entry, index) => {
    const next = entries[index + 1];
    if (entry.standingAfter !== "left" || next === undefined || !DEDUCTED_BEFORE.includes(next.event)) return [];
    return [{ from: entry.effectiveOn, to: next.effectiveOn }];
  });
}

/**
 * The day from which seniority runs: as confirmed, else the admission decision's, moved on by the whole months and
 * days of each gap (294, 4.5).
 */
export function seniorityStart(facts: Omit<SeniorityFacts, "standing">, gaps: readonly Gap[] = []): Day {
  if (facts.seniorityFrom !== null) return facts.seniorityFrom;
  const lengths = gaps.map(lengthOf);
  const months = lengths.reduce((sum, length) => sum + length.months, 0);
  const days = lengths.reduce((sum, length) => sum + length.days, 0);
  return addDays(addMonths(facts.admissionDecidedOn, months), days);
}

/** The anniversary of so many years. */
export function anniversaryOf(start: Day, years: number, leapDay: LeapDay): Day {
  const kept = addMonths(start, years * 12);
  return start.endsWith("-02-29") && kept.endsWith("-02-28") && leapDay === "03-01" ? addDays(kept, 1) : kept;
}

/** Complete anniversaries by a day; null of anyone but an official member, of whom alone seniority is counted. */
export function seniorityYears(
  facts: SeniorityFacts,
  onDay: Day,
  leapDay: LeapDay,
  gaps: readonly Gap[] = [],
): number | null {
  if (facts.standing !== "official") return null;
  const start = seniorityStart(facts, gaps);
  const years = completeYears(start, onDay);
  return years > 0 && anniversaryOf(start, years, leapDay) > onDay ? years - 1 : years;
}

/** The latest start whose anniversary of so many years is reached by a day: what a search by date asks for. */
export function latestStart(years: number, reachedBy: Day, leapDay: LeapDay): Day {
  const start = addMonths(reachedBy, -years * 12);
  const later = addDays(start, 1);
  if (anniversaryOf(later, years, leapDay) <= reachedBy) return later;
  return anniversaryOf(start, years, leapDay) <= reachedBy ? start : addDays(start, -1);
}

/** The first `count` presentation days on or after a day; `batches` are days of the year, `mm-dd`. */
export function nextBatches(fromDay: Day, batches: readonly string[], count: number): Day[] {
  const year = Number(fromDay.slice(0, 4));
  const years = Array.from({ length: Math.ceil(count / Math.max(batches.length, 1)) + 1 }, (_, ahead) => year + ahead);
  return years
    .flatMap((each) => batches.toSorted().map((day) => `${each}-${day}`))
    .filter((day) => day >= fromDay)
    .slice(0, count);
}

/** The presentation day a mark belongs to: the first one on or after its anniversary; null when none is set. */
export function batchOf(reachedOn: Day, batches: readonly string[]): Day | null {
  return nextBatches(reachedOn, batches, 1)[0] ?? null;
}

/** The presentation day before a day: marks reached up to it belonged to an earlier batch. */
export function batchBefore(day: Day, batches: readonly string[]): Day | null {
  const year = Number(day.slice(0, 4));
  const earlier = [year - 1, year].flatMap((each) => batches.toSorted().map((batch) => `${each}-${batch}`));
  return earlier.findLast((batch) => batch < day) ?? null;
}

function lengthOf({ from, to }: Gap): { months: number; days: number } {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months += 1;
  return { months, days: daysBetween(addMonths(from, months), to) };
}
