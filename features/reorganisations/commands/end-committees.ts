import { sql } from "drizzle-orm";
import type { WriteClient } from "@/server/transact";
import type { EndedCommittees } from "../rules/effects";

/** Ends the terms and positions of closing units on their last day; answers what was there, so that it can come back. */
export async function endCommittees(
  tx: WriteClient,
  unitIds: readonly string[],
  { day, decisionId }: { day: string; decisionId: string | null },
): Promise<EndedCommittees> {
  if (unitIds.length === 0) return { positions: [], terms: [] };
  const units = sql`${sql.param(unitIds)}::uuid[]`;
  const { rows: positions } = await tx.execute<{
    id: string;
    validTo: string | null;
    endReason: string | null;
    endDecisionId: string | null;
  }>(sql`
    with was as (
      select h.id, h.valid_to, h.end_reason, h.end_decision_id from positions h
      where h.unit_id = any (${units}) and h.annulled_at is null and (h.valid_to is null or h.valid_to > ${day}::date) for update
    )
    update positions h set valid_to = ${day}::date, end_reason = 'unit_closed', end_decision_id = ${decisionId}::uuid
    from was where h.id = was.id
    returning h.id, was.valid_to as "validTo", was.end_reason as "endReason", was.end_decision_id as "endDecisionId"`);
  const { rows: terms } = await tx.execute<{ id: string; validTo: string | null }>(sql`
    with was as (
      select t.id, t.valid_to from terms t
      where t.unit_id = any (${units}) and (t.valid_to is null or t.valid_to > ${day}::date) for update
    )
    update terms t set valid_to = ${day}::date from was where t.id = was.id returning t.id, was.valid_to as "validTo"`);
  return { positions, terms };
}

/** Gives terms and positions the ends they had before. */
export async function restoreCommittees(tx: WriteClient, { positions, terms }: EndedCommittees): Promise<void> {
  if (positions.length > 0) {
    await tx.execute(sql`
      update positions h set valid_to = was.valid_to, end_reason = was.end_reason, end_decision_id = was.end_decision_id
      from unnest(${sql.param(positions.map((one) => one.id))}::uuid[], ${sql.param(positions.map((one) => one.validTo))}::date[],
        ${sql.param(positions.map((one) => one.endReason))}::text[], ${sql.param(positions.map((one) => one.endDecisionId))}::uuid[])
        as was (id, valid_to, end_reason, end_decision_id)
      where h.id = was.id`);
  }
  if (terms.length > 0) {
    await tx.execute(sql`
      update terms t set valid_to = was.valid_to
      from unnest(${sql.param(terms.map((one) => one.id))}::uuid[], ${sql.param(terms.map((one) => one.validTo))}::date[]) as was (id, valid_to)
      where t.id = was.id`);
  }
}
