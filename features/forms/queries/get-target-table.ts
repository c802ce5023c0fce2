import { and, eq, sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { indicatorTargets } from "@/db/schema/forms";
import { readFormVersion, readIndicators } from "./read-form";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { readPeriods } from "@/features/settings/queries";
import { isQuarter, lastDay, type Quarter, yearOf, quarterOf } from "@/lib/quarter";
import { inScope, requireScope, type Scope } from "@/server/access";

export interface UnitTarget {
  readonly unitId: string;
  readonly unitName: string;
  /** The office itself: what the whole committee is to reach. */
  readonly isOffice: boolean;
  readonly value: number | null;
  /** 0 where none is set. */
  readonly version: number;
}

export interface TargetIndicator {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly decimals: number;
}

export interface TargetTable {
  readonly year: number;
  readonly indicators: readonly TargetIndicator[];
  /** The one shown; null when the form of the year sets targets for none. */
  readonly indicator: TargetIndicator | null;
  readonly units: readonly UnitTarget[];
  readonly sourceDocument: string;
}

/** What each unit is to reach in a year at one indicator: the newest quarter's year and the first indicator unless asked. */
export function getTargetTable(
  actor: Actor,
  asked: { year?: number | undefined; indicator?: string | undefined },
): Promise<TargetTable> {
  const scope = requireScope(actor, "target.edit");
  return readAs(actor, async (db) => {
    const [newest] = asked.year === undefined ? await readPeriods(db, actor.rootId) : [];
    const year = asked.year ?? yearOf(newest?.quarter ?? quarterOf(today()));
    const indicators = await readTargetIndicators(db, actor.rootId, year);
    const indicator = indicators.find(({ code }) => code === asked.indicator) ?? indicators[0] ?? null;
    const units = indicator === null ? [] : await readUnitTargets(db, scope, { year, indicator: indicator.code });
    const sourceDocument = units.find(({ source }) => source !== null && source !== "")?.source ?? "";
    return {
      year,
      indicators,
      indicator,
      units: units.map(({ unitId, unitName, rootId, value, version }) => ({
        unitId,
        unitName,
        isOffice: unitId === rootId,
        value: value === null ? null : Number(value),
        version,
      })),
      sourceDocument,
    };
  });
}

/** The indicators that have a year's target, by the form in force at the year's end. */
export async function readTargetIndicators(db: ReadClient, rootId: string, year: number): Promise<TargetIndicator[]> {
  const form = await readFormVersion(db, rootId, lastQuarter(year));
  const rows = await readIndicators(db, form.id);
  return rows
    .filter(({ hasTarget }) => hasTarget)
    .map(({ code, nameVi, nameEn, unitVi, unitEn, decimals }) => ({ code, nameVi, nameEn, unitVi, unitEn, decimals }));
}

function lastQuarter(year: number): Quarter {
  const quarter = `${year}-Q4`;
  if (!isQuarter(quarter)) throw new RangeError(`No year: ${year}`);
  return quarter;
}

interface Row extends Record<string, unknown> {
  rootId: string;
  unitId: string;
  unitName: string;
  value: string | null;
  version: number;
  source: string | null;
}

// The tree of the year's end, or of today while the year lasts: a unit that is gone has nothing left to reach.
async function readUnitTargets(
  db: ReadClient,
  scope: Scope,
  { year, indicator }: { year: number; indicator: string },
): Promise<Row[]> {
  const yearEnd = lastDay(lastQuarter(year));
  const onDay = yearEnd < today() ? yearEnd : today();
  const { rows } = await db.execute<Row>(sql`
    select v.root_id as "rootId", v.unit_id as "unitId", v.name as "unitName", t.value, coalesce(t.version, 0) as version,
      t.source_document as source
    from org_unit_versions v join unit_kinds k on k.code = v.kind
    left join indicator_targets t on t.unit_id = v.unit_id and t.year = ${year} and t.indicator = ${indicator}
    where v.valid_from <= ${onDay}::date and (v.valid_to is null or ${onDay}::date < v.valid_to)
      and (k.reports or v.unit_id = v.root_id) and ${inScope(sql`v.unit_id`, scope)}
    order by v.unit_id = v.root_id desc, v.ordinal, v.search, v.unit_id
    limit 2000`);
  return rows;
}

/** The targets set for a year at one indicator, by unit, inside a transaction that is already open. */
export async function readTargets(
  db: Pick<ReadClient, "select">,
  rootId: string,
  { year, indicator }: { year: number; indicator: string },
): Promise<ReadonlyMap<string, { readonly value: number; readonly version: number }>> {
  const { unitId, value, version } = indicatorTargets;
  const rows = await db
    .select({ unitId, value, version })
    .from(indicatorTargets)
    .where(
      and(
        eq(indicatorTargets.rootId, rootId),
        eq(indicatorTargets.year, year),
        eq(indicatorTargets.indicator, indicator),
      ),
    );
  return new Map(rows.map((row) => [row.unitId, { value: Number(row.value), version: row.version }]));
}
