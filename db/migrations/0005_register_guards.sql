-- Who may see and write the tables of the register and the tree, and what the database keeps true about them by itself.

alter table role_areas drop constraint role_areas_area_check;
--> statement-breakpoint
alter table role_areas add constraint role_areas_area_check
  check (area in ('structure', 'structure.write', 'persons', 'persons.write', 'accounts', 'log', 'settings.write'));
--> statement-breakpoint
insert into role_areas (role, area) values ('administrator', 'settings.write');
--> statement-breakpoint

-- What was known of the tree before is kept whenever a version is changed or taken away.
create function org_unit_versions_supersede() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  -- What was entered and changed again within one transaction was never known to anybody.
  if old.recorded_at < now() then
    insert into org_unit_versions_superseded
      (version_id, root_id, unit_id, parent_id, name, kind, valid_from, valid_to, recorded_at, superseded_at)
    values (old.id, old.root_id, old.unit_id, old.parent_id, old.name, old.kind, old.valid_from, old.valid_to,
      old.recorded_at, now());
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.recorded_at := now();
  return new;
end $$;
--> statement-breakpoint
create trigger org_unit_versions_supersede before update or delete on org_unit_versions
  for each row execute function org_unit_versions_supersede();
--> statement-breakpoint
create function org_unit_versions_removed() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform rebuild_unit_paths(old.unit_id);
  return null;
end $$;
--> statement-breakpoint
create trigger org_unit_versions_removed after delete on org_unit_versions
  for each row execute function org_unit_versions_removed();
--> statement-breakpoint

-- A unit by name and place, as it was taken to be at an instant.
create function org_unit_versions_known(root uuid, known timestamptz)
returns table (unit_id uuid, parent_id uuid, name text, kind text, valid_from date, valid_to date)
language sql stable
as $$
  select v.unit_id, v.parent_id, v.name, v.kind, v.valid_from, v.valid_to from org_unit_versions v
  where v.root_id = root and v.recorded_at <= known
  union all
  select s.unit_id, s.parent_id, s.name, s.kind, s.valid_from, s.valid_to from org_unit_versions_superseded s
  where s.root_id = root and s.recorded_at <= known and known < s.superseded_at
$$;
--> statement-breakpoint
-- All beneath a unit (itself included) with the days on which it lay there, as it was taken to be at an instant.
create function org_unit_paths_known(root uuid, ancestor uuid, known timestamptz)
returns table (descendant_id uuid, valid_from date, valid_to date)
language sql stable
as $$
  with recursive versions as materialized (
    select v.unit_id, v.parent_id, daterange(v.valid_from, v.valid_to) as days from org_unit_versions_known(root, known) v
  ), walk as (
    select v.unit_id, v.days from versions v where v.unit_id = ancestor
    union all
    select v.unit_id, v.days * w.days from versions v join walk w on v.parent_id = w.unit_id where v.days && w.days
  ), merged as (
    select w.unit_id, unnest(range_agg(w.days)) as days from walk w group by w.unit_id
  )
  select m.unit_id, lower(m.days), upper(m.days) from merged m
$$;
--> statement-breakpoint

-- Counters move once for each statement and not for each of its rows: an import of 10,000 people touches a unit's row ten
-- times. A guest counts nowhere, and a closed unit takes nothing after its day.
drop trigger member_events_count on member_events;
--> statement-breakpoint
create or replace function member_events_count() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  wrong record;
  move record;
