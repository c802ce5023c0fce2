import { type ReadClient, readAs } from "@/db/read";
import { type DueCounts, type DueRow, getDueSummary } from "@/features/members/queries/list-due";
import { listOpenWork, type OpenWork } from "@/features/reports/queries/list-open-work";
import { readReportingUnitsOf } from "@/features/reports/queries/reporting-units";
import { countStates } from "@/features/reports/rules/lateness";
import { readPeriods } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { type Day, today } from "@/lib/dates";
import type { Quarter } from "@/lib/quarter";
import { can, inScope, requireScope, type Scope } from "@/server/access";

const MOST_RECOGNITIONS = 10;
const PERIODS_BACK = 2;

export interface MissingReports {
  readonly quarter: Quarter;
  readonly dueOn: Day;
  readonly total: number;
  /** Not begun, in draft or returned. */
  readonly missing: number;
}

export interface Tasks {
  readonly work: readonly OpenWork[];
  /** For reviewers: quarters whose reports are not all in. */
  readonly missing: readonly MissingReports[];
  /** Probationers to be recognised, the longest overdue first, as many as fit. */
  readonly recognitions: readonly DueRow[];
  /** How much of each kind is due about members. */
  readonly due: DueCounts;
}

const NOTHING_DUE: DueCounts = { recognition: 0, letter: 0, badge: 0, exemption: 0, away: 0 };

/** What waits for the actor today, computed now: nothing is prepared overnight. */
export async function getTasks(actor: Actor): Promise<Tasks> {
  const scope = requireScope(actor, "report.edit");
  const work = await listOpenWork(actor);
  const { rows: recognitions, counts: due } = can(actor, "change.record")
    ? await getDueSummary(actor, MOST_RECOGNITIONS)
    : { rows: [], counts: NOTHING_DUE };
  const missing = can(actor, "report.review") ? await readAs(actor, (db) => readMissing(db, actor, scope)) : [];
  return { work, missing, recognitions, due };
}

async function readMissing(
  db: Pick<ReadClient, "execute" | "select">,
  actor: Actor,
  scope: Scope,
): Promise<MissingReports[]> {
  const opened = (await readPeriods(db, actor.rootId))
    .filter((period) => period.opensOn <= today())
    .slice(0, PERIODS_BACK);
  const units = await readReportingUnitsOf(
    db,
    opened.map(({ quarter }) => quarter),
    (unit) => inScope(unit, scope),
  );
  return opened.flatMap(({ quarter, dueOn }) => {
    const { total, in: handedIn } = countStates(units.get(quarter) ?? []);
    return handedIn < total ? [{ quarter, dueOn, total, missing: total - handedIn }] : [];
  });
}
