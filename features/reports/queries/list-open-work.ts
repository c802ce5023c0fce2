import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { readPeriods } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { type Day, today } from "@/lib/dates";
import type { Quarter } from "@/lib/quarter";
import { can, inScope, requireScope, type Scope } from "@/server/access";
import { isOverdue } from "../rules/lateness";
import { type ReportStatusRow, readReportingUnitsOf } from "./reporting-units";

export interface OpenWork {
  /** To hand in, to mend after it came back, or to review. */
  readonly kind: "due" | "returned" | "review";
  readonly unitId: string;
  readonly unitName: string;
  readonly quarter: Quarter;
  readonly reportId: string | null;
  readonly dueOn: Day | null;
  readonly isLate: boolean;
}

const MOST_ITEMS = 200;
const QUARTERS_BACK = 8;

/** What waits for this actor: a reviewer's submitted reports, a writer's unwritten and returned ones. */
export async function listOpenWork(actor: Actor): Promise<OpenWork[]> {
  const readable = requireScope(actor, "report.read");
  const isReviewer = can(actor, "report.review");
  if (!isReviewer && !can(actor, "report.edit")) return [];
  const scope: Scope = isReviewer ? requireScope(actor, "report.review") : requireScope(actor, "report.edit");
  const own = new Set(scope.unitIds);
  return readAs(actor, async (db) => {
    const open = (await readPeriods(db, actor.rootId))
      .filter((period) => period.opensOn <= today())
      .slice(0, QUARTERS_BACK);
    const units = await readReportingUnitsOf(
      db,
      open.map(({ quarter }) => quarter),
      (unit) => sql`${inScope(unit, readable)} and ${inScope(unit, scope)}`,
      { withBranches: !isReviewer },
    );
    const items = open.flatMap(({ quarter }) =>
      (units.get(quarter) ?? []).flatMap((row): OpenWork[] => {
        // A secretary writes for the unit, and looks through what the branches that it collects from hand in.
        const isBranch = row.collectedBy !== null && own.has(row.collectedBy) && !own.has(row.unitId);
        const kind = isReviewer || isBranch ? reviewersWork(row) : writersWork(row);
        if (kind === null) return [];
        const { unitId, unitName, reportId, dueOn } = row;
        return [{ kind, unitId, unitName, quarter, reportId, dueOn, isLate: isOverdue(row.lateness) }];
      }),
    );
    return items.slice(0, MOST_ITEMS);
  });
}

function reviewersWork({ state }: ReportStatusRow): OpenWork["kind"] | null {
  return state === "submitted" ? "review" : null;
}

function writersWork({ state }: ReportStatusRow): OpenWork["kind"] | null {
  if (state === "missing" || state === "draft") return "due";
  return state === "returned" || state === "restating" ? "returned" : null;
}
