-- What the generated schema cannot say: who may see and write which rows, what is append-only, what is derived.

create function app_today() returns date language sql stable
as $$ select (now() at time zone 'Asia/Ho_Chi_Minh')::date $$;
--> statement-breakpoint
create function app_account() returns uuid language sql stable
as $$ select nullif(current_setting('app.account', true), '')::uuid $$;
--> statement-breakpoint
-- The coarse lock: which kind of row a role touches at all. The fine one is the permission table of the app.
create table role_areas (
  role role not null,
  area text not null check (area in ('structure', 'structure.write', 'persons', 'persons.write', 'accounts', 'log')),
  primary key (role, area)
);
--> statement-breakpoint
insert into role_areas (role, area) values
  ('secretary', 'structure'), ('secretary', 'persons'), ('secretary', 'persons.write'),
  ('office_staff', 'structure'), ('office_staff', 'structure.write'), ('office_staff', 'persons'), ('office_staff', 'persons.write'),
  ('leader', 'structure'), ('leader', 'persons'),
  ('auditor', 'structure'), ('auditor', 'persons'), ('auditor', 'log'),
  ('administrator', 'structure'), ('administrator', 'accounts');
--> statement-breakpoint
-- Units on which the acting account holds, today, a role that reaches the area.
create function app_granted(wanted text) returns uuid[]
language sql stable security definer set search_path = public, pg_temp
as $$
  select coalesce(array_agg(distinct g.unit_id), '{}')
  from grants g
  join accounts a on a.id = g.account_id and a.disabled_at is null
  join role_areas r on r.role = g.role and r.area = wanted
  where g.account_id = app_account()
    and g.valid_from <= app_today() and (g.valid_to is null or app_today() < g.valid_to)
$$;
--> statement-breakpoint

-- Sort keys are compared byte by byte, whatever the server's own language.
alter table members alter column sort_key type text collate "C";
--> statement-breakpoint
-- Dated names do not overlap; an account is never auditor and editor on the same day.
alter table org_unit_versions add constraint org_unit_versions_no_overlap
  exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&);
--> statement-breakpoint
alter table grants add column side text generated always as (
  case when role = 'auditor' then 'auditor' when role in ('secretary', 'office_staff') then 'editor' end) stored;
--> statement-breakpoint
alter table grants add constraint grants_auditor_is_no_editor
  exclude using gist (account_id with =, side with <>, daterange(valid_from, valid_to) with &&) where (side is not null);
--> statement-breakpoint
alter table grants add constraint grants_once
  exclude using gist (account_id with =, role with =, unit_id with =, daterange(valid_from, valid_to) with &&);
--> statement-breakpoint
alter table terms add constraint terms_no_overlap
  exclude using gist (unit_id with =, daterange(valid_from, valid_to) with &&);
--> statement-breakpoint

-- The dated tree, made ready to join. A parent's paths are cut to the days on which it was the parent.
create function rebuild_unit_paths(unit uuid) returns void
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  root uuid;
  child uuid;
begin
  select root_id into strict root from org_units where id = unit;
  delete from org_unit_paths where descendant_id = unit;
  insert into org_unit_paths (root_id, ancestor_id, descendant_id, depth, valid_from, valid_to, is_latest)
  with pieces as (
    select unit as ancestor, 0 as depth, daterange(v.valid_from, v.valid_to) as days
    from org_unit_versions v where v.unit_id = unit
    union all
    select p.ancestor_id, p.depth + 1, daterange(v.valid_from, v.valid_to) * daterange(p.valid_from, p.valid_to)
    from org_unit_versions v
    join org_unit_paths p on p.descendant_id = v.parent_id
    where v.unit_id = unit and daterange(v.valid_from, v.valid_to) && daterange(p.valid_from, p.valid_to)
  ), merged as (
    select ancestor, min(depth) as depth, unnest(range_agg(days)) as days from pieces group by ancestor
  ), ends as (
    select case when bool_or(v.valid_to is null) then null else max(v.valid_to) end as closed_on
    from org_unit_versions v where v.unit_id = unit
  )
  select root, m.ancestor, unit, m.depth, lower(m.days), upper(m.days), upper(m.days) is not distinct from e.closed_on
  from merged m, ends e;
  for child in select distinct v.unit_id from org_unit_versions v where v.parent_id = unit loop
    perform rebuild_unit_paths(child);
  end loop;
