import { type Day, dayOfInstant } from "@/lib/dates";
import type { ReportStatus } from "./status";

export type Lateness = "on_time" | "late" | "not_due";

/** Where a unit stands with its report; "missing" is a unit that has not begun one. */
export type ReportState = ReportStatus | "missing";

export interface Delivery {
  readonly dueOn: Day | null;
  /** The first time it was handed in: a report sent back for mending does not become late by it. */
  readonly firstSubmittedAt: Date | null;
  readonly today: Day;
}

export function latenessOf({ dueOn, firstSubmittedAt, today }: Delivery): Lateness {
  if (dueOn === null) return "not_due";
  if (firstSubmittedAt === null) return today > dueOn ? "late" : "not_due";
  return dayOfInstant(firstSubmittedAt) > dueOn ? "late" : "on_time";
}

export interface ReportCounts {
  readonly total: number;
  readonly in: number;
  readonly accepted: number;
  readonly submitted: number;
  readonly returned: number;
  readonly missing: number;
  readonly drafts: number;
  readonly late: number;
}

/** Counts units by where they stand: in + returned + missing = total. */
export function countStates(rows: readonly { state: ReportState; lateness: Lateness }[]): ReportCounts {
  const count = (state: ReportState) => rows.filter((row) => row.state === state).length;
  const [accepted, submitted, returned, drafts] = [
    count("accepted"),
    count("submitted"),
    count("returned"),
    count("draft"),
  ];
  return {
    total: rows.length,
    in: submitted + accepted,
    accepted,
    submitted,
    returned,
    missing: count("missing") + drafts,
    drafts,
    late: rows.filter((row) => row.lateness === "late").length,
  };
}
