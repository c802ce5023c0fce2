import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type ReadClient, readAs } from "@/db/read";
import { periods } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { type Day, today } from "@/lib/dates";
import { isQuarter, type Quarter } from "@/lib/quarter";
import { type WorkingCalendar, workingCalendar } from "@/lib/working-days";
import { requireScope } from "@/server/access";
import { settingAt } from "@/server/settings";

export interface Period {
  readonly quarter: Quarter;
  readonly opensOn: Day;
  readonly dueOn: Day;
  readonly sourceDocument: string;
}

/** The quarters opened for reports, newest first. */
export async function listPeriods(actor: Actor): Promise<Period[]> {
  requireScope(actor, "unit.read");
  return readAs(actor, (db) => readPeriods(db, actor.rootId));
}

export async function findLatestPeriod(actor: Actor): Promise<Period | null> {
  const [latest] = await listPeriods(actor);
  return latest ?? null;
}

export async function findPeriod(actor: Actor, quarter: Quarter): Promise<Period | null> {
  requireScope(actor, "unit.read");
  return readAs(actor, async (db) => {
    const [found] = await readPeriods(db, actor.rootId, quarter);
    return found ?? null;
  });
}

/** The day of a quarter's last month on which reports are due unless the office says otherwise, as set today. */
export async function getUsualDueDay(actor: Actor): Promise<number> {
  requireScope(actor, "period.edit");
  return readAs(actor, (db) => readUsualDueDay(db, today()));
}

/** As getUsualDueDay, on a day, inside a transaction that is already open. */
export function readUsualDueDay(db: Pick<ReadClient, "execute">, onDay: Day): Promise<number> {
  return settingAt(db, "report.due_day_of_last_month", onDay, z.number().int().min(1).max(31));
}

/** As listPeriods, inside a transaction that is already open. */
export async function readPeriods(
  db: Pick<ReadClient, "select">,
  rootId: string,
  quarter?: Quarter,
): Promise<Period[]> {
  const rows = await db
    .select({
      quarter: periods.quarter,
      opensOn: periods.opensOn,
      dueOn: periods.dueOn,
      sourceDocument: periods.sourceDocument,
    })
    .from(periods)
    .where(and(eq(periods.rootId, rootId), quarter && eq(periods.quarter, quarter)))
    .orderBy(desc(periods.quarter));
  return rows.flatMap((row) => (isQuarter(row.quarter) ? [{ ...row, quarter: row.quarter }] : []));
}

export interface CalendarDay {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly day: Day;
  readonly isWorking: boolean;
  readonly name: string;
  readonly sourceDocument: string;
  /** Entered by this office, and so removable; the others hold for all offices. */
  readonly isOwn: boolean;
}

/** The days of a year on which the office works, or is free, against the usual week. */
export async function listCalendarDays(actor: Actor, year: number): Promise<CalendarDay[]> {
  requireScope(actor, "unit.read");
  return readAs(actor, (db) => readCalendarDays(db, actor.rootId, year));
}

/** Every day of the office's calendar, inside a transaction that is already open: some fifteen a year. */
export async function readCalendar(db: Pick<ReadClient, "execute">, rootId: string): Promise<WorkingCalendar> {
  return workingCalendar(await readCalendarDays(db, rootId));
}

async function readCalendarDays(
  db: Pick<ReadClient, "execute">,
  rootId: string,
  year?: number,
): Promise<CalendarDay[]> {
  const inYear =
    year === undefined ? sql`` : sql`and c.day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`;
  // What the office entered for a day stands before what holds for all.
  const { rows } = await db.execute<CalendarDay>(sql`
    select distinct on (c.day) c.id, c.day::text as day, c.is_working as "isWorking", c.name,
      c.source_document as "sourceDocument", c.root_id is not null as "isOwn"
    from calendar_days c where (c.root_id is null or c.root_id = ${rootId}) ${inYear}
    order by c.day, c.root_id nulls last`);
  return rows;
}
