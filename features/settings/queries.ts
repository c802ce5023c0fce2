import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { type ReadClient, readAs } from "@/db/read";
import { periods } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { type Day, today } from "@/lib/dates";
import { isQuarter, type Quarter } from "@/lib/quarter";
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
