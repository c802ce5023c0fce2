-- A letter may go to any unit of the office that has members, also beside the sender's own: of that one the name is told,
-- and nothing else.
create function find_receiving_units(root uuid, patterns text[], wanted uuid, on_day date, most int)
returns table (unit_id uuid, name text)
language sql stable security definer set search_path = public, pg_temp
as $$
  select v.unit_id, case when v.parent_id is null or v.parent_id = v.root_id then v.name
    else v.name || coalesce(' (' || above.name || ')', '') end
  from org_unit_versions v
  join unit_kinds k on k.code = v.kind and k.holds_members
  left join org_unit_versions above on above.unit_id = v.parent_id and daterange(above.valid_from, above.valid_to) @> on_day
  where v.root_id = root and daterange(v.valid_from, v.valid_to) @> on_day and (wanted is null or v.unit_id = wanted)
    and root in (select p.root_id from org_unit_paths p where p.is_latest and p.ancestor_id = any (app_granted('persons.write')))
    and not exists (select from unnest(patterns) pattern where v.search || coalesce(' ' || above.search, '') not like pattern)
  order by v.search, v.unit_id limit most
$$;
--> statement-breakpoint
revoke all on function find_receiving_units(uuid, text[], uuid, date, int) from public;
--> statement-breakpoint
grant execute on function find_receiving_units(uuid, text[], uuid, date, int) to so_ket_app;
--> statement-breakpoint

-- A letter is answered once: accepted with an entry of the ledger, refused by its receiver, taken back by its sender.
create function transfers_step() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if old.status <> 'issued' then
    raise exception 'The letter is closed.' using errcode = 'check_violation', constraint = 'transfers_open';
  end if;
  if (new.status = 'accepted') <> (new.entry_id is not null) then
    raise exception 'A letter is accepted with its entry.' using errcode = 'check_violation', constraint = 'transfers_entry';
  end if;
  if not exists (
    select from org_unit_paths p where p.is_latest and p.ancestor_id = any (app_granted('persons.write'))
      and p.descendant_id = case when new.status in ('withdrawn', 'lapsed') then new.from_unit_id else new.to_unit_id end) then
    raise exception 'Not for this side to say.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger transfers_step before update on transfers for each row execute function transfers_step();
--> statement-breakpoint

-- Whoever keeps a member now keeps the whole history, the part at other units included; the ledgers stay apart.
create function keeps_member(member uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from members m join org_unit_paths p on p.is_latest and p.descendant_id = m.unit_id
    where m.id = member and p.ancestor_id = any (app_granted('persons')))
$$;
--> statement-breakpoint
create function member_history(member uuid) returns setof member_events
language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select e.* from member_events e where e.member_id = member and (select keeps_member(member))
$$;
--> statement-breakpoint
create function member_decisions(member uuid) returns setof decisions
language sql stable security definer set search_path = public, pg_temp rows 10
as $$
  select d.* from decisions d where (select keeps_member(member))
    and d.id in (select e.decision_id from member_events e where e.member_id = member)
$$;
--> statement-breakpoint
do $$
declare
  f text;
begin
  foreach f in array array['keeps_member(uuid)', 'member_history(uuid)', 'member_decisions(uuid)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to so_ket_app', f);
  end loop;
end $$;
