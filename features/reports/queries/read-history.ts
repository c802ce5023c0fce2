import { and, eq, sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { indicatorTargets } from "@/db/schema/forms";
import {
  numberOf as numberOfQuarter,
  previousQuarter,
  type Quarter,
  quartersUpTo,
  sameQuarterLastYear,
  yearOf,
} from "@/lib/quarter";
import { cumulativeFigure } from "../rules/cumulative";
import { type FigureHistory, type History, numberOf } from "../rules/history";
import { type SnapshotFigure, snapshotContent } from "../schema";

const QUARTERS = 8;

interface UnitQuarter {
  readonly unitId: string;
  readonly quarter: Quarter;
}

/**
 * Each indicator in the unit's reports of the eight quarters before this one, in one statement: by the handing in that was
 * last accepted, and where none was, by the one that lies with the office.
 */
export async function readHistory(db: Pick<ReadClient, "execute">, { unitId, quarter }: UnitQuarter): Promise<History> {
  const quarters = quartersUpTo(previousQuarter(quarter), QUARTERS);
  const { rows } = await db.execute<{ quarter: string; figures: unknown }>(sql`
    select r.quarter, s.content->'figures' as figures from reports r
    join report_snapshots s on s.report_id = r.id and s.ordinal = coalesce(r.accepted_ordinal, case when r.status = 'submitted'
      then (select max(l.ordinal) from report_snapshots l where l.report_id = r.id) end)
    where r.unit_id = ${unitId} and r.quarter = any (${sql.param(quarters)}::text[])`);
  const reported = new Map(
    rows.map((row) => [row.quarter, byCode(snapshotContent.shape.figures.parse(row.figures))] as const),
  );
  const codes = new Set([...reported.values()].flatMap((figures) => [...figures.keys()]));
  return new Map([...codes].map((code) => [code, historyOf(code, quarter, quarters, reported)]));
}

function historyOf(
  code: string,
  quarter: Quarter,
  quarters: readonly Quarter[],
  reported: ReadonlyMap<string, ReadonlyMap<string, SnapshotFigure>>,
): FigureHistory {
  const figureIn = (wanted: Quarter) => reported.get(wanted)?.get(code) ?? null;
  const count = numberOfQuarter(quarter) - 1;
  const earlier = quarters.slice(QUARTERS - count).map(figureIn);
  return {
    previous: figureIn(previousQuarter(quarter)),
    lastYear: figureIn(sameQuarterLastYear(quarter)),
    series: quarters.map((one) => numberOf(figureIn(one))),
    yearToDate: count === 0 ? 0 : numberOf(cumulativeFigure(earlier)),
    earlier,
  };
}

function byCode(figures: readonly SnapshotFigure[]): ReadonlyMap<string, SnapshotFigure> {
  return new Map(figures.map((figure) => [figure.code, figure]));
}

/** What the unit is to reach in the quarter's year, by indicator. */
export async function readTargets(
  db: Pick<ReadClient, "select">,
  { unitId, quarter }: UnitQuarter,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ indicator: indicatorTargets.indicator, value: indicatorTargets.value })
    .from(indicatorTargets)
    .where(and(eq(indicatorTargets.unitId, unitId), eq(indicatorTargets.year, yearOf(quarter))));
  return new Map(rows.map(({ indicator, value }) => [indicator, Number(value)]));
}
