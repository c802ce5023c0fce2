import type { Day } from "@/lib/dates";
import { NOTICE_KINDS, type NoticeKind } from "@/lib/notice-kinds";
import { addWorkingDays, type WorkingCalendar } from "@/lib/working-days";

export interface DueReport {
  readonly dueOn: Day;
  /** Working days after the due day that still count as in time. */
  readonly grace: number;
}

/** What a unit that has not handed in is reminded of today: that its day comes within so many working days, or has passed. */
export function reminderOf(
  { dueOn, grace }: DueReport,
  { today, workdays, calendar }: { today: Day; workdays: number; calendar: WorkingCalendar },
): "report.due_soon" | "report.late" | null {
  if (today <= dueOn) return dueOn <= addWorkingDays(today, workdays, calendar) ? "report.due_soon" : null;
  return addWorkingDays(dueOn, grace, calendar) < today ? "report.late" : null;
}

/** The kind with words of that name; null for one of an older or newer version. */
export function noticeKind(code: string): NoticeKind | null {
  return NOTICE_KINDS.find((kind) => kind === code) ?? null;
}

export type MailState = "waiting" | "sent" | "failed" | "uncertain" | "off";

const SENDING_MS = 10 * 60 * 1000;

/** Where an e-mail stands: one that was begun and never ended may have been sent, and is not sent again. */
export function mailStateOf(mail: { email: string; nextAttemptAt: Date }, now: Date): MailState {
  switch (mail.email) {
    case "sent":
    case "failed":
    case "off":
      return mail.email;
    case "sending":
      return now.getTime() - mail.nextAttemptAt.getTime() > SENDING_MS ? "uncertain" : "waiting";
    default:
      return "waiting";
  }
}
