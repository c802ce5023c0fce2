-- A plan is kept with what became of it; an event stays in sight of its office when the unit it founded is gone again.
grant update (plan) on org_events to so_ket_app;
--> statement-breakpoint
alter policy org_events_read on org_events using (
  id in (select event_id from org_event_units) or recorded_by = (select app_account())
  or root_id = any ((select app_granted('structure'))::uuid[]));
--> statement-breakpoint
alter policy org_event_units_read on org_event_units using (
  root_id = any ((select app_granted('structure'))::uuid[])
  or unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('structure'))::uuid[]))
  or unit_id in (select p.ancestor_id from org_unit_paths p
    where p.is_latest and p.descendant_id = any ((select app_granted('structure'))::uuid[])));
--> statement-breakpoint
-- Plans whose day has come, and as whom they are carried out: nobody where the author may no longer sign in.
create function due_reorganisations() returns table (event_id uuid, account jsonb)
language sql stable security definer set search_path = public, pg_temp
as $$
  select o.id, case when a.disabled_at is null then jsonb_build_object('accountId', a.id, 'rootId', a.root_id, 'name', a.full_name,
    'email', a.email, 'locale', a.locale, 'grants', account_grants(a.id)) end
  from org_events o join accounts a on a.id = o.recorded_by
  where o.status = 'pending' and o.effective_on <= app_today() order by o.effective_on, o.recorded_at, o.id
$$;
--> statement-breakpoint
-- Why a plan could not be carried out on its day; it stays pending, and its author need not have any rights left.
create function hold_reorganisation(event uuid, problem jsonb) returns void
language sql security definer set search_path = public, pg_temp
as $$
  update org_events set plan = plan || jsonb_build_object('problem', problem)
  where id = event and status = 'pending' and effective_on <= app_today()
    and plan -> 'problem' is distinct from problem
$$;
--> statement-breakpoint
-- Whether somebody holds a role on one of these units: said to whoever keeps them, without saying who.
create function units_with_grants(units uuid[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select distinct g.unit_id from grants g
  where g.unit_id = any (units) and g.unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any (app_granted('structure.write')))
$$;
--> statement-breakpoint
do $$
declare
  f text;
begin
  foreach f in array array['due_reorganisations()', 'hold_reorganisation(uuid, jsonb)', 'units_with_grants(uuid[])'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to so_ket_app', f);
  end loop;
end $$;