begin
  perform pg_advisory_xact_lock(hashtextextended(touched.unit::text, 0)) from (
    select distinct u.unit from added a, unnest(array[a.from_unit_id, a.to_unit_id]) u(unit) where u.unit is not null order by u.unit
  ) touched;
  select distinct a.to_unit_id, a.effective_on into wrong from added a
  where a.sign = 1 and a.to_unit_id is not null and not exists (
    select from org_unit_versions v where v.unit_id = a.to_unit_id and daterange(v.valid_from, v.valid_to) @> a.effective_on)
  limit 1;
  if found then
    raise exception 'The receiving unit does not exist on %.', wrong.effective_on
      using errcode = 'check_violation', constraint = 'member_events_unit_open';
  end if;
  -- On the day a unit ends, its members still leave it.
  select distinct a.from_unit_id, a.effective_on into wrong from added a
  where a.sign = 1 and a.from_unit_id is distinct from a.to_unit_id and a.from_unit_id is not null and not exists (
    select from org_unit_versions v where v.unit_id = a.from_unit_id and daterange(v.valid_from, v.valid_to, '[]') @> a.effective_on)
  limit 1;
  if found then
    raise exception 'The unit left does not exist on %.', wrong.effective_on
      using errcode = 'check_violation', constraint = 'member_events_unit_open';
  end if;
  for move in
    with entries as (
      select *, coalesce(standing_before, 'left') as was, standing_after as became,
        (from_unit_id is not distinct from to_unit_id)
          or (coalesce(standing_before, 'left') in ('left', 'guest') and standing_after in ('left', 'guest')) as is_neutral
      from added
    ), sides as (
      select root_id, coalesce(to_unit_id, from_unit_id) as unit, quarter, kind, 'neutral' as side, null::uuid as other, sign,
        sign * ((became = 'official')::int - (was = 'official')::int) as official,
        sign * ((became = 'probationary')::int - (was = 'probationary')::int) as probationary
      from entries where is_neutral
      union all
      select root_id, from_unit_id, quarter, kind, 'out', to_unit_id, sign,
        -sign * (was = 'official')::int, -sign * (was = 'probationary')::int
      from entries where not is_neutral and from_unit_id is not null
      union all
      select root_id, to_unit_id, quarter, kind, 'in', from_unit_id, sign,
        sign * (became = 'official')::int, sign * (became = 'probationary')::int
      from entries where not is_neutral and to_unit_id is not null
    )
    select root_id, unit, quarter, kind, side, other, sum(sign)::int as people, sum(official)::int as official,
      sum(probationary)::int as probationary
    from sides group by root_id, unit, quarter, kind, side, other order by unit, quarter, kind, side, other
  loop
    perform count_change(move.root_id, move.unit, move.quarter, move.kind, move.side, move.other, move.people);
    perform move_strength(move.root_id, move.unit, move.quarter, move.official, move.probationary);
  end loop;
  return null;
end $$;
--> statement-breakpoint
create trigger member_events_count after insert on member_events
  referencing new table as added for each statement execute function member_events_count();
--> statement-breakpoint

-- The receiver of a letter takes the member over: one step for two units, of which the receiver keeps only one.
create function receive_transfer(letter uuid, entry uuid, on_day date, request uuid, by_name text) returns uuid
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  t transfers;
  m members;
  last_day date;
begin
  select * into t from transfers where id = letter for update;
  if t.id is null or not exists (
    select from org_unit_paths p where p.is_latest and p.descendant_id = t.to_unit_id
      and p.ancestor_id = any (app_granted('persons.write'))) then
    raise exception 'No such letter.' using errcode = 'no_data_found';
  end if;
  if t.status <> 'issued' then
    raise exception 'The letter is closed.' using errcode = 'check_violation', constraint = 'transfers_open';
  end if;
  select * into strict m from members where id = t.member_id for update;
  if m.unit_id <> t.from_unit_id or m.standing not in ('official', 'probationary') then
    raise exception 'The member has left the sender.' using errcode = 'check_violation', constraint = 'transfers_member_there';
  end if;
  select max(e.effective_on) into last_day from member_events e where e.member_id = m.id and e.sign = 1
    and not exists (select from member_events r where r.reverses_id = e.id);
  if on_day < greatest(last_day, t.issued_on) or on_day > app_today() then
    raise exception 'Not on that day.' using errcode = 'check_violation', constraint = 'transfers_day';
  end if;
  insert into member_events (id, root_id, member_id, member_name, kind, effective_on, from_unit_id, from_unit_name,
    to_unit_id, to_unit_name, standing_before, standing_after, decision_id, transfer_id, request_key, recorded_by, recorded_by_name)
  values (entry, t.root_id, m.id, m.full_name, 'transfer_internal', on_day, t.from_unit_id, t.from_unit_name,
    t.to_unit_id, t.to_unit_name, m.standing, m.standing, t.decision_id, t.id, request, app_account(), by_name);
  update members set unit_id = t.to_unit_id, version = version + 1 where id = m.id;
  update transfers set status = 'accepted', closed_on = on_day, closed_at = now(), closed_by_name = by_name, entry_id = entry
  where id = letter;
  return m.id;
