import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { inScope, requireScope } from "@/server/access";
import { recipientConditions, type RecipientFilter, requireUnit } from "./recipient-rows";

const PAGE = 50;

export interface AwardLine {
  readonly id: string;
  readonly docNumber: string;
  readonly issuingBody: string;
  readonly decidedOn: string;
  readonly ground: string;
  readonly meritFrom: number | null;
  readonly meritTo: number | null;
  /** Of those the reader may see. */
  readonly recipients: number;
}

/** Decisions on awards with a recipient in the unit or beneath it, newest first. */
export function listAwards(
  actor: Actor,
  { after, ...filter }: Pick<RecipientFilter, "unitId" | "quarter" | "year"> & { readonly after?: string | undefined },
): Promise<{ awards: readonly AwardLine[]; nextCursor: string | null }> {
  const scope = requireScope(actor, "award.read");
  return readAs(actor, async (db) => {
    await requireUnit(db, scope, filter.unitId);
    const [day, id] = after?.split("_") ?? [];
    const later = id === undefined ? sql`true` : sql`(r.decided_on, r.award_id) < (${day}::date, ${id}::uuid)`;
    const { rows } = await db.execute<AwardLine & Record<string, unknown>>(sql`
      with listed as (
        select r.award_id, r.decided_on, count(*)::int as recipients
        from award_recipients r
        where ${inScope(sql`r.unit_id`, scope)} and ${recipientConditions({ ...filter, withWithdrawn: true })} and ${later}
        group by r.award_id, r.decided_on
        order by r.decided_on desc, r.award_id desc limit ${PAGE + 1}
      )
      select a.id, d.doc_number as "docNumber", d.issuing_body as "issuingBody", l.decided_on::text as "decidedOn",
        a.ground, a.merit_from as "meritFrom", a.merit_to as "meritTo", l.recipients
      from listed l join awards a on a.id = l.award_id join decisions d on d.id = a.decision_id
      order by l.decided_on desc, l.award_id desc`);
    const awards = rows.slice(0, PAGE);
    const last = awards.at(-1);
    return { awards, nextCursor: rows.length > PAGE && last ? `${last.decidedOn}_${last.id}_0` : null };
  });
}
