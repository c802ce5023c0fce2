import { fold } from "@/lib/vietnamese";
import type { Lateness, ReportState } from "./lateness";

export const REPORT_FILTERS = ["missing", "draft", "submitted", "returned", "accepted", "notIn", "in", "late"] as const;
export type ReportFilter = (typeof REPORT_FILTERS)[number];

export function isReportFilter(value: unknown): value is ReportFilter {
  return REPORT_FILTERS.some((filter) => filter === value);
}

interface Filtered {
  readonly state: ReportState;
  readonly lateness: Lateness;
  readonly search: string;
}

const MEMBERS: Record<Exclude<ReportFilter, "late">, readonly ReportState[]> = {
  missing: ["missing"],
  draft: ["draft"],
  submitted: ["submitted"],
  returned: ["returned"],
  accepted: ["accepted"],
  notIn: ["missing", "draft"],
  in: ["submitted", "accepted"],
};

/** The rows of a state whose unit's name holds the words searched for, tones and marks aside. */
export function filterReports<R extends Filtered>(rows: readonly R[], filter: ReportFilter | null, words: string): R[] {
  const wanted = fold(words);
  return rows.filter((row) => {
    const isOfState =
      filter === null || (filter === "late" ? row.lateness === "late" : MEMBERS[filter].includes(row.state));
    return isOfState && row.search.includes(wanted);
  });
}
