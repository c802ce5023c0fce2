import { sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { listOpenWork, type OpenWork } from "@/features/reports/queries/list-open-work";
import { readReportingUnits } from "@/features/reports/queries/reporting-units";
import { countStates } from "@/features/reports/rules/lateness";
import { readPeriods } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { addDays, type Day, today } from "@/lib/dates";
import type { Quarter } from "@/lib/quarter";
import { can, inScope, requireScope, type Scope } from "@/server/access";
import { DAYS_AHEAD } from "../rules/deadlines";

const MOST_RECOGNITIONS = 10;
const PERIODS_BACK = 2;

/** A probationary member whose probation is over, or will be soon. */
export interface RecognitionDue {
  readonly memberId: string;
  readonly memberName: string;
  readonly unitName: string;
  readonly endsOn: Day;
}

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
  readonly recognitions: readonly RecognitionDue[];
  readonly recognitionsInAll: number;
}

/** What waits for the actor today, computed now: nothing is prepared overnight. */
export async function getTasks(actor: Actor): Promise<Tasks> {
  const scope = requireScope(actor, "report.edit");
  const work = await listOpenWork(actor);
  return readAs(actor, async (db) => {
    const missing = can(actor, "report.review") ? await readMissing(db, actor, scope) : [];
    const { recognitions, inAll } = can(actor, "change.record")
      ? await readRecognitions(db, requireScope(actor, "change.record"))
      : { recognitions: [], inAll: 0 };
    return { work, missing, recognitions, recognitionsInAll: inAll };
  });
}

async function readMissing(
  db: Pick<ReadClient, "execute" | "select">,
  actor: Actor,
  scope: Scope,
): Promise<MissingReports[]> {
  const opened = (await readPeriods(db, actor.rootId)).filter((period) => period.opensOn <= today());
  const found: MissingReports[] = [];
  for (const { quarter, dueOn } of opened.slice(0, PERIODS_BACK)) {
    const { total, in: handedIn } = countStates(await readReportingUnits(db, quarter, (unit) => inScope(unit, scope)));
    if (handedIn < total) found.push({ quarter, dueOn, total, missing: total - handedIn });
  }
  return found;
}

async function readRecognitions(
  db: Pick<ReadClient, "execute">,
  scope: Scope,
): Promise<{ recognitions: RecognitionDue[]; inAll: number }> {
  const { rows } = await db.execute<RecognitionDue & { inAll: number } & Record<string, unknown>>(sql`
    select m.id as "memberId", m.full_name as "memberName", due.ends_on::text as "endsOn", count(*) over ()::int as "inAll",
      (select v.name from org_unit_versions v where v.unit_id = m.unit_id and v.valid_from <= app_today()
        order by v.valid_from desc limit 1) as "unitName"
    from members m
    -- The rule of the ceremony's own day says how long the probation lasts.
    cross join lateral (
      select (s.value #>> '{}')::int as months from settings s
      where s.key = 'probation.months' and s.effective_from <= m.admitted_on
        and (s.effective_to is null or m.admitted_on < s.effective_to)
      order by s.root_id nulls last, s.effective_from desc limit 1) rule
    cross join lateral (select (m.admitted_on + make_interval(months => rule.months))::date as ends_on) due
    where m.standing = 'probationary' and ${inScope(sql`m.unit_id`, scope)} and due.ends_on <= ${addDays(today(), DAYS_AHEAD)}::date
    order by due.ends_on, m.sort_key, m.id limit ${MOST_RECOGNITIONS}`);
  return { recognitions: rows, inAll: rows[0]?.inAll ?? 0 };
}
