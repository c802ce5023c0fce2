import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { WriteClient } from "@/server/transact";
import type { Plan } from "../rules/plan";
import { refusal } from "../rules/refusal";

interface EntryFacts {
  readonly eventId: string;
  readonly decisionId: string | null;
  readonly day: string;
}

/** Holds whoever will move and the units they leave and enter, in the order in which single entries take them. */
export async function lockMoving(tx: WriteClient, plan: Plan): Promise<void> {
  const sources = [...plan.moves.map((move) => move.fromUnitId), ...(plan.leaves?.unitIds ?? [])];
  const targets = plan.moves.flatMap((move) => [move.defaultTo, ...Object.values(move.assigned)]);
  const units = [...new Set([...sources, ...plan.closes.map((unit) => unit.unitId), ...targets])];
  if (units.length === 0) return;
  await tx.execute(sql`
    select m.id from members m where m.unit_id = any (${sql.param(sources)}::uuid[]) and m.standing <> 'left'
    order by m.id for update`);
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(u.id::text, 0))
    from (select id from unnest(${sql.param(units)}::uuid[]) as given (id) where id is not null order by id) u`);
}

/** Writes one entry for each member who goes with the event and brings the register up to it; answers how many. */
export async function moveMembers(tx: WriteClient, actor: Actor, plan: Plan, facts: EntryFacts): Promise<number> {
  const people = plan.leaves === null ? await moveInside(tx, actor, plan, facts) : await leave(tx, actor, plan, facts);
  if (people === 0) return 0;
  if (plan.leaves === null) {
    await tx.execute(sql`
      update members m set unit_id = e.to_unit_id, version = m.version + 1
      from member_events e where e.org_event_id = ${facts.eventId} and e.sign = 1 and e.member_id = m.id`);
  } else {
    await tx.execute(sql`
      update members m set standing = 'left', version = m.version + 1, exempt_since = null, exempt_until = null,
        suspended_since = null, away_since = null, away_until = null, away_place = null
      from member_events e where e.org_event_id = ${facts.eventId} and e.sign = 1 and e.member_id = m.id`);
  }
  return people;
}

async function moveInside(tx: WriteClient, actor: Actor, plan: Plan, facts: EntryFacts): Promise<number> {
  if (plan.moves.length === 0) return 0;
  const assigned = plan.moves.flatMap((move) => Object.entries(move.assigned).map((one) => [move.fromUnitId, ...one]));
  const column = (place: number) => sql`${sql.param(assigned.map((one) => one[place] ?? ""))}::uuid[]`;
  await refuseStrangers(tx, assigned);
  const { rowCount } = await tx.execute(sql`
    with source as materialized (
      select s.id, s.default_to, ${unitNameOn(sql`s.id`, sql`${facts.day}::date`)} as name
      from unnest(${sql.param(plan.moves.map((move) => move.fromUnitId))}::uuid[],
        ${sql.param(plan.moves.map((move) => move.defaultTo))}::uuid[]) as s (id, default_to)
    ), assigned as (
      select * from unnest(${column(0)}, ${column(1)}, ${column(2)}) as a (from_id, member_id, to_id)
    ), target as materialized (
      select t.id, ${unitNameOn(sql`t.id`, sql`${facts.day}::date`)} as name
      from (select default_to from source union select to_id from assigned) as t (id)
    )
    insert into member_events (id, root_id, member_id, member_name, kind, effective_on, from_unit_id, from_unit_name,
      to_unit_id, to_unit_name, standing_before, standing_after, decision_id, org_event_id, recorded_by, recorded_by_name)
    select gen_random_uuid(), m.root_id, m.id, m.full_name, 'collective_move', ${facts.day}::date, s.id, s.name,
      t.id, t.name, m.standing, m.standing, ${facts.decisionId}::uuid, ${facts.eventId}::uuid, ${actor.accountId}::uuid, ${actor.name}
    from source s join members m on m.unit_id = s.id and m.standing <> 'left'
    left join assigned a on a.member_id = m.id
    join target t on t.id = coalesce(a.to_id, s.default_to)
    where t.id <> s.id order by m.unit_id, m.sort_key, m.id`);
  return rowCount ?? 0;
}

async function leave(tx: WriteClient, actor: Actor, plan: Plan, facts: EntryFacts): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    with source as materialized (
      select s.id, ${unitNameOn(sql`s.id`, sql`${facts.day}::date`)} as name
      from unnest(${sql.param(plan.leaves?.unitIds ?? [])}::uuid[]) as s (id)
    )
    insert into member_events (id, root_id, member_id, member_name, kind, effective_on, from_unit_id, from_unit_name,
      elsewhere, standing_before, standing_after, decision_id, org_event_id, recorded_by, recorded_by_name)
    select gen_random_uuid(), m.root_id, m.id, m.full_name, 'collective_out', ${facts.day}::date, s.id, s.name,
      ${plan.leaves?.elsewhere ?? ""}, m.standing, 'left', ${facts.decisionId}::uuid, ${facts.eventId}::uuid,
      ${actor.accountId}::uuid, ${actor.name}
    from source s join members m on m.unit_id = s.id and m.standing <> 'left'
    order by m.unit_id, m.sort_key, m.id`);
  return rowCount ?? 0;
}

// Between the looking and the recording somebody named one by one may have moved on.
async function refuseStrangers(tx: WriteClient, assigned: readonly (readonly (string | undefined)[])[]): Promise<void> {
  if (assigned.length === 0) return;
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from unnest(${sql.param(assigned.map((one) => one[0]))}::uuid[],
      ${sql.param(assigned.map((one) => one[1]))}::uuid[]) as a (from_id, member_id)
    where not exists (select 1 from members m where m.id = a.member_id and m.unit_id = a.from_id and m.standing <> 'left')`);
  if ((rows[0]?.count ?? 0) > 0) throw refusal("assign", "memberGone");
}