end $$;
--> statement-breakpoint

-- Row-level security of the new tables: those of a unit follow its persons, as the ledger does.
do $$
declare
  t text;
begin
  foreach t in array array['positions', 'member_merges', 'member_imports', 'member_import_rows', 'import_mappings'] loop
    execute format($p$
      create policy %1$s_read on %1$s for select using (unit_id in (
        select p.descendant_id from org_unit_paths p
        where p.is_latest and p.ancestor_id = any ((select app_granted('persons'))::uuid[])))$p$, t);
    execute format($p$
      create policy %1$s_insert on %1$s for insert with check (unit_id in (
        select p.descendant_id from org_unit_paths p
        where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[])))$p$, t);
    execute format($p$
      create policy %1$s_update on %1$s for update using (unit_id in (
        select p.descendant_id from org_unit_paths p
        where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[])))$p$, t);
  end loop;
  foreach t in array array['member_imports', 'member_import_rows', 'import_mappings'] loop
    execute format($p$
      create policy %1$s_delete on %1$s for delete using (unit_id in (
        select p.descendant_id from org_unit_paths p
        where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[])))$p$, t);
  end loop;
  foreach t in array array['org_unit_versions_superseded', 'transfers', 'positions', 'member_merges', 'member_imports',
    'member_import_rows', 'import_mappings', 'body_kinds', 'position_kinds', 'calendar_days', 'saved_views'] loop
    execute format('alter table %I enable row level security', t);
    execute format('revoke all on %I from public', t);
  end loop;
  foreach t in array array['body_kinds', 'position_kinds'] loop
    execute format('create policy %1$s_read on %1$s for select using ((select app_account()) is not null)', t);
  end loop;
end $$;
--> statement-breakpoint
create policy org_unit_versions_superseded_read on org_unit_versions_superseded for select using (
  unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('structure'))::uuid[]))
  or unit_id in (select p.ancestor_id from org_unit_paths p
    where p.is_latest and p.descendant_id = any ((select app_granted('structure'))::uuid[])));
--> statement-breakpoint
create policy org_unit_versions_delete on org_unit_versions for delete using (
  unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])));
--> statement-breakpoint
create policy org_events_update on org_events for update using (root_id in (select p.root_id from org_unit_paths p
  where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])));
--> statement-breakpoint
-- A letter is its sender's and its receiver's.
create policy transfers_read on transfers for select using (
  to_unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('persons'))::uuid[]))
  or from_unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('persons'))::uuid[])));
--> statement-breakpoint
create policy transfers_insert on transfers for insert with check (
  recorded_by = (select app_account()) and from_unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[])));
--> statement-breakpoint
create policy transfers_update on transfers for update using (
  to_unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[]))
  or from_unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[])));
--> statement-breakpoint
create policy terms_update on terms for update using (
  unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])));
--> statement-breakpoint
-- A view of one's own, or one shared with all who hold a role on its unit.
create policy saved_views_read on saved_views for select using (
  account_id = (select app_account()) or unit_id = any ((select app_granted('persons'))::uuid[]));
--> statement-breakpoint
create policy saved_views_insert on saved_views for insert with check (
  account_id = (select app_account()) and (unit_id is null or unit_id = any ((select app_granted('persons'))::uuid[])));
