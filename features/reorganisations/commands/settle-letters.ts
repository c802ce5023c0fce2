import { sql } from "drizzle-orm";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import type { WriteClient } from "@/server/transact";
import { outcomeOf, type SettledLetter, successorsOf } from "../rules/letters";
import type { Plan } from "../rules/plan";
import type { Situation } from "../rules/situation";

interface Row extends Record<string, unknown> {
  readonly letterId: string;
  readonly memberName: string;
  readonly letterNo: string;
  readonly fromUnitId: string;
  readonly fromName: string;
  readonly toUnitId: string;
  readonly toName: string;
  readonly orgEventId: string | null;
  readonly isMoved: boolean;
  readonly movedTo: string | null;
}

interface Settling {
  readonly plan: Plan;
  readonly situation: Situation;
  readonly eventId: string;
}

/** Settles the open letters of whom an event moves and of the units it closes; answers what each came to. */
export async function settleLetters(
  tx: WriteClient,
  actor: Actor,
  { plan, situation, eventId }: Settling,
): Promise<SettledLetter[]> {
  const closed = new Set(plan.closes.map((unit) => unit.unitId));
  const units = sql`${sql.param([...closed])}::uuid[]`;
  const { rows } = await tx.execute<Row>(sql`
    select t.id as "letterId", t.member_name as "memberName", t.letter_no as "letterNo", t.from_unit_id as "fromUnitId",
      t.from_unit_name as "fromName", t.to_unit_id as "toUnitId", t.to_unit_name as "toName", t.org_event_id as "orgEventId",
      e.id is not null as "isMoved", e.to_unit_id as "movedTo"
    from transfers t left join member_events e on e.org_event_id = ${eventId} and e.sign = 1 and e.member_id = t.member_id
    where t.root_id = ${actor.rootId} and t.status = 'issued'
      and (e.id is not null or t.from_unit_id = any (${units}) or t.to_unit_id = any (${units}))
    order by t.id for update of t`);
  if (rows.length === 0) return [];
  const facts = { closed, successors: successorsOf(plan, situation) };
  const outcomes = rows.map((row) => ({
    id: row.letterId,
    ...outcomeOf({ ...row, movedTo: row.isMoved ? row.movedTo : undefined }, facts),
  }));
  const nameOf = (column: "from_unit_id" | "to_unit_id") =>
    unitNameOn(sql.raw(`o."${column === "from_unit_id" ? "fromUnitId" : "toUnitId"}"`), sql`${situation.day}::date`);
  const { rows: written } = await tx.execute<{ id: string; newFrom: string; newTo: string }>(sql`
    update transfers t set org_event_id = ${eventId}, status = o.status, from_unit_id = o."fromUnitId", to_unit_id = o."toUnitId",
      from_unit_name = case when o."fromUnitId" = t.from_unit_id then t.from_unit_name else ${nameOf("from_unit_id")} end,
      to_unit_name = case when o."toUnitId" = t.to_unit_id then t.to_unit_name else ${nameOf("to_unit_id")} end,
      closed_on = case when o.status <> 'issued' then ${today()}::date end,
      closed_at = case when o.status <> 'issued' then now() end,
      closed_by_name = case when o.status <> 'issued' then ${actor.name} end
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o (id uuid, status text, "fromUnitId" uuid, "toUnitId" uuid)
    where t.id = o.id returning t.id, t.from_unit_name as "newFrom", t.to_unit_name as "newTo"`);
  const names = new Map(written.map((row) => [row.id, row]));
  return rows.map(({ isMoved: _isMoved, movedTo: _movedTo, ...row }, place) => {
    const { becomes = "withdrawn", status = "withdrawn" } = outcomes[place] ?? {};
    const { newFrom = row.fromName, newTo = row.toName } = names.get(row.letterId) ?? {};
    return { ...row, becomes, status, newFrom, newTo };
  });
}

/** Gives letters back to the units they were between, and reopens those that an event closed. */
export async function restoreLetters(tx: WriteClient, letters: readonly SettledLetter[]): Promise<void> {
  if (letters.length === 0) return;
  await tx.execute(sql`
    update transfers t set org_event_id = was."orgEventId", status = 'issued', from_unit_id = was."fromUnitId",
      from_unit_name = was."fromName", to_unit_id = was."toUnitId", to_unit_name = was."toName",
      closed_on = null, closed_at = null, closed_by_name = null
    from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as was ("letterId" uuid, "orgEventId" uuid, "fromUnitId" uuid,
      "fromName" text, "toUnitId" uuid, "toName" text)
    where t.id = was."letterId"`);
}
