import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type ReadClient, readAs } from "@/db/read";
import { periods } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { type Day, today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { isQuarter, lastDay, type Quarter } from "@/lib/quarter";
import { addWorkingDays, type WorkingCalendar, workingCalendar } from "@/lib/working-days";
import { requireScope } from "@/server/access";
import { settingAt } from "@/server/settings";
import { ALL_OTHERS, type DueDay, type DueDays, isLive } from "./rules";

export interface Period {
  readonly quarter: Quarter;
  readonly opensOn: Day;
  readonly dueOn: Day;
  readonly sourceDocument: string;
  /** Since when its accepted reports stay as they are; null while it is open. */
  readonly lockedAt: Date | null;
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
      lockedAt: periods.lockedAt,
    })
    .from(periods)
    .where(and(eq(periods.rootId, rootId), quarter && eq(periods.quarter, quarter)))
    .orderBy(desc(periods.quarter));
  return rows.flatMap((row) => (isQuarter(row.quarter) ? [{ ...row, quarter: row.quarter }] : []));
}

/** When the units' reports of a quarter are due, inside a transaction that is already open; empty where it is not opened. */
export async function readDueDays(db: Pick<ReadClient, "execute">, rootId: string, quarter: Quarter): Promise<DueDays> {
  return (await readDueDaysOf(db, rootId, [quarter])).get(quarter) ?? new Map();
}

/** As readDueDays, for several quarters at once. */
export async function readDueDaysOf(
  db: Pick<ReadClient, "execute">,
  rootId: string,
  quarters: readonly Quarter[],
): Promise<ReadonlyMap<Quarter, DueDays>> {
  const { rows } = await db.execute<{ quarter: string; unitId: string | null; dueOn: Day }>(sql`
    select p.quarter, null as "unitId", p.due_on::text as "dueOn" from periods p
    where p.root_id = ${rootId} and p.quarter = any (${sql.param([...quarters])}::text[])
    union all
    select newest.quarter, newest.unit_id, newest.due_on::text from (
      select distinct on (e.quarter, e.unit_id) e.quarter, e.unit_id, e.due_on from period_extensions e
      where e.root_id = ${rootId} and e.quarter = any (${sql.param([...quarters])}::text[])
      order by e.quarter, e.unit_id, e.granted_at desc, e.id desc) newest`);
  const calendar = await readCalendar(db, rootId);
  const graces = await readGraces(db, quarters);
  return new Map(
    quarters.map((quarter) => {
      const dayOf = (dueOn: Day): DueDay => ({
        dueOn,
        graceUntil: addWorkingDays(dueOn, graces.get(quarter) ?? 0, calendar),
      });
      const days = new Map<string, DueDay>();
      for (const row of rows) if (row.quarter === quarter) days.set(row.unitId ?? ALL_OTHERS, dayOf(row.dueOn));
      return [quarter, days];
    }),
  );
}

// A quarter is judged by the settings of its own time.
async function readGraces(
  db: Pick<ReadClient, "execute">,
  quarters: readonly Quarter[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.execute<{ quarter: string; value: unknown }>(sql`
    select q.quarter, s.value
    from unnest(${sql.param([...quarters])}::text[], ${sql.param(quarters.map(lastDay))}::date[]) as q (quarter, on_day)
    cross join lateral (
      select value from settings where key = 'report.grace_workdays' and effective_from <= q.on_day
        and (effective_to is null or q.on_day < effective_to)
      order by root_id nulls last, effective_from desc limit 1) s`);
  return new Map(rows.map(({ quarter, value }) => [quarter, z.number().int().min(0).max(60).parse(value)]));
}

export interface Extension {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly dueOn: Day;
  readonly reason: string;
  readonly grantedAt: Date;
}

export interface Reopening {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly until: Day;
  readonly reason: string;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly isLive: boolean;
}

const MOST_SHOWN = 500;

/** A quarter with what units were given beyond its day, and how often it was opened again; newest first. */
export async function getPeriod(actor: Actor, quarter: Quarter) {
  requireScope(actor, "period.edit");
  return readAs(actor, async (db) => {
    const [period] = await readPeriods(db, actor.rootId, quarter);
    if (!period) throw new AppError("not_found", "errors.notFound");
    const { rows: extended } = await db.execute<Omit<Extension, "grantedAt"> & { grantedAt: string }>(sql`
      select e.id, e.unit_id as "unitId", ${unitNameAt(quarter)} as "unitName", e.due_on::text as "dueOn", e.reason,
        e.granted_at as "grantedAt"
      from period_extensions e where e.root_id = ${actor.rootId} and e.quarter = ${quarter}
      order by e.granted_at desc, e.id desc limit ${MOST_SHOWN}`);
    const extensions = extended.map((row): Extension => ({ ...row, grantedAt: new Date(row.grantedAt) }));
    return { period, extensions, reopenings: await readReopenings(db, actor.rootId, quarter) };
  });
}

/** How often each quarter was extended, and its reopenings in force, by quarter. */
export async function listPeriodMarks(actor: Actor) {
  requireScope(actor, "period.edit");
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<{ quarter: string; units: number }>(sql`
      select quarter, count(distinct unit_id)::int as units from period_extensions
      where root_id = ${actor.rootId} group by quarter`);
    const live = (await readReopenings(db, actor.rootId)).filter((one) => one.isLive);
    return { extended: new Map(rows.map(({ quarter, units }) => [quarter, units])), live };
  });
}

async function readReopenings(db: Pick<ReadClient, "execute">, rootId: string, quarter?: Quarter) {
  const { rows } = await db.execute<
    Omit<Reopening, "openedAt" | "endedAt" | "isLive"> & { quarter: string; openedAt: string; endedAt: string | null }
  >(sql`
    select e.id, e.quarter, e.unit_id as "unitId", ${unitNameAt(quarter)} as "unitName", e.until::text as until, e.reason,
      e.opened_at as "openedAt", e.ended_at as "endedAt"
    from period_reopenings e where e.root_id = ${rootId} ${quarter === undefined ? sql`` : sql`and e.quarter = ${quarter}`}
    order by e.opened_at desc, e.id desc limit ${MOST_SHOWN}`);
  return rows.map((row) => {
    const endedAt = row.endedAt === null ? null : new Date(row.endedAt);
    return {
      ...row,
      openedAt: new Date(row.openedAt),
      endedAt,
      isLive: isLive({ until: row.until, endedAt }, today()),
    };
  });
}

// A unit is named as it was at the quarter's end.
function unitNameAt(quarter?: Quarter): SQL {
  const onDay = quarter === undefined ? today() : lastDay(quarter);
  return sql`coalesce((select v.name from org_unit_versions v where v.unit_id = e.unit_id
    order by v.valid_from <= ${onDay}::date desc, v.valid_from desc limit 1), '')`;
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
