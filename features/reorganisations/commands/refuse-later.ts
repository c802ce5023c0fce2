import { type SQL, sql } from "drizzle-orm";
import { formatDay } from "@/lib/format";
import { quarterOf } from "@/lib/quarter";
import type { WriteClient } from "@/server/transact";
import type { Plan } from "../rules/plan";
import { namesOf, refusal } from "../rules/refusal";

interface Found extends Record<string, unknown> {
  readonly name: string;
  readonly on: string;
}

/** Throws, naming them, where something recorded after the day would be left without its unit. */
export async function refuseLater(tx: WriteClient, plan: Plan, day: string): Promise<void> {
  const closes = ids(plan.closes.map((unit) => unit.unitId));
  const since = quarterOf(day);
  const stands = sql`e.sign = 1 and not exists (select 1 from member_events r where r.reverses_id = e.id)`;
  const { named, staying, emptied } = moversOf(plan);
  const moved = sql`(m.id = any (${ids(named)})
    or (m.unit_id = any (${ids(emptied)}) and m.standing <> 'left' and not m.id = any (${ids(staying)})))`;
  await refuse(
    tx,
    "laterEntries",
    sql`select e.member_name as name, e.effective_on as on, e.seq as place from member_events e
      where e.to_unit_id = any (${closes}) and e.quarter >= ${since} and e.effective_on >= ${day}::date and ${stands}
      union select e.member_name, e.effective_on, e.seq from member_events e
      where e.from_unit_id = any (${closes}) and e.quarter >= ${since} and e.effective_on > ${day}::date and ${stands}
      union select e.member_name, e.effective_on, e.seq from members m join member_events e
        on e.root_id = m.root_id and e.member_id = m.id and e.effective_on > ${day}::date
      where ${moved} and ${stands}`,
  );
  if (plan.closes.length === 0) return;
  await refuse(
    tx,
    "laterReports",
    sql`select v.name || ', ' || r.quarter as name, ${day}::date as on, r.id::text as place from reports r
      join org_unit_versions v on v.unit_id = r.unit_id and v.valid_from <= ${day}::date and (v.valid_to is null or ${day}::date < v.valid_to)
      where r.unit_id = any (${closes}) and r.quarter > ${since} and r.status <> 'draft'`,
  );
  await refuse(
    tx,
    "laterAwards",
    sql`select a.recipient_name as name, a.decided_on as on, a.id::text as place from award_recipients a
      where a.unit_id = any (${closes}) and a.quarter >= ${since} and a.decided_on > ${day}::date
        and not exists (select 1 from award_withdrawals w where w.recipient_id = a.id)`,
  );
  await refuse(
    tx,
    "laterPositions",
    sql`select h.member_name as name, h.valid_from as on, h.id::text as place from positions h
      where h.unit_id = any (${closes}) and h.annulled_at is null and h.valid_from >= ${day}::date
      union all select t.ordinal, t.valid_from, t.id::text from terms t
      where t.unit_id = any (${closes}) and t.valid_from >= ${day}::date`,
  );
}

/** Who goes: those named with another unit, and all of a unit that is emptied but those named as staying. */
function moversOf({ moves }: Plan): { named: string[]; staying: string[]; emptied: string[] } {
  const named = moves.flatMap(({ fromUnitId, assigned }) =>
    Object.entries(assigned).map(([memberId, toUnitId]) => ({ memberId, stays: toUnitId === fromUnitId })),
  );
  const idsOf = (stays: boolean) => named.filter((one) => one.stays === stays).map((one) => one.memberId);
  const emptied = moves.filter((move) => move.defaultTo !== null && move.defaultTo !== move.fromUnitId);
  return { named: idsOf(false), staying: idsOf(true), emptied: emptied.map((move) => move.fromUnitId) };
}

function ids(list: readonly string[]): SQL {
  return sql`${sql.param(list)}::uuid[]`;
}

async function refuse(tx: WriteClient, rule: string, found: SQL): Promise<void> {
  const { rows } = await tx.execute<Found>(
    sql`select f.name, f.on::text as on, (count(*) over ())::int as total from (${found}) f order by f.on, f.place limit 6`,
  );
  if (rows.length === 0) return;
  const named = namesOf(rows.map(({ name, on }) => ({ name: `${name} (${formatDay(on)})` })));
  throw refusal("effectiveOn", rule, { names: named.names, count: Number(rows[0]?.["total"] ?? rows.length) });
}
