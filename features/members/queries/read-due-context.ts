import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ReadClient } from "@/db/read";
import { readCalendar } from "@/features/settings/queries";
import { today } from "@/lib/dates";
import type { DueContext } from "../rules/due";
import { type DatedValue, DUE_NUMBERS, type DueNumbers, inForce } from "../rules/due-rules";
import type { LeapDay } from "../rules/seniority";

export interface DueSettings extends DueContext {
  readonly leapDay: LeapDay;
  /** Presentation days of the year, `mm-dd`. */
  readonly batches: DatedValue<readonly string[]>;
  readonly marks: readonly { readonly years: number; readonly source: string }[];
}

interface SettingRow extends Record<string, unknown> {
  readonly key: string;
  readonly value: unknown;
  readonly source: string;
  readonly from: string;
  readonly to: string | null;
  readonly isOwn: boolean;
}

const whole = z.number().int().positive();
const leapDays = z.enum(["02-28", "03-01"]);
const batchDays = z.array(z.string().regex(/^\d{2}-\d{2}$/)).min(1);
const LEAP_DAY = "seniority.leap_day";
const BATCHES = "badge.batches";

/** The rules, calendar and marks by which things are due today, each rule with the days it was in force. */
export async function readDueContext(db: Pick<ReadClient, "execute" | "select">, rootId: string): Promise<DueSettings> {
  const onDay = today();
  const keys = sql.param([...DUE_NUMBERS, LEAP_DAY, BATCHES]);
  const { rows } = await db.execute<SettingRow>(sql`
    select s.key, s.value, s.source_document as source, s.effective_from::text as "from", s.effective_to::text as "to",
      s.root_id is not null as "isOwn"
    from settings s where s.key = any (${keys}::text[]) and (s.root_id is null or s.root_id = ${rootId})`);
  const { rows: marks } = await db.execute<{ years: number; source: string }>(sql`
    select b.years, b.source_document as source from badge_marks b
    where b.effective_from <= ${onDay}::date and (b.effective_to is null or ${onDay}::date < b.effective_to) order by b.years`);
  return {
    today: onDay,
    calendar: await readCalendar(db, rootId),
    rules: numbersOf(rows),
    leapDay: inForce(valuesOf(rows, LEAP_DAY, leapDays), onDay).value,
    batches: inForce(valuesOf(rows, BATCHES, batchDays), onDay),
    marks,
  };
}

function numbersOf(rows: readonly SettingRow[]): DueNumbers {
  const of = (key: keyof DueNumbers) => valuesOf(rows, key, whole);
  return {
    "probation.months": of("probation.months"),
    "official.branch_review_workdays": of("official.branch_review_workdays"),
    "official.decision_workdays": of("official.decision_workdays"),
    "official.decision_extension_workdays": of("official.decision_extension_workdays"),
    "transfer.present_workdays": of("transfer.present_workdays"),
    "transfer.file_overdue_months": of("transfer.file_overdue_months"),
    "temporary.max_months": of("temporary.max_months"),
    "exempt.max_months_other": of("exempt.max_months_other"),
    "due.soon_workdays": of("due.soon_workdays"),
    "due.badge_batches_ahead": of("due.badge_batches_ahead"),
  };
}

function valuesOf<T>(rows: readonly SettingRow[], key: string, schema: z.ZodType<T>): DatedValue<T>[] {
  return rows
    .filter((row) => row.key === key)
    .map(({ value, source, from, to, isOwn }) => ({ value: schema.parse(value), source, from, to, isOwn }));
}
