import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inSubtree } from "@/server/access";
import type { AwardGroup } from "../rules/review-data";

interface Row extends Record<string, unknown> {
  issuingBody: string;
  ground: string;
  meritFrom: number | null;
  meritTo: number | null;
  form: string;
  nameVi: string;
  collectives: string[];
  individuals: number;
}

/** The quarter's awards by deciding body and ground, without the badges; organisations by their names of the day. */
export async function readAwardGroups(
  db: Pick<ReadClient, "execute">,
  unitId: string,
  quarter: Quarter,
): Promise<AwardGroup[]> {
  const { rows } = await db.execute<Row>(sql`
    select d.issuing_body as "issuingBody", a.ground, a.merit_from as "meritFrom", a.merit_to as "meritTo",
      f.code as form, f.name_vi as "nameVi",
      coalesce(array_agg(coalesce(${unitNameOn(sql`r.unit_id`, sql`r.decided_on`)}, r.recipient_name) order by r.decided_on, r.award_id, r.ordinal)
        filter (where r.member_id is null), '{}') as collectives,
      count(*) filter (where r.member_id is not null)::int as individuals
    from award_recipients r
    join awards a on a.id = r.award_id
    join decisions d on d.id = a.decision_id
    join award_forms f on f.code = r.form and not f.has_mark
    where r.quarter = ${quarter} and ${inSubtree(sql`r.unit_id`, unitId, lastDay(quarter))}
      and not exists (select 1 from award_withdrawals w where w.recipient_id = r.id)
    group by d.issuing_body, a.ground, a.merit_from, a.merit_to, f.code, f.name_vi, f.ordinal
    order by min(r.decided_on), d.issuing_body, a.ground, a.merit_from, a.merit_to, f.ordinal`);
  const groups = new Map<string, AwardGroup & { forms: AwardGroup["forms"][number][] }>();
  for (const { issuingBody, ground, meritFrom, meritTo, ...form } of rows) {
    const key = JSON.stringify([issuingBody, ground, meritFrom, meritTo]);
    const group = groups.get(key) ?? { issuingBody, ground, meritFrom, meritTo, forms: [] };
    group.forms.push(form);
    groups.set(key, group);
  }
  return [...groups.values()];
}
