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
  unitId: string;
  unitName: string;
  search: string;
  reportId: string | null;
  state: ReportState;
  firstSubmittedAt: Date | null;
  submittedAt: Date | null;
  dueOn: string | null;
}

/** The units that file a report of their own for the quarter, by the tree on its last day, and where each one stands. */
export async function readReportingUnits(
  db: Pick<ReadClient, "execute">,
  quarter: Quarter,
  within: (unitColumn: SQL) => SQL,
): Promise<ReportStatusRow[]> {
  const onDay = lastDay(quarter);
  const { rows } = await db.execute<Row>(sql`
    select v.unit_id as "unitId", v.name as "unitName", v.search, r.id as "reportId", coalesce(r.status::text, 'missing') as state,
      steps.first_at as "firstSubmittedAt", r.submitted_at as "submittedAt", p.due_on::text as "dueOn"
    from org_unit_versions v
    join unit_kinds k on k.code = v.kind and k.reports
    left join periods p on p.root_id = v.root_id and p.quarter = ${quarter}
    left join reports r on r.unit_id = v.unit_id and r.quarter = ${quarter}
    left join lateral (
      select min(s.at) as first_at from report_steps s where s.report_id = r.id and s.status = 'submitted') steps on true
    where v.valid_from <= ${onDay}::date and (v.valid_to is null or ${onDay}::date < v.valid_to) and ${within(sql`v.unit_id`)}
    order by v.ordinal, v.search, v.unit_id`);
  const now = today();
  return rows.map(({ dueOn, ...row }) => {
    const firstSubmittedAt = asDate(row.firstSubmittedAt);
    const lateness = latenessOf({ dueOn, firstSubmittedAt, today: now });
    return { ...row, firstSubmittedAt, submittedAt: asDate(row.submittedAt), lateness };
  });
}

// A raw query of Drizzle gives an instant as the text that the server wrote.
function asDate(instant: Date | string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