end $$;
--> statement-breakpoint
create function org_unit_versions_paths() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if new.parent_id is not null and exists (
    select 1 from org_unit_paths p where p.ancestor_id = new.unit_id and p.descendant_id = new.parent_id
      and daterange(p.valid_from, p.valid_to) && daterange(new.valid_from, new.valid_to)
  ) then
    raise exception 'A unit cannot lie beneath itself.' using errcode = 'check_violation', constraint = 'org_unit_versions_no_cycle';
  end if;
  perform rebuild_unit_paths(new.unit_id);
  return null;
end $$;
--> statement-breakpoint
create trigger org_unit_versions_paths after insert or update on org_unit_versions
  for each row execute function org_unit_versions_paths();
--> statement-breakpoint

-- Counters move with the ledger, in its transaction: one lock per unit, taken in one order.
create function move_strength(root uuid, unit uuid, on_quarter text, official_by int, probationary_by int) returns void
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if official_by = 0 and probationary_by = 0 then
    return;
  end if;
  insert into strength_closings as c (root_id, unit_id, quarter, official, probationary)
  select root, unit, on_quarter, coalesce(last.official, 0), coalesce(last.probationary, 0)
  from (select 1) one
  left join lateral (
    select official, probationary from strength_closings
    where unit_id = unit and quarter < on_quarter order by quarter desc limit 1
  ) last on true
  on conflict (unit_id, quarter) do nothing;
  update strength_closings set official = official + official_by, probationary = probationary + probationary_by
  where unit_id = unit and quarter >= on_quarter;
end $$;
--> statement-breakpoint
create function count_change(root uuid, unit uuid, on_quarter text, change text, on_side text, other uuid, by_people int) returns void
language sql security definer set search_path = public, pg_temp
as $$
  insert into change_counts as c (root_id, unit_id, quarter, kind, side, counterpart_id, people)
  values (root, unit, on_quarter, change, on_side, other, by_people)
  on conflict (unit_id, quarter, kind, side, counterpart_id) do update set people = c.people + excluded.people
$$;
--> statement-breakpoint
create function member_events_count() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  first_unit uuid := least(new.from_unit_id, new.to_unit_id);
  second_unit uuid := greatest(new.from_unit_id, new.to_unit_id);
  was standing := coalesce(new.standing_before, 'left');
  became standing := new.standing_after;
begin
  perform pg_advisory_xact_lock(hashtextextended(first_unit::text, 0));
  if second_unit <> first_unit then
    perform pg_advisory_xact_lock(hashtextextended(second_unit::text, 0));
  end if;
  if new.from_unit_id is not null and new.from_unit_id = new.to_unit_id then
    perform count_change(new.root_id, new.to_unit_id, new.quarter, new.kind, 'neutral', null, new.sign);
    perform move_strength(new.root_id, new.to_unit_id, new.quarter,
      new.sign * ((became = 'official')::int - (was = 'official')::int),
      new.sign * ((became = 'probationary')::int - (was = 'probationary')::int));
    return null;
  end if;
  if new.from_unit_id is not null then
    perform count_change(new.root_id, new.from_unit_id, new.quarter, new.kind, 'out', new.to_unit_id, new.sign);
    perform move_strength(new.root_id, new.from_unit_id, new.quarter,
      -new.sign * (was = 'official')::int, -new.sign * (was = 'probationary')::int);
  end if;
  if new.to_unit_id is not null then
    perform count_change(new.root_id, new.to_unit_id, new.quarter, new.kind, 'in', new.from_unit_id, new.sign);
    perform move_strength(new.root_id, new.to_unit_id, new.quarter,
      new.sign * (became = 'official')::int, new.sign * (became = 'probationary')::int);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger member_events_count after insert on member_events
  for each row execute function member_events_count();
