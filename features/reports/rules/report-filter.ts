import { fold } from "@/lib/vietnamese";
import { isHandedIn, isOverdue, type Lateness, type ReportState } from "./lateness";

export const REPORT_FILTERS = [
  "missing",
  "draft",
  "submitted",
  "returned",
  "restating",
  "accepted",
  "locked",
  "notIn",
  "in",
  "late",
] as const;
export type ReportFilter = (typeof REPORT_FILTERS)[number];

export function isReportFilter(value: unknown): value is ReportFilter {
  return REPORT_FILTERS.some((filter) => filter === value);
}

interface Filtered {
  readonly state: ReportState;
  readonly lateness: Lateness;
  readonly search: string;
}

/** Whether a report's state and day are what the filter asks for. */
export function matchesFilter({ state, lateness }: Omit<Filtered, "search">, filter: ReportFilter): boolean {
  if (filter === "late") return isOverdue(lateness);
  if (filter === "in") return isHandedIn(state);
  if (filter === "notIn") return state === "missing" || state === "draft";
  // A locked report is an accepted one.
  if (filter === "accepted") return state === "accepted" || state === "locked";
  return state === filter;
}

/** The rows of a state whose unit's name holds the words searched for, tones and marks aside. */
export function filterReports<R extends Filtered>(rows: readonly R[], filter: ReportFilter | null, words: string): R[] {
  const wanted = fold(words);
  return rows.filter((row) => (filter === null || matchesFilter(row, filter)) && row.search.includes(wanted));
}
