import { type SQL, sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { AppError } from "@/lib/errors";
import { isQuarter, lastDay } from "@/lib/quarter";
import { today } from "@/lib/dates";
import { inScope, inSubtree, type Scope } from "@/server/access";
import type { AwardRecipient } from "../rules";

export interface RecipientFilter {
  /** With all beneath it; without one, everything the reader may see. */
  readonly unitId?: string | undefined;
  readonly quarter?: string | undefined;
  readonly year?: number | undefined;
  readonly form?: string | undefined;
  readonly recipients?: "collective" | "individual" | undefined;
  readonly withWithdrawn?: boolean | undefined;
  readonly memberId?: string | undefined;
}

/** The tree a period is told by: that of its last day, as for the strength table. */
function treeDay({ quarter, year }: Pick<RecipientFilter, "quarter" | "year">): string {
  if (isQuarter(quarter)) return lastDay(quarter);
  return year === undefined ? today() : `${String(year)}-12-31`;
}

export function recipientConditions(filter: RecipientFilter): SQL {
  const conditions = [sql`true`];
  if (filter.unitId !== undefined) conditions.push(inSubtree(sql`r.unit_id`, filter.unitId, treeDay(filter)));
  if (filter.quarter !== undefined) conditions.push(sql`r.quarter = ${filter.quarter}`);
  if (filter.year !== undefined) conditions.push(sql`r.quarter like ${`${String(filter.year)}-Q%`}`);
  if (filter.form !== undefined) conditions.push(sql`r.form = ${filter.form}`);
  if (filter.memberId !== undefined) conditions.push(sql`r.member_id = ${filter.memberId}`);
  if (filter.recipients === "collective") conditions.push(sql`r.member_id is null`);
  if (filter.recipients === "individual") conditions.push(sql`r.member_id is not null`);
  if (filter.withWithdrawn !== true)
    conditions.push(sql`not exists (select 1 from award_withdrawals w where w.recipient_id = r.id)`);
  return sql.join(conditions, sql` and `);
}

/** Recipients in the register's order, newest decision first; row-level security applies. */
export async function selectRecipients(
  db: Pick<ReadClient, "execute">,
  where: SQL,
  limit: number,
): Promise<AwardRecipient[]> {
  const { rows } = await db.execute<AwardRecipient & Record<string, unknown>>(sql`
    select r.id, r.award_id as "awardId", r.form, f.name_vi as "formNameVi", f.name_en as "formNameEn", r.mark,
      r.unit_id as "unitId", r.member_id as "memberId", r.recipient_name as "recipientName",
      (select v.name from org_unit_versions own
        join org_unit_versions v on v.unit_id = case when r.member_id is null then own.parent_id else own.unit_id end
        where own.unit_id = r.unit_id and own.valid_from <= r.decided_on and (own.valid_to is null or r.decided_on < own.valid_to)
          and v.valid_from <= r.decided_on and (v.valid_to is null or r.decided_on < v.valid_to)
          and (r.member_id is not null or v.parent_id is not null)) as within,
      r.decided_on::text as "decidedOn", r.quarter, d.doc_number as "docNumber", d.issuing_body as "issuingBody",
      a.ground, a.merit_from as "meritFrom", a.merit_to as "meritTo", r.ordinal,
      exists (select 1 from award_withdrawals w where w.recipient_id = r.id) as "isWithdrawn"
    from award_recipients r
    join award_forms f on f.code = r.form
    join awards a on a.id = r.award_id
    join decisions d on d.id = a.decision_id
    where ${where}
    order by r.decided_on desc, r.award_id desc, r.ordinal
    limit ${limit}`);
  return rows;
}

export interface RecipientPlace {
  readonly decidedOn: string;
  readonly awardId: string;
  readonly ordinal: number;
}

export function afterPlace({ decidedOn, awardId, ordinal }: RecipientPlace): SQL {
  return sql`((r.decided_on, r.award_id) < (${decidedOn}::date, ${awardId}::uuid)
    or (r.award_id = ${awardId}::uuid and r.ordinal > ${ordinal}))`;
}

/** Throws `not_found` for a unit outside the scope, as for one that does not exist. */
export async function requireUnit(
  db: Pick<ReadClient, "execute">,
  scope: Scope,
  unitId: string | undefined,
): Promise<void> {
  if (unitId === undefined) return;
  const { rows } = await db.execute(sql`select 1 as found where ${inScope(sql`${unitId}::uuid`, scope)}`);
  if (rows.length === 0) throw new AppError("not_found", "errors.notFound");
}
