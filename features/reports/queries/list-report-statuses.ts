import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import type { Quarter } from "@/lib/quarter";
import { inScope, requireScope } from "@/server/access";
import { readReportingUnits, type ReportStatusRow } from "./reporting-units";

/** Every reporting unit in scope with the state of its report of the quarter, begun or not; branches beneath their collector. */
export async function listReportStatuses(actor: Actor, quarter: Quarter): Promise<ReportStatusRow[]> {
  const scope = requireScope(actor, "report.read");
  return readAs(actor, (db) => readReportingUnits(db, quarter, (unit) => inScope(unit, scope), { withBranches: true }));
}
