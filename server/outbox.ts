import { z } from "zod";
import { pool } from "@/db/connection";
import type { Day } from "@/lib/dates";
import type { Quarter } from "@/lib/quarter";

const taken = z.object({
  message_id: z.string(),
  address: z.string(),
  locale: z.enum(["vi", "en"]),
  kind: z.string(),
  params: z.record(z.string(), z.unknown()),
  href: z.string(),
});

export interface TakenMessage {
  readonly id: string;
  readonly address: string;
  readonly locale: "vi" | "en";
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly href: string;
}

/** Takes the next message that waits to be sent, marked as being sent: no other process takes it, now or later. */
export async function takeMessage(): Promise<TakenMessage | null> {
  const { rows } = await pool().query("select * from take_messages(1)");
  if (rows.length === 0) return null;
  const { message_id: id, ...message } = taken.parse(rows[0]);
  return { id, ...message };
}

/** What became of a message: `refused` is tried again later, `uncertain` never. */
export interface Outcome {
  readonly kind: "sent" | "refused" | "failed" | "uncertain";
  readonly error?: string;
}

export async function settleMessage(id: string, { kind, error }: Outcome): Promise<void> {
  await pool().query("select settle_message($1, $2, $3)", [id, kind, error ?? null]);
}

const office = z.object({
  root_id: z.string(),
  report_workdays: z.number().int().nonnegative(),
  letter_workdays: z.number().int().nonnegative(),
  days: z.array(z.object({ day: z.string(), isWorking: z.boolean() })),
  due: z.array(z.object({ quarter: z.custom<Quarter>(), dueOn: z.string(), grace: z.number().int().nonnegative() })),
});

export interface ReminderOffice {
  readonly rootId: string;
  /** How many working days ahead the units are reminded of their reports, and both sides of their letters. */
  readonly reportWorkdays: number;
  readonly letterWorkdays: number;
  readonly days: readonly { readonly day: Day; readonly isWorking: boolean }[];
  /** The due days of open quarters, those of extensions among them. */
  readonly due: readonly { readonly quarter: Quarter; readonly dueOn: Day; readonly grace: number }[];
}

/** What each office of the installation has to be reminded of. */
export async function listReminderOffices(): Promise<ReminderOffice[]> {
  const { rows } = await pool().query("select * from reminder_offices()");
  return z
    .array(office)
    .parse(rows)
    .map(({ root_id: rootId, report_workdays: reportWorkdays, letter_workdays: letterWorkdays, days, due }) => ({
      rootId,
      reportWorkdays,
      letterWorkdays,
      days,
      due,
    }));
}

interface ReportReminder {
  readonly rootId: string;
  readonly quarter: Quarter;
  readonly dueOn: Day;
  readonly kind: "report.due_soon" | "report.late";
}

/** Reminds the units whose report is due on that day and not handed in; each holder once. Gives how many were told. */
export async function remindOfReports({ rootId, quarter, dueOn, kind }: ReportReminder): Promise<number> {
  const { rows } = await pool().query<{ made: number }>("select remind_of_reports($1, $2, $3, $4) as made", [
    rootId,
    quarter,
    dueOn,
    kind,
  ]);
  return rows[0]?.made ?? 0;
}

interface LetterReminder {
  readonly rootId: string;
  /** Letters issued on this day or before it wait too long. */
  readonly waitingSince: Day;
  /** Letters to be presented on this day or before it run out. */
  readonly presentedBy: Day;
}

/** Reminds of open letters; each holder once of each. Gives how many were told. */
export async function remindOfLetters({ rootId, waitingSince, presentedBy }: LetterReminder): Promise<number> {
  const { rows } = await pool().query<{ made: number }>("select remind_of_letters($1, $2, $3) as made", [
    rootId,
    waitingSince,
    presentedBy,
  ]);
  return rows[0]?.made ?? 0;
}