--> statement-breakpoint

-- A reversal undoes exactly what it names.
create function member_events_reversal() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  original member_events;
begin
  if new.sign = 1 then
    return new;
  end if;
  select * into original from member_events where id = new.reverses_id;
  if original.id is null or original.sign <> 1
    or (original.member_id, original.kind, original.effective_on, original.standing_after)
       is distinct from (new.member_id, new.kind, new.effective_on, new.standing_after)
    or (original.from_unit_id, original.to_unit_id, original.standing_before)
       is distinct from (new.from_unit_id, new.to_unit_id, new.standing_before) then
    raise exception 'A reversal repeats the entry it reverses.' using errcode = 'check_violation', constraint = 'member_events_reversal';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger member_events_reversal before insert on member_events
  for each row execute function member_events_reversal();
--> statement-breakpoint

-- A report moves only along its states, and is not written to once it is out of its author's hands.
create function reports_step() returns trigger
language plpgsql
as $$
begin
  if old.status <> new.status and (old.status, new.status) not in (
    ('draft', 'submitted'), ('returned', 'submitted'), ('submitted', 'returned'), ('submitted', 'accepted')) then
    raise exception 'A report cannot go from % to %.', old.status, new.status
      using errcode = 'check_violation', constraint = 'reports_step';
  end if;
  if old.status = 'accepted' then
    raise exception 'An accepted report is locked.' using errcode = 'check_violation', constraint = 'reports_locked';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger reports_step before update on reports for each row execute function reports_step();
--> statement-breakpoint
create function report_is_open() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform 1 from reports where id = new.report_id and status in ('draft', 'returned') for share;
  if not found then
    raise exception 'This report is not open for entry.' using errcode = 'check_violation', constraint = 'reports_locked';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger report_figures_open before insert or update on report_figures for each row execute function report_is_open();
--> statement-breakpoint
create trigger report_narratives_open before insert or update on report_narratives for each row execute function report_is_open();
--> statement-breakpoint

-- Row-level security. A row belongs to a unit; a grant on a unit reaches all beneath it.
do $$
declare
  t text;
begin
  foreach t in array array['decisions', 'members', 'change_counts', 'strength_closings', 'reports', 'report_figures',
    'report_narratives', 'report_steps', 'report_snapshots', 'awards', 'award_recipients', 'award_withdrawals'] loop
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
  for t in select tablename from pg_tables where schemaname = 'public' loop
    execute format('alter table %I enable row level security', t);
  end loop;
end $$;
--> statement-breakpoint
-- What an award or an entry rests on can be read by whoever can read that award or entry.
create policy decisions_cited on decisions for select using (
  exists (select 1 from member_events e where e.decision_id = decisions.id)
  or exists (select 1 from awards a where a.decision_id = decisions.id));
--> statement-breakpoint
create policy awards_received on awards for select using (
  exists (select 1 from award_recipients r where r.award_id = awards.id));
--> statement-breakpoint
create policy member_events_read on member_events for select using (
  to_unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('persons'))::uuid[]))
  or from_unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('persons'))::uuid[])));
--> statement-breakpoint
create policy member_events_insert on member_events for insert with check (
  recorded_by = (select app_account())
  and (to_unit_id is null or to_unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[])))
  and (from_unit_id is null or from_unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[]))));
--> statement-breakpoint
-- Pairs of identifiers and days only: no name, no figure.
create policy org_unit_paths_read on org_unit_paths for select using ((select app_account()) is not null);
--> statement-breakpoint
create policy role_areas_read on role_areas for select using ((select app_account()) is not null);
--> statement-breakpoint
-- A unit is seen by those above it, and by those beneath it, who must know whom they belong to.
do $$
declare
  t text;
  key text;
