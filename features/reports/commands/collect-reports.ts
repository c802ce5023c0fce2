import { and, eq, sql } from "drizzle-orm";
import { reportCollections } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { isQuarter, lastDay, nextQuarter, type Quarter } from "@/lib/quarter";
import { inScope, requireScope } from "@/server/access";
import { transact, type WriteClient } from "@/server/transact";
import { readReportingUnits } from "../queries/reporting-units";
import type { SetCollectionInput } from "../schema";

/**
 * Lets a base organisation collect its branches' reports from a quarter on, or no longer. Throws `not_found` for a unit that
 * files no report of its own, `conflict` where it is so already or branches have begun to report.
 */
export async function setCollection(actor: Actor, input: SetCollectionInput): Promise<void> {
  const scope = requireScope(actor, "report.collect");
  return transact(actor, async (tx) => {
    const { unitId, quarter, collects, sourceDocument } = input;
    const [unit] = await readReportingUnits(
      tx,
      quarter,
      (column) => sql`${inScope(column, scope)} and ${column} = ${unitId}`,
    );
    // A branch that is collected has none of its own to collect from.
    if (!unit || unit.collectedBy !== null) throw new AppError("not_found", "errors.notFound");
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`collection:${unitId}`}, 0))`);
    const known = await readCollections(tx, unitId);
    const current = known.find(({ from, to }) => from <= quarter && (to === null || quarter < to));
    if (collects) {
      if (current) throw new AppError("conflict", "reports.errors.collectsAlready");
      const next = known.find(({ from }) => from > quarter);
      const row = { rootId: actor.rootId, unitId, fromQuarter: quarter, toQuarter: next?.from ?? null, sourceDocument };
      await tx.insert(reportCollections).values({ ...row, setBy: actor.accountId });
    } else {
      if (!current) throw new AppError("conflict", "reports.errors.collectsNot");
      await assertMayEnd(tx, unitId, current.from, quarter);
      await tx
        .update(reportCollections)
        .set({ toQuarter: quarter })
        .where(and(eq(reportCollections.unitId, unitId), eq(reportCollections.fromQuarter, current.from)));
    }
    const audit = { action: "report.collect", subjectType: "unit", subjectId: unitId, unitId };
    const before = { collects: !collects };
    return { value: undefined, audit: [{ ...audit, before, after: { collects, from: quarter, sourceDocument } }] };
  });
}

async function readCollections(tx: WriteClient, unitId: string): Promise<{ from: Quarter; to: string | null }[]> {
  const rows = await tx
    .select({ from: reportCollections.fromQuarter, to: reportCollections.toQuarter })
    .from(reportCollections)
    .where(eq(reportCollections.unitId, unitId))
    .orderBy(reportCollections.fromQuarter);
  return rows.flatMap(({ from, to }) => (isQuarter(from) ? [{ from, to }] : []));
}

// What branches have begun to report stays part of the unit's own: it ends with a quarter that none of them has begun.
async function assertMayEnd(tx: WriteClient, unitId: string, from: Quarter, quarter: Quarter): Promise<void> {
  const { rows } = await tx.execute<{ latest: string | null }>(sql`
    select max(r.quarter) as latest from reports r
    join org_unit_versions v on v.unit_id = r.unit_id and v.parent_id = ${unitId}
      and v.valid_from <= ${lastDay(quarter)}::date and (v.valid_to is null or ${lastDay(quarter)}::date < v.valid_to)
    join unit_kinds k on k.code = v.kind and not k.reports
    where r.quarter >= ${quarter}`);
  const latest = rows[0]?.latest;
  const earliest = isQuarter(latest) ? nextQuarter(latest) : nextQuarter(from);
  if (from === quarter || isQuarter(latest))
    throw new AppError("conflict", "reports.errors.collectsUntil", { quarter: earliest });
}
