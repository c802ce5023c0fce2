import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";

export interface Writer {
  readonly accountId: string;
  /** Null where the reader may not know the account and nothing in the report names it. */
  readonly name: string | null;
  /** The reader, or somebody who stood in for the reader or for whom the reader stood in since the report was begun. */
  readonly isOwnSide: boolean;
}

/** Who wrote anything into a report or handed it in: none of them may accept it. */
export async function readWriters(db: Pick<ReadClient, "execute">, reportId: string): Promise<Writer[]> {
  const { rows } = await db.execute<Writer & Record<string, unknown>>(sql`
    with hands as (
      select w.account_id, w.first_at from report_writers w where w.report_id = ${reportId}
      union all
      select r.submitted_by, r.submitted_at from reports r where r.id = ${reportId} and r.submitted_by is not null)
    select h.account_id as "accountId", coalesce(
      (select s.by_name from report_steps s where s.report_id = ${reportId} and s.by_account = h.account_id order by s.at desc limit 1),
      (select p.name from report_presence p where p.report_id = ${reportId} and p.account_id = h.account_id),
      (select a.full_name from accounts a where a.id = h.account_id)) as name,
      h.account_id in (select own_side((r.created_at at time zone 'Asia/Ho_Chi_Minh')::date) from reports r
        where r.id = ${reportId}) as "isOwnSide"
    from hands h group by h.account_id order by min(h.first_at), h.account_id`);
  return rows;
}
