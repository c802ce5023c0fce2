import { type SQL, sql } from "drizzle-orm";
import { AppError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import type { WriteClient } from "@/server/transact";
import type { Effects } from "../rules/effects";
import { namesOf } from "../rules/refusal";
import type { LockedEvent } from "./lock-event";

/** Throws `conflict`, naming it, where something recorded since rests on an event. */
export async function refuseDependents(tx: WriteClient, event: LockedEvent, effects: Effects): Promise<void> {
  const founded = ids(effects.founded);
  const eventId = sql`${event.eventId}::uuid`;
  const stands = sql`e.sign = 1 and not exists (select 1 from member_events r where r.reverses_id = e.id)`;
  await refuse(
    tx,
    "undoLaterChange",
    sql`select coalesce(v.name, gone.name) as name, coalesce(v.valid_to, gone.valid_from) as on
      from unnest(${ids(effects.begun)}) as b (id)
      left join org_unit_versions v on v.id = b.id
      left join lateral (select s.name, s.valid_from from org_unit_versions_superseded s where s.version_id = b.id
        order by s.superseded_at desc limit 1) gone on true
      where v.id is null or v.valid_to is not null`,
  );
  await refuse(
    tx,
    "undoChildren",
    sql`select v.name, v.valid_from as on from org_unit_versions v
      where v.parent_id = any (${founded}) and not v.id = any (${ids(effects.begun)})`,
  );
  await refuse(
    tx,
    "undoEntries",
    sql`select e.member_name as name, e.effective_on as on from member_events moved
      join member_events e on e.root_id = moved.root_id and e.member_id = moved.member_id and e.seq > moved.seq
      where moved.org_event_id = ${eventId} and moved.sign = 1 and ${stands}
        and e.org_event_id is distinct from ${eventId}
      union select e.member_name, e.effective_on from member_events e
      where (e.to_unit_id = any (${founded}) or e.from_unit_id = any (${founded})) and ${stands}
        and e.org_event_id is distinct from ${eventId}`,
  );
  await refuse(
    tx,
    "undoLettersAnswered",
    sql`select t.member_name as name, coalesce(t.closed_on, t.issued_on) as on
      from jsonb_to_recordset(${JSON.stringify(effects.letters)}::jsonb) as l ("letterId" uuid, status text)
      join transfers t on t.id = l."letterId"
      where t.status <> l.status or t.org_event_id is distinct from ${eventId} or exists (
        select 1 from transfers o where o.member_id = t.member_id and o.status = 'issued' and o.id <> t.id)`,
  );
  // Asked before anything is put back: a unit beneath a closed one would be out of sight.
  await refuse(
    tx,
    "undoParentClosed",
    sql`select back.name, p.closed_on as on
      from (select v.name, v.parent_id from org_unit_versions v where v.id = any (${ids(effects.ended)})
        union all select * from unnest(${sql.param(effects.removed.map((one) => one.name))}::text[],
          ${sql.param(effects.removed.map((one) => one.parentId))}::uuid[])) back (name, parent_id)
      join lateral (select case when bool_or(a.valid_to is null) then null else max(a.valid_to) end as closed_on
        from org_unit_versions a where a.unit_id = back.parent_id) p on p.closed_on is not null
      where not back.parent_id = any (${ids(effects.closed)})`,
  );
  if (effects.founded.length === 0) return;
  await refuse(
    tx,
    "undoReports",
    sql`select v.name || ', ' || r.quarter as name, r.created_at::date as on from reports r
      join org_unit_versions v on v.unit_id = r.unit_id and v.valid_to is null where r.unit_id = any (${founded})`,
  );
  await refuse(
    tx,
    "undoAwards",
    sql`select a.recipient_name as name, a.decided_on as on from award_recipients a where a.unit_id = any (${founded})`,
  );
  await refuse(
    tx,
    "undoPositions",
    sql`select h.member_name as name, h.valid_from as on from positions h where h.unit_id = any (${founded}) and h.annulled_at is null
      union all select t.ordinal, t.valid_from from terms t where t.unit_id = any (${founded})`,
  );
  await refuse(
    tx,
    "undoLetters",
    sql`select t.member_name as name, t.issued_on as on from transfers t
      where t.status = 'issued' and (t.from_unit_id = any (${founded}) or t.to_unit_id = any (${founded}))
        and t.org_event_id is distinct from ${eventId}`,
  );
  await refuse(
    tx,
    "undoGrants",
    sql`select v.name, v.valid_from as on from units_with_grants(${founded}) g (id)
      join org_unit_versions v on v.unit_id = g.id and v.valid_to is null`,
  );
}

/** Throws `conflict` where the tree, put back, would not hold: a name taken since, members in a kind without any. */
export async function refuseTreeAfterUndo(tx: WriteClient, effects: Effects): Promise<void> {
  const restored = ids([...effects.ended, ...effects.removed.map((version) => version.id)]);
  await refuse(
    tx,
    "undoNameTaken",
    sql`select distinct v.name, o.valid_from as on from org_unit_versions v
      join org_unit_versions o on o.parent_id = v.parent_id and lower(o.name) = lower(v.name) and o.unit_id <> v.unit_id and o.valid_to is null
      where v.id = any (${restored}) and v.valid_to is null`,
  );
  await refuse(
    tx,
    "undoKindHoldsNone",
    sql`select v.name, v.valid_from as on from org_unit_versions v join unit_kinds k on k.code = v.kind and not k.holds_members
      where v.id = any (${restored}) and v.valid_to is null
        and exists (select 1 from members m where m.unit_id = v.unit_id and m.standing <> 'left')`,
  );
}

function ids(list: readonly string[]): SQL {
  return sql`${sql.param(list)}::uuid[]`;
}

async function refuse(tx: WriteClient, rule: string, found: SQL): Promise<void> {
  const { rows } = await tx.execute<{ name: string; on: string; total: number }>(
    sql`select f.name, f.on::text as on, (count(*) over ())::int as total from (${found}) f order by f.on, f.name limit 6`,
  );
  if (rows.length === 0) return;
  const { names } = namesOf(rows.map(({ name, on }) => ({ name: `${name} (${formatDay(on)})` })));
  throw new AppError("conflict", `reorganisations.errors.${rule}`, { names, count: rows[0]?.total ?? rows.length });
}
