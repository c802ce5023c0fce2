import { type Day, dayOfInstant } from "@/lib/dates";
import type { QuarterState, ReportStatus } from "./status";

/** Before the due day, on it or within its grace, after that; not handed in at all, or not due yet. */
export const LATENESSES = ["early", "on_time", "late", "missing", "not_due"] as const;
export type Lateness = (typeof LATENESSES)[number];

/** "missing": no report begun. "restating": sent back out of a reopened quarter. "locked": accepted, the quarter locked. */
export const REPORT_STATES = ["missing", "draft", "submitted", "returned", "accepted", "restating", "locked"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export interface Delivery {
  readonly dueOn: Day | null;
  /** The last day that is not late yet; the due day itself when left out. */
  readonly graceUntil?: Day | null;
  /** The first time it was handed in: a report sent back for mending does not become late by it. */
  readonly firstSubmittedAt: Date | null;
  readonly today: Day;
}

export function latenessOf({ dueOn, graceUntil, firstSubmittedAt, today }: Delivery): Lateness {
  if (dueOn === null) return "not_due";
  const last = graceUntil ?? dueOn;
  if (firstSubmittedAt === null) return today > last ? "missing" : "not_due";
  const day = dayOfInstant(firstSubmittedAt);
  if (day < dueOn) return "early";
  return day > last ? "late" : "on_time";
}

/** Handed in after its day, or not at all by then. */
export function isOverdue(lateness: Lateness): boolean {
  return lateness === "late" || lateness === "missing";
}

interface Stored {
  readonly status: ReportStatus | null;
  readonly quarterState: QuarterState;
  readonly acceptedOrdinal: number | null;
}

/** The state that is shown of a report, worked out of its row and its quarter; a status of null is no report yet. */
export function reportState({ status, quarterState, acceptedOrdinal }: Stored): ReportState {
  if (status === null) return "missing";
  if (status === "accepted") return quarterState === "locked" ? "locked" : "accepted";
  return status === "returned" && acceptedOrdinal !== null ? "restating" : status;
}

const IN: readonly ReportState[] = ["submitted", "accepted", "restating", "locked"];

/** Whether there are figures of this unit to count; a report being restated counts as it was last accepted. */
export function isHandedIn(state: ReportState): boolean {
  return IN.includes(state);
}

export interface ReportCounts {
  readonly total: number;
  readonly in: number;
  readonly accepted: number;
  readonly submitted: number;
  readonly restating: number;
  readonly returned: number;
  readonly missing: number;
  readonly drafts: number;
  /** Handed in after the day, or not at all by then. */
  readonly late: number;
}

/** Counts units by where they stand: in + returned + missing = total. */
export function countStates(rows: readonly { state: ReportState; lateness: Lateness }[]): ReportCounts {
  const count = (...states: ReportState[]) => rows.filter((row) => states.includes(row.state)).length;
  return {
    total: rows.length,
    in: rows.filter(({ state }) => isHandedIn(state)).length,
    accepted: count("accepted", "locked"),
    submitted: count("submitted"),
    restating: count("restating"),
    returned: count("returned"),
    missing: count("missing", "draft"),
    drafts: count("draft"),
    late: rows.filter(({ lateness }) => isOverdue(lateness)).length,
  };
}

export interface Rates {
  readonly total: number;
  /** Units whose report is in; of all, that is completeness. */
  readonly complete: number;
  /** Units whose report was first handed in on its day or before; of all that are due, that is timeliness. */
  readonly timely: number;
  readonly due: number;
}

/** Completeness and timeliness as numerators and denominators, so that they can be summed over branches and quarters. */
export function ratesOf(rows: readonly { state: ReportState; lateness: Lateness }[]): Rates {
  const due = rows.filter(({ lateness }) => lateness !== "not_due");
  return {
    total: rows.length,
    complete: rows.filter(({ state }) => isHandedIn(state)).length,
    timely: due.filter(({ lateness }) => !isOverdue(lateness)).length,
    due: due.length,
  };
}
