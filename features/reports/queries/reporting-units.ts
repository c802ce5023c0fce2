import { sql, type SQL } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { today } from "@/lib/dates";
import { lastDay, type Quarter } from "@/lib/quarter";
import { latenessOf, type Lateness, type ReportState } from "../rules/lateness";

export interface ReportStatusRow {
  readonly unitId: string;
  readonly unitName: string;
  /** The name folded, for searching. */
  readonly search: string;
  readonly reportId: string | null;
  readonly state: ReportState;
  readonly firstSubmittedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly lateness: Lateness;
}

interface Row extends Record<string, unknown> {
  quarter: Quarter;
  unitId: string;
  unitName: string;
  search: string;
  reportId: string | null;
  state: ReportState;
  firstSubmittedAt: Date | null;
  submittedAt: Date | null;
  dueOn: string | null;
}

type ReadDb = Pick<ReadClient, "execute">;

/** The units that file a report of their own for the quarter, by the tree on its last day, and where each one stands. */
export async function readReportingUnits(
  db: ReadDb,
  quarter: Quarter,
  within: (unitColumn: SQL) => SQL,
): Promise<ReportStatusRow[]> {
  return (await readReportingUnitsOf(db, [quarter], within)).get(quarter) ?? [];
}

/** As readReportingUnits, for several quarters in one statement. */
export async function readReportingUnitsOf(
  db: ReadDb,
  quarters: readonly Quarter[],
  within: (unitColumn: SQL) => SQL,
): Promise<ReadonlyMap<Quarter, ReportStatusRow[]>> {
  const { rows } = await db.execute<Row>(sql`
    select q.quarter, v.unit_id as "unitId", v.name as "unitName", v.search, r.id as "reportId",
      coalesce(r.status::text, 'missing') as state, steps.first_at as "firstSubmittedAt", r.submitted_at as "submittedAt",
      p.due_on::text as "dueOn"
    from unnest(${sql.param([...quarters])}::text[], ${sql.param(quarters.map(lastDay))}::date[]) as q (quarter, on_day)
    join org_unit_versions v on v.valid_from <= q.on_day and (v.valid_to is null or q.on_day < v.valid_to)
    join unit_kinds k on k.code = v.kind and k.reports
    left join periods p on p.root_id = v.root_id and p.quarter = q.quarter
    left join reports r on r.unit_id = v.unit_id and r.quarter = q.quarter
    left join lateral (
      select min(s.at) as first_at from report_steps s where s.report_id = r.id and s.status = 'submitted') steps on true
    where ${within(sql`v.unit_id`)}
    order by v.ordinal, v.search, v.unit_id`);
  const now = today();
  const found = new Map<Quarter, ReportStatusRow[]>(quarters.map((quarter) => [quarter, []]));
  for (const { quarter, dueOn, ...row } of rows) {
    const firstSubmittedAt = asDate(row.firstSubmittedAt);
    const lateness = latenessOf({ dueOn, firstSubmittedAt, today: now });
    found.get(quarter)?.push({ ...row, firstSubmittedAt, submittedAt: asDate(row.submittedAt), lateness });
  }
  return found;
}

// A raw query of Drizzle gives an instant as the text that the server wrote.
function asDate(instant: Date | string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
