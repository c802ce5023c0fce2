import { AppError } from "@/lib/errors";

export const REPORT_STATUSES = ["draft", "submitted", "returned", "accepted"] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

export const NEXT_STATUS = {
  draft: ["submitted"],
  submitted: ["returned", "accepted"],
  returned: ["submitted"],
  accepted: [],
} as const satisfies Record<ReportStatus, readonly ReportStatus[]>;

export function canMove(from: ReportStatus, to: ReportStatus): boolean {
  const next: readonly ReportStatus[] = NEXT_STATUS[from];
  return next.includes(to);
}

const REFUSALS = {
  draft: "reports.errors.isDraft",
  submitted: "reports.errors.isSubmitted",
  returned: "reports.errors.isReturned",
  accepted: "reports.errors.isAccepted",
} as const satisfies Record<ReportStatus, string>;

/** Throws `conflict`, saying where the report stands, unless it may go on to `to`. */
export function assertCanMove(from: ReportStatus, to: ReportStatus): void {
  if (!canMove(from, to)) throw new AppError("conflict", REFUSALS[from]);
}

/** Whether the report is in its author's hands. */
export function isOpenForEntry(status: ReportStatus): boolean {
  return canMove(status, "submitted");
}

/** Throws `conflict` unless the report is in its author's hands. */
export function assertOpenForEntry(status: ReportStatus): void {
  if (!isOpenForEntry(status)) throw new AppError("conflict", REFUSALS[status]);
}

/** Whether this account may not accept the report because it handed it in itself. */
export function isOwnSubmission(report: { submittedBy: string | null }, accountId: string): boolean {
  return report.submittedBy === accountId;
}
