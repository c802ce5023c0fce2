import { AppError } from "@/lib/errors";

export const REPORT_STATUSES = ["draft", "submitted", "returned", "accepted"] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** Where a quarter stands for a unit: open, locked by the office, or locked and open again for a while. */
export const QUARTER_STATES = ["open", "locked", "reopened"] as const;
export type QuarterState = (typeof QUARTER_STATES)[number];

export interface Standing {
  readonly status: ReportStatus;
  readonly quarterState: QuarterState;
}

interface Step {
  readonly from: ReportStatus;
  readonly to: ReportStatus;
  readonly while: readonly QuarterState[];
}

/** Every step a report can take, and where its quarter has to stand for it. The database keeps the same table. */
const STEPS: readonly Step[] = [
  { from: "draft", to: "submitted", while: ["open", "reopened"] },
  { from: "submitted", to: "returned", while: ["open", "reopened"] },
  { from: "returned", to: "submitted", while: ["open", "reopened"] },
  { from: "submitted", to: "accepted", while: ["open", "reopened"] },
  { from: "accepted", to: "returned", while: ["reopened"] },
];

export function canMove({ status, quarterState }: Standing, to: ReportStatus): boolean {
  return STEPS.some((step) => step.from === status && step.to === to && step.while.includes(quarterState));
}

/** An accepted report of a locked quarter: nobody changes it until the office opens the quarter again. */
export function isLocked({ status, quarterState }: Standing): boolean {
  return status === "accepted" && quarterState === "locked";
}

const REFUSALS = {
  draft: "reports.errors.isDraft",
  submitted: "reports.errors.isSubmitted",
  returned: "reports.errors.isReturned",
  accepted: "reports.errors.isAccepted",
} as const satisfies Record<ReportStatus, string>;

/** Throws `conflict`, saying where the report stands or that its quarter is locked, unless it may go on to `to`. */
export function assertCanMove(standing: Standing, to: ReportStatus): void {
  if (!canMove(standing, to)) throw refusal(standing, to);
}

/** Whether the report is in its author's hands; in a locked quarter it is, but cannot be written to. */
export function isOpenForEntry(status: ReportStatus): boolean {
  return STEPS.some((step) => step.from === status && step.to === "submitted");
}

/** Whether anything can be written into the report. */
export function canWrite(standing: Standing): boolean {
  return canMove(standing, "submitted");
}

/** Throws `conflict`, saying why, unless the report can be written to. */
export function assertOpenForEntry(standing: Standing): void {
  if (!canWrite(standing)) throw refusal(standing, "submitted");
}

// A step that the table has, but not now, is refused for the quarter; one that it has not, for the report's own state.
function refusal({ status, quarterState }: Standing, to: ReportStatus): AppError {
  const step = STEPS.find((one) => one.from === status && one.to === to);
  if (!step) return new AppError("conflict", REFUSALS[status]);
  return new AppError("conflict", quarterState === "locked" ? "reports.errors.isLocked" : "reports.errors.notReopened");
}

/** Whether this account may not accept the report because it handed it in itself. */
export function isOwnSubmission(report: { submittedBy: string | null }, accountId: string): boolean {
  return report.submittedBy === accountId;
}