begin
  foreach t in array array['org_units', 'org_unit_versions', 'terms', 'org_event_units'] loop
    key := case t when 'org_units' then 'id' else 'unit_id' end;
    execute format($p$
      create policy %1$s_read on %1$s for select using (
        %2$s in (select p.descendant_id from org_unit_paths p
          where p.is_latest and p.ancestor_id = any ((select app_granted('structure'))::uuid[]))
        or %2$s in (select p.ancestor_id from org_unit_paths p
          where p.is_latest and p.descendant_id = any ((select app_granted('structure'))::uuid[])))$p$, t, key);
  end loop;
end $$;
--> statement-breakpoint
create policy org_units_insert on org_units for insert with check (
  root_id in (select p.root_id from org_unit_paths p where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])));
--> statement-breakpoint
create policy org_unit_versions_insert on org_unit_versions for insert with check (
  unit_id = any ((select app_granted('structure.write'))::uuid[])
  or parent_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])));
--> statement-breakpoint
create policy org_unit_versions_update on org_unit_versions for update using (
  unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])));
--> statement-breakpoint
create policy terms_insert on terms for insert with check (
  unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])));
--> statement-breakpoint
create policy org_events_read on org_events for select using (id in (select event_id from org_event_units));
--> statement-breakpoint
create policy org_events_insert on org_events for insert with check (
  recorded_by = (select app_account()) and root_id in (select p.root_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])));
--> statement-breakpoint
create policy org_event_units_insert on org_event_units for insert with check (
  unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])));
--> statement-breakpoint
-- Lists and rules that every signed-in account of an office reads.
do $$
declare
  t text;
begin
  foreach t in array array['unit_kinds', 'change_kinds', 'award_forms', 'badge_marks', 'form_versions', 'indicators', 'form_sections'] loop
    execute format('create policy %1$s_read on %1$s for select using ((select app_account()) is not null)', t);
  end loop;
  foreach t in array array['periods', 'settings', 'installations'] loop
    execute format($p$
      create policy %1$s_read on %1$s for select using (root_id is null or root_id in (select p.root_id from org_unit_paths p
        where p.is_latest and p.descendant_id = any ((select app_granted('structure'))::uuid[])))$p$, t);
  end loop;
end $$;
--> statement-breakpoint
alter policy settings_read on settings using ((select app_account()) is not null and (root_id is null or root_id in (
  select p.root_id from org_unit_paths p where p.is_latest and p.descendant_id = any ((select app_granted('structure'))::uuid[]))));
--> statement-breakpoint
create policy periods_insert on periods for insert with check (root_id = any ((select app_granted('structure.write'))::uuid[]));
--> statement-breakpoint
create policy periods_update on periods for update using (root_id = any ((select app_granted('structure.write'))::uuid[]));
--> statement-breakpoint
-- Accounts: one's own, those one made, and those with a grant beneath an administrator's unit.
create policy grants_read on grants for select using (
  account_id = (select app_account())
  or unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('accounts'))::uuid[])));
--> statement-breakpoint
create policy grants_insert on grants for insert with check (
  granted_by = (select app_account()) and account_id <> (select app_account())
  and unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('accounts'))::uuid[])));
--> statement-breakpoint
create policy grants_update on grants for update using (
  unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('accounts'))::uuid[])));
--> statement-breakpoint
create policy accounts_read on accounts for select using (
  id = (select app_account()) or created_by = (select app_account())
  or root_id = any ((select app_granted('accounts'))::uuid[])
  or exists (select 1 from grants g where g.account_id = accounts.id));
--> statement-breakpoint
create policy accounts_insert on accounts for insert with check (
  created_by = (select app_account()) and root_id in (select p.root_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('accounts'))::uuid[])));
