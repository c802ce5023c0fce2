import { sql, type SQL } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { readDueDaysOf } from "@/features/settings/queries";
import { type DueDays, dueDayOf } from "@/features/settings/rules";
import { type Day, today } from "@/lib/dates";
import { lastDay, type Quarter } from "@/lib/quarter";
import { underTheirCollectors, withoutBranches } from "../rules/branches";
import { latenessOf, type Lateness, reportState, type ReportState } from "../rules/lateness";
import type { QuarterState, ReportStatus } from "../rules/status";

export interface ReportStatusRow {
  readonly unitId: string;
  readonly unitName: string;
  /** The unit above it on the quarter's last day. */
  readonly parentId: string | null;
  readonly parentName: string | null;
  /** The base organisation that collects this branch's report; null for a unit that reports to the committee. */
  readonly collectedBy: string | null;
  /** The name folded, for searching. */
  readonly search: string;
  readonly reportId: string | null;
  readonly version: number | null;
  readonly state: ReportState;
  readonly firstSubmittedAt: Date | null;
  readonly submittedAt: Date | null;
  /** The day on which its report is due, an extension of its own counted. */
  readonly dueOn: Day | null;
  readonly lateness: Lateness;
}

interface Row extends Record<string, unknown> {
  quarter: Quarter;
  rootId: string;
  unitId: string;
  unitName: string;
  parentId: string | null;
  parentName: string | null;
  collectedBy: string | null;
  search: string;
  reportId: string | null;
  version: number | null;
  status: ReportStatus | null;
  quarterState: QuarterState;
  acceptedOrdinal: number | null;
  firstSubmittedAt: Date | null;
  submittedAt: Date | null;
}

type ReadDb = Pick<ReadClient, "execute" | "select">;

interface Reach {
  /** Also the branches whose report is collected by a unit that is in the list itself. */
  readonly withBranches?: boolean;
}

/**
 * The units that file a report of their own for the quarter, by the tree on its last day, and where each one stands. Branches
 * of a collecting unit that is in the list are left out, unless asked for: to the committee they are part of it.
 */
export async function readReportingUnits(
  db: ReadDb,
  quarter: Quarter,
  within: (unitColumn: SQL) => SQL,
  reach: Reach = {},
): Promise<ReportStatusRow[]> {
  return (await readReportingUnitsOf(db, [quarter], within, reach)).get(quarter) ?? [];
}

/** As readReportingUnits, for several quarters in one statement. */
export async function readReportingUnitsOf(
  db: ReadDb,
  quarters: readonly Quarter[],
  within: (unitColumn: SQL) => SQL,
  { withBranches = false }: Reach = {},
): Promise<ReadonlyMap<Quarter, ReportStatusRow[]>> {
  const now = today();
  const { rows } = await db.execute<Row>(sql`
    with asked as (
      select * from unnest(${sql.param([...quarters])}::text[], ${sql.param(quarters.map(lastDay))}::date[]) as q (quarter, on_day)),
    reopened as (
      select distinct o.quarter, t.descendant_id as unit_id from period_reopenings o
      join org_unit_paths t on t.is_latest and t.ancestor_id = o.unit_id
      where o.quarter in (select quarter from asked) and o.ended_at is null and o.until >= ${now}::date)
    select q.quarter, v.root_id as "rootId", v.unit_id as "unitId", v.name as "unitName", v.search, v.parent_id as "parentId",
      above.name as "parentName", case when k.reports then null else c.unit_id end as "collectedBy",
      r.id as "reportId", r.version, r.status, r.accepted_ordinal as "acceptedOrdinal",
      case when p.locked_at is null then 'open' when o.unit_id is null then 'locked' else 'reopened' end as "quarterState",
      steps.first_at as "firstSubmittedAt", r.submitted_at as "submittedAt"
    from asked q
    join org_unit_versions v on v.valid_from <= q.on_day and (v.valid_to is null or q.on_day < v.valid_to)
    join unit_kinds k on k.code = v.kind
    left join report_collections c on c.unit_id = v.parent_id and k.holds_members
      and c.from_quarter <= q.quarter and (c.to_quarter is null or q.quarter < c.to_quarter)
    left join org_unit_versions above on above.unit_id = v.parent_id
      and above.valid_from <= q.on_day and (above.valid_to is null or q.on_day < above.valid_to)
    left join periods p on p.root_id = v.root_id and p.quarter = q.quarter
    left join reopened o on o.quarter = q.quarter and o.unit_id = v.unit_id
    left join reports r on r.unit_id = v.unit_id and r.quarter = q.quarter
    left join lateral (
      select min(s.at) as first_at from report_steps s where s.report_id = r.id and s.status = 'submitted') steps on true
    where (k.reports or c.unit_id is not null) and ${within(sql`v.unit_id`)}
    order by v.ordinal, v.search, v.unit_id`);
  const rootId = rows[0]?.rootId;
  const dueDays: ReadonlyMap<Quarter, DueDays> = rootId ? await readDueDaysOf(db, rootId, quarters) : new Map();
  return new Map(
    quarters.map((quarter) => {
      const days: DueDays = dueDays.get(quarter) ?? new Map();
      const found = rows.filter((row) => row.quarter === quarter).map((row) => toStatusRow(row, days, now));
      return [quarter, withBranches ? underTheirCollectors(found) : withoutBranches(found)];
    }),
  );
}

function toStatusRow(row: Row, days: DueDays, now: Day): ReportStatusRow {
  const { unitId, unitName, parentId, parentName, collectedBy, search, reportId, version } = row;
  const due = dueDayOf(days, unitId);
  const dueOn = due?.dueOn ?? null;
  const graceUntil = due?.graceUntil ?? null;
  const firstSubmittedAt = asDate(row.firstSubmittedAt);
  const lateness = latenessOf({ dueOn, graceUntil, firstSubmittedAt, today: now });
  const unit = { unitId, unitName, parentId, parentName, collectedBy, search };
  const times = { firstSubmittedAt, submittedAt: asDate(row.submittedAt), dueOn, lateness };
  return { ...unit, reportId, version, state: reportState(row), ...times };
}

// A raw query of Drizzle gives an instant as the text that the server wrote.
function asDate(instant: Date | string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
