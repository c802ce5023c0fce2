import { sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import type { Quarter } from "@/lib/quarter";
import { inScope, requireScope } from "@/server/access";
import { MOST_AT_ONCE } from "../rules/limits";
import { type Exception, exceptionOf, type WaitingReport } from "../rules/warnings";
import { readReportingUnits } from "./reporting-units";

export interface WaitingRow {
  readonly reportId: string;
  readonly version: number;
  readonly unitName: string;
  readonly submittedAt: Date | null;
  readonly differing: number;
  readonly warnings: number | null;
  /** Why it has to be looked at by itself; null for one that can be accepted together with others. */
  readonly exception: Exception | null;
}

/** The submitted reports of a quarter that wait for the office, and which of them can be accepted together. */
export async function listWaiting(actor: Actor, quarter: Quarter): Promise<WaitingRow[]> {
  const scope = requireScope(actor, "report.review");
  return readAs(actor, async (db) => {
    const rows = (await readReportingUnits(db, quarter, (unit) => inScope(unit, scope)))
      .filter(({ state }) => state === "submitted")
      .slice(0, MOST_AT_ONCE);
    const facts = await readWaiting(
      db,
      rows.flatMap(({ reportId }) => reportId ?? []),
    );
    return rows.flatMap(({ reportId, version, unitName, submittedAt }): WaitingRow[] => {
      const waiting = reportId === null ? undefined : facts.get(reportId);
      if (reportId === null || version === null || !waiting) return [];
      const { differing, warnings } = waiting;
      const exception = exceptionOf(waiting);
      return [{ reportId, version, unitName, submittedAt, differing, warnings, exception }];
    });
  });
}

/** What decides whether these reports can be accepted without being opened, by report, told by their last handing in. */
export async function readWaiting(
  db: Pick<ReadClient, "execute">,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, WaitingReport>> {
  const { rows } = await db.execute<WaitingReport & { id: string } & Record<string, unknown>>(sql`
    select r.id, s.is_restatement as "isRestatement",
      exists (
        select from own_side((r.created_at at time zone 'Asia/Ho_Chi_Minh')::date) own (account_id)
        where own.account_id = r.submitted_by
          or own.account_id in (select w.account_id from report_writers w where w.report_id = r.id)) as "isOwn",
      (select count(*) from jsonb_array_elements(s.content -> 'figures') f
        where (f ->> 'reported')::numeric <> (f ->> 'computed')::numeric)::int as differing,
      case when jsonb_typeof(s.content -> 'warnings') = 'array' then jsonb_array_length(s.content -> 'warnings') end as warnings,
      (select count(*) from (
        select distinct on (m.field) m.kind from report_remarks m
        where m.report_id = r.id and m.kind in ('flag', 'settled') order by m.field, m.at desc, m.id desc) last
        where last.kind = 'flag')::int as flags
    from reports r
    join lateral (select * from report_snapshots s where s.report_id = r.id order by s.ordinal desc limit 1) s on true
    where r.id = any (${sql.param([...reportIds])}::uuid[])`);
  return new Map(rows.map(({ id, ...report }) => [id, report]));
}
