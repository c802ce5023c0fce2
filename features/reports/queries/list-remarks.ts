import { and, asc, desc, eq, sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { reportRemarks, reports } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { can, inScope, requireScope } from "@/server/access";
import { type Remark, REMARK_KINDS, type RemarkCount } from "../rules/remarks";
import { readHead } from "./read-report";

/** More than anyone writes to one figure; what is older is not shown. */
const MOST_REMARKS = 200;

export interface RemarkThread {
  readonly remarks: readonly Remark[];
  readonly mayRemark: boolean;
}

/** What was said about one field of a report, or about the report as a whole, oldest first. */
export async function listRemarks(
  actor: Actor,
  { reportId, field }: { reportId: string; field: string },
): Promise<RemarkThread> {
  const scope = requireScope(actor, "report.read");
  return readAs(actor, async (db) => {
    const head = await readHead(db, scope, reportId);
    const { id, kind, body, at, byName } = reportRemarks;
    const rows = await db
      .select({ id, field: reportRemarks.field, kind, body, at, byName })
      .from(reportRemarks)
      .where(and(eq(reportRemarks.reportId, head.id), eq(reportRemarks.field, field)))
      .orderBy(desc(at), desc(id))
      .limit(MOST_REMARKS);
    const remarks = rows.toReversed().map((row) => ({ ...row, kind: kindOf(row.kind) }));
    return { remarks, mayRemark: await mayRemark(db, actor, head.id) };
  });
}

async function mayRemark(db: ReadClient, actor: Actor, reportId: string): Promise<boolean> {
  if (!can(actor, "report.edit")) return false;
  const isReached = and(eq(reports.id, reportId), inScope(reports.unitId, requireScope(actor, "report.edit")));
  return (await db.select({ id: reports.id }).from(reports).where(isReached)).length > 0;
}

export interface RemarksOverview {
  readonly counts: readonly RemarkCount[];
  /** The flags that are up, with the remark each was raised with. */
  readonly flags: readonly Remark[];
}

/** How many remarks stand at which field, and what is flagged. */
export async function getRemarksOverview(actor: Actor, reportId: string): Promise<RemarksOverview> {
  const scope = requireScope(actor, "report.read");
  return readAs(actor, async (db) => {
    const head = await readHead(db, scope, reportId);
    const { id, field, kind, body, at, byName } = reportRemarks;
    const flags = await db
      .selectDistinctOn([field], { id, field, kind, body, at, byName })
      .from(reportRemarks)
      .where(and(eq(reportRemarks.reportId, head.id), sql`${kind} <> 'remark'`))
      .orderBy(asc(field), desc(at), desc(id));
    const open = flags.map((row) => ({ ...row, kind: kindOf(row.kind) })).filter((row) => row.kind === "flag");
    return {
      counts: await readRemarkCounts(db, head.id),
      flags: open.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    };
  });
}

export async function readRemarkCounts(db: Pick<ReadClient, "execute">, reportId: string): Promise<RemarkCount[]> {
  const { rows } = await db.execute<{ field: string; count: number; isFlagged: boolean }>(sql`
    select field, count(*)::int as count,
      coalesce((array_agg(kind order by at desc, id desc) filter (where kind <> 'remark'))[1] = 'flag', false) as "isFlagged"
    from report_remarks where report_id = ${reportId} group by field order by field`);
  return rows;
}

function kindOf(stored: string): Remark["kind"] {
  return REMARK_KINDS.find((kind) => kind === stored) ?? "remark";
}