--> statement-breakpoint
create policy saved_views_update on saved_views for update using (account_id = (select app_account()));
--> statement-breakpoint
create policy saved_views_delete on saved_views for delete using (account_id = (select app_account()));
--> statement-breakpoint
-- Lists that an office adds to: read by its accounts, written by its administrators.
create policy calendar_days_read on calendar_days for select using ((select app_account()) is not null and (root_id is null or root_id in (
  select p.root_id from org_unit_paths p where p.is_latest and p.descendant_id = any ((select app_granted('structure'))::uuid[]))));
--> statement-breakpoint
create policy calendar_days_insert on calendar_days for insert with check (root_id = any ((select app_granted('settings.write'))::uuid[]));
--> statement-breakpoint
create policy calendar_days_delete on calendar_days for delete using (root_id = any ((select app_granted('settings.write'))::uuid[]));
--> statement-breakpoint
alter policy change_kinds_read on change_kinds using ((select app_account()) is not null and (root_id is null or root_id in (
  select p.root_id from org_unit_paths p where p.is_latest and p.descendant_id = any ((select app_granted('structure'))::uuid[]))));
--> statement-breakpoint
create policy change_kinds_insert on change_kinds for insert with check (root_id = any ((select app_granted('settings.write'))::uuid[]));
--> statement-breakpoint
create policy change_kinds_update on change_kinds for update using (root_id = any ((select app_granted('settings.write'))::uuid[]));
--> statement-breakpoint
-- What a position or a letter rests on can be read by whoever can read that position or letter.
alter policy decisions_cited on decisions using (
  exists (select 1 from member_events e where e.decision_id = decisions.id)
  or exists (select 1 from awards a where a.decision_id = decisions.id)
  or exists (select 1 from transfers t where t.decision_id = decisions.id)
  or exists (select 1 from positions h where decisions.id in (h.decision_id, h.end_decision_id))
  or exists (select 1 from org_events o where o.decision_id = decisions.id));
--> statement-breakpoint

do $$
declare
  t text;
begin
  foreach t in array array['transfers', 'positions', 'member_merges', 'member_imports', 'member_import_rows', 'import_mappings',
    'calendar_days', 'saved_views', 'change_kinds'] loop
    execute format('grant insert on %I to so_ket_app', t);
  end loop;
  foreach t in array array['transfers', 'positions', 'member_merges', 'member_imports', 'member_import_rows', 'import_mappings',
    'calendar_days', 'saved_views', 'org_unit_versions_superseded', 'body_kinds', 'position_kinds'] loop
    execute format('grant select on %I to so_ket_app', t);
  end loop;
  foreach t in array array['member_imports', 'member_import_rows', 'import_mappings', 'saved_views', 'calendar_days', 'org_unit_versions'] loop
    execute format('grant delete on %I to so_ket_app', t);
  end loop;
end $$;
--> statement-breakpoint
grant update (status, closed_on, closed_at, closed_by_name, reason) on transfers to so_ket_app;
--> statement-breakpoint
grant update (valid_to, end_decision_id, end_reason, annulled_at) on positions to so_ket_app;
--> statement-breakpoint
grant update (undone_at, undone_by_name, undone_reason) on member_merges to so_ket_app;
--> statement-breakpoint
grant update (status, columns, rows_total, rows_with_errors, rows_with_warnings, rows_known, rows_done, problem, finished_at)
  on member_imports to so_ket_app;
--> statement-breakpoint
grant update (person, problems, has_error, has_warning, known_member_id) on member_import_rows to so_ket_app;
--> statement-breakpoint
grant update (name, columns) on import_mappings to so_ket_app;
--> statement-breakpoint
grant update (name, query, is_default, unit_id) on saved_views to so_ket_app;
--> statement-breakpoint
grant update (status, reason) on org_events to so_ket_app;
--> statement-breakpoint
grant update (valid_to) on terms to so_ket_app;
--> statement-breakpoint
grant update (name_vi, name_en, effective_to) on change_kinds to so_ket_app;
--> statement-breakpoint
grant update (sex, birth_date, seniority_from, sort_as, exempt_since, exempt_until, suspended_since, away_since, away_until,
  away_place, merged_into_id) on members to so_ket_app;