--> statement-breakpoint
create policy accounts_update on accounts for update using (
  id = (select app_account()) or root_id = any ((select app_granted('accounts'))::uuid[])
  or (cardinality((select app_granted('accounts'))::uuid[]) > 0
    and (created_by = (select app_account()) or exists (select 1 from grants g where g.account_id = accounts.id))));
--> statement-breakpoint
create policy activation_links_insert on activation_links for insert with check (
  created_by = (select app_account()) and account_id in (select id from accounts)
  and cardinality((select app_granted('accounts'))::uuid[]) > 0);
--> statement-breakpoint
create policy audit_entries_read on audit_entries for select using (
  unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('log'))::uuid[]))
  or (unit_id is null and root_id = any ((select app_granted('log'))::uuid[])));
--> statement-breakpoint
create policy audit_entries_insert on audit_entries for insert with check (actor_id is not distinct from (select app_account()));
--> statement-breakpoint

-- Offices share decisions: a number already in the register is found by whoever cites it, and nothing else of it is told.
create function find_decision(root uuid, body_fold text, wanted_type text, wanted_term text, number_fold text)
returns table (id uuid, decided_on date)
language sql stable security definer set search_path = public, pg_temp
as $$
  select d.id, d.decided_on from decisions d
  where d.root_id = root and d.issuing_body_fold = body_fold and d.doc_type = wanted_type and d.term = wanted_term
    and d.doc_number_fold = number_fold
    and root in (select p.root_id from org_unit_paths p where p.is_latest and p.ancestor_id = any (app_granted('persons.write')))
$$;
--> statement-breakpoint

-- Privileges of the app's role: it owns nothing, and on ledgers it only reads and adds.
do $$
declare
  t text;
begin
  for t in select tablename from pg_tables where schemaname = 'public' loop
    execute format('revoke all on %I from public', t);
  end loop;
  foreach t in array array['org_units', 'org_unit_versions', 'org_events', 'org_event_units', 'terms', 'decisions',
    'members', 'member_events', 'reports', 'report_figures', 'report_narratives', 'report_steps', 'report_snapshots',
    'awards', 'award_recipients', 'award_withdrawals', 'audit_entries', 'periods'] loop
    execute format('grant select, insert on %I to so_ket_app', t);
  end loop;
  foreach t in array array['org_unit_paths', 'unit_kinds', 'change_kinds', 'change_counts', 'strength_closings', 'form_versions',
    'indicators', 'form_sections', 'award_forms', 'badge_marks', 'settings', 'installations', 'grants', 'role_areas'] loop
    execute format('grant select on %I to so_ket_app', t);
  end loop;
end $$;
--> statement-breakpoint
grant usage on schema public to so_ket_app;
--> statement-breakpoint
grant update (valid_to) on org_unit_versions to so_ket_app;
--> statement-breakpoint
grant update (unit_id, standing, full_name, search, sort_key, card_no, admission_decided_on, admitted_on, official_on, version)
  on members to so_ket_app;
--> statement-breakpoint
grant update (status, version, submitted_at, submitted_by, accepted_at, accepted_by) on reports to so_ket_app;
--> statement-breakpoint
grant update (value, numerator, denominator, remark, reason, version, changed_by, changed_at) on report_figures to so_ket_app;
--> statement-breakpoint
grant update (body, version, changed_by, changed_at) on report_narratives to so_ket_app;
--> statement-breakpoint
grant update (due_on) on periods to so_ket_app;
--> statement-breakpoint
grant select (id, root_id, email, full_name, locale, created_at, created_by, disabled_at) on accounts to so_ket_app;
--> statement-breakpoint
grant insert (id, root_id, email, full_name, locale, created_by) on accounts to so_ket_app;
--> statement-breakpoint
grant update (full_name, locale, disabled_at) on accounts to so_ket_app;
--> statement-breakpoint
grant insert on grants to so_ket_app;
--> statement-breakpoint
grant update (valid_to) on grants to so_ket_app;
--> statement-breakpoint
grant insert (token_hash, account_id, expires_at, created_by) on activation_links to so_ket_app;
