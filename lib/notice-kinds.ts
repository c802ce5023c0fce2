/** What the app tells people of. */
export const NOTICE_KINDS = [
  "period.opened",
  "period.extended",
  "period.reopened",
  "report.due_soon",
  "report.late",
  "report.submitted",
  "report.returned",
  "report.accepted",
  "report.remark",
  "letter.waiting",
  "letter.running_out",
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];
