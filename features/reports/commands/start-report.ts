import { and, eq, sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { reports, reportSteps } from "@/db/schema/reports";
import { readPeriods } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { inScope, requireScope, type Scope } from "@/server/access";
import { transact, violates } from "@/server/transact";
import { readFormVersion } from "@/features/forms/queries/read-form";
import { readReportingUnits } from "../queries/reporting-units";
import type { StartReportInput } from "../schema";

/** Opens the unit's report of a quarter; when it is open already, finds it. Throws `not_found` for a unit that files none. */
export async function startReport(actor: Actor, input: StartReportInput): Promise<{ id: string }> {
  const scope = requireScope(actor, "report.edit");
  const find = () => readAs(actor, (db) => findReport(db, scope, input));
  const begun = await find();
  if (begun) return begun;
  try {
    return await beginReport(actor, scope, input);
  } catch (error) {
    const other = violates(error, "reports_unit_quarter_key") ? await find() : undefined;
    if (!other) throw error;
    return other;
  }
}

async function findReport(db: ReadClient, scope: Scope, { unitId, quarter }: StartReportInput) {
  const isWanted = and(eq(reports.unitId, unitId), eq(reports.quarter, quarter), inScope(reports.unitId, scope));
  const [found] = await db.select({ id: reports.id }).from(reports).where(isWanted);
  return found;
}

function beginReport(actor: Actor, scope: Scope, { unitId, quarter }: StartReportInput): Promise<{ id: string }> {
  return transact(actor, async (tx) => {
    const [unit] = await readReportingUnits(
      tx,
      quarter,
      (column) => sql`${inScope(column, scope)} and ${column} = ${unitId}`,
    );
    if (!unit) throw new AppError("not_found", "errors.notFound");
    const [period] = await readPeriods(tx, actor.rootId, quarter);
    if (!period) throw new AppError("invalid", "reports.errors.notOpened");
    const form = await readFormVersion(tx, actor.rootId, quarter);
    const id = newId();
    const row = { id, rootId: actor.rootId, unitId, quarter, formVersionId: form.id };
    await tx.insert(reports).values({ ...row, createdBy: actor.accountId });
    await tx.insert(reportSteps).values({
      id: newId(),
      rootId: actor.rootId,
      reportId: id,
      unitId,
      status: "draft",
      byAccount: actor.accountId,
      byName: actor.name,
    });
    const audit = { action: "report.start", subjectType: "report", subjectId: id, unitId };
    return { value: { id }, audit: [{ ...audit, after: { quarter, status: "draft", formVersion: form.version } }] };
  });
}
