import type { Day } from "@/lib/dates";

/** A rule's value while it is in force, with the document it comes from; an office's own stands before all offices'. */
export interface DatedValue<T> {
  readonly value: T;
  readonly source: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly isOwn: boolean;
}

export const DUE_NUMBERS = [
  "probation.months",
  "official.branch_review_workdays",
  "official.decision_workdays",
  "official.decision_extension_workdays",
  "transfer.present_workdays",
  "transfer.file_overdue_months",
  "temporary.max_months",
  "exempt.max_months_other",
  "due.soon_workdays",
  "due.badge_batches_ahead",
] as const;

export type DueNumber = (typeof DUE_NUMBERS)[number];

export type DueNumbers = Readonly<Record<DueNumber, readonly DatedValue<number>[]>>;

/** The value in force on a day; throws when none was, as a rule without a value decides nothing. */
export function inForce<T>(values: readonly DatedValue<T>[], onDay: Day): DatedValue<T> {
  const [found] = values
    .filter(({ from, to }) => from <= onDay && (to === null || onDay < to))
    .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn) || (a.from < b.from ? 1 : -1));
  if (found === undefined) throw new Error(`No rule in force on ${onDay}`);
  return found;
}
