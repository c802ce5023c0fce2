import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inScope, inSubtree, requireScope } from "@/server/access";
import { countStates, type ReportCounts } from "../rules/lateness";
import { readReportingUnits } from "./reporting-units";

/** How many reports of the quarter are in, missing and late among the units beneath one; those out of scope count nothing. */
export async function countReportStatuses(
  actor: Actor,
  { unitId, quarter }: { unitId: string; quarter: Quarter },
): Promise<ReportCounts> {
  const scope = requireScope(actor, "report.read");
  const rows = await readAs(actor, (db) =>
    readReportingUnits(
      db,
      quarter,
      (unit) => sql`${inScope(unit, scope)} and ${inSubtree(unit, unitId, lastDay(quarter))}`,
    ),
  );
  return countStates(rows);
}
