import { and, eq, sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { consolidatedFigures } from "@/db/schema/consolidation";
import { type Place, readPlace } from "@/features/dashboards/queries/read-place";
import { lastDay, previousQuarter, type Quarter, yearOf } from "@/lib/quarter";
import { inSubtree, type Scope } from "@/server/access";
import { consolidate, type ConsolidatedLine, quartersSinceJanuary, type Span, type Stated } from "../rules/consolidate";
import { readConsolidatedIndicators } from "./read-indicators";
import { readInternalMoves, readRegister } from "./read-register-side";
import { type MissingUnit, readSums } from "./read-sums";

export interface ConsolidationAsked {
  readonly unitId: string;
  readonly quarter: Quarter;
  readonly span: Span;
  readonly withSubmitted: boolean;
}

export interface Consolidation extends ConsolidationAsked {
  readonly place: Place;
  readonly lines: readonly ConsolidatedLine[];
  /** Units that report in the quarter itself, and how many of their reports count. */
  readonly asked: number;
  readonly counted: number;
  /** By quarter: in a span, a unit may be missing in one and not in another. */
  readonly missing: readonly MissingUnit[];
}

/** A committee's figures inside an open read, so that all of them are of one moment; throws `not_found` out of scope. */
export async function readConsolidation(
  db: ReadClient,
  scope: Scope,
  rootId: string,
  asked: ConsolidationAsked,
): Promise<Consolidation> {
  const { unitId, quarter, span, withSubmitted } = asked;
  const place = await readPlace(db, scope, { unitId, quarter });
  const year = quartersSinceJanuary(quarter);
  const quarters = span === "year" ? year : [quarter];
  const before = previousQuarter(quarter);
  const indicators = await readConsolidatedIndicators(db, rootId, quarter);
  const { sums, counts, missing } = await readSums(db, {
    unitId,
    quarters: [...new Set([...year, before])],
    withSubmitted,
  });
  const lines = consolidate(indicators, {
    quarter,
    previousQuarter: before,
    span,
    sums,
    counts,
    registerOf: await readRegister(db, { unitId, quarters }),
    internalOf: await readInternalMoves(db, { unitId, quarters, withSubmitted }),
    targets: await readTargets(db, unitId, quarter),
    stated: await readStated(db, unitId, quarter),
  });
  const own = counts.filter((count) => count.quarter === quarter);
  return {
    ...asked,
    place,
    lines,
    asked: own.reduce((all, count) => all + count.asked, 0),
    counted: own.reduce((all, count) => all + count.counted, 0),
    missing: missing.filter((unit) => quarters.includes(unit.quarter)),
  };
}

// A target set for the committee itself goes before the sum of those set for the units beneath it.
async function readTargets(db: Pick<ReadClient, "execute">, unitId: string, quarter: Quarter) {
  const { rows } = await db.execute<{ indicator: string; value: string }>(sql`
    select t.indicator, coalesce(max(t.value) filter (where t.unit_id = ${unitId}), sum(t.value)) as value
    from indicator_targets t
    where t.year = ${yearOf(quarter)} and ${inSubtree(sql`t.unit_id`, unitId, lastDay(quarter))}
    group by t.indicator`);
  return new Map(rows.map(({ indicator, value }) => [indicator, Number(value)]));
}

async function readStated(db: Pick<ReadClient, "select">, unitId: string, quarter: Quarter) {
  const rows = await db
    .select()
    .from(consolidatedFigures)
    .where(and(eq(consolidatedFigures.unitId, unitId), eq(consolidatedFigures.quarter, quarter)));
  return new Map(
    rows.map(({ indicator, value, explanation, version, changedByName, changedAt }): [string, Stated] => [
      indicator,
      { value: Number(value), explanation, version, byName: changedByName, at: changedAt },
    ]),
  );
}
