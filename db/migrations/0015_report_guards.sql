-- A quarter that is locked takes nothing more, but where it, or the unit with all above it, is open again for a while.
create function quarter_is_locked(root uuid, unit uuid, wanted text) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from periods p where p.root_id = root and p.quarter = wanted and p.locked_at is not null)
    and not exists (
      select from period_reopenings r
      join org_unit_paths t on t.is_latest and t.ancestor_id = r.unit_id and t.descendant_id = unit
      where r.root_id = root and r.quarter = wanted and r.ended_at is null and r.until >= app_today())
$$;
--> statement-breakpoint
create or replace function report_is_open() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  place reports;
begin
  select * into place from reports where id = new.report_id and status in ('draft', 'returned') for share;
  if not found then
    raise exception 'This report is not open for entry.' using errcode = 'check_violation', constraint = 'reports_locked';
  end if;
  if quarter_is_locked(place.root_id, place.unit_id, place.quarter) then
    raise exception 'The quarter is locked.' using errcode = 'check_violation', constraint = 'reports_quarter_locked';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- Whoever writes past the app, such as what makes a demonstration, is known by the row alone.
create function note_report_writer() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  writer uuid := app_account();
begin
  if writer is null then
    writer := case tg_table_name when 'report_attachments' then to_jsonb(new) ->> 'added_by' else to_jsonb(new) ->> 'changed_by' end;
  end if;
  insert into report_writers (root_id, report_id, unit_id, account_id)
    values (new.root_id, new.report_id, new.unit_id, writer)
    on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger report_explanations_open before insert or update on report_explanations for each row execute function report_is_open();
--> statement-breakpoint
create trigger report_attachments_open before insert or update on report_attachments for each row execute function report_is_open();
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['report_figures', 'report_narratives', 'report_explanations', 'report_attachments'] loop
    execute format('create trigger %1$s_writer after insert or update on %1$s for each row execute function note_report_writer()', t);
  end loop;
end $$;
--> statement-breakpoint
-- Until now only the last hand in each field was kept.
insert into report_writers (root_id, report_id, unit_id, account_id)
select root_id, report_id, unit_id, changed_by from report_figures
union select root_id, report_id, unit_id, changed_by from report_narratives
on conflict do nothing;
--> statement-breakpoint
alter table reports disable trigger user;
--> statement-breakpoint
update reports r set accepted_ordinal = (select max(s.ordinal) from report_snapshots s where s.report_id = r.id)
where r.status = 'accepted';
--> statement-breakpoint
alter table reports enable trigger user;
--> statement-breakpoint
-- Row-level security.
do $$
declare
  t text;
begin
  foreach t in array array['form_groups', 'form_rules', 'indicator_targets', 'period_extensions', 'period_reopenings',
    'report_collections', 'report_writers', 'report_explanations', 'report_remarks', 'report_attachments', 'report_presence',
    'outbox_messages', 'trusted_installations'] loop
    execute format('alter table %I enable row level security', t);
    execute format('revoke all on %I from public', t);
  end loop;
  -- What belongs to a report is read and written by whoever reads and writes the report.
  foreach t in array array['report_writers', 'report_explanations', 'report_remarks', 'report_attachments', 'report_presence'] loop
    execute format($p$
      create policy %1$s_read on %1$s for select using (unit_id in (
        select p.descendant_id from org_unit_paths p
        where p.is_latest and p.ancestor_id = any ((select app_granted('persons'))::uuid[])))$p$, t);
  end loop;
  foreach t in array array['report_explanations', 'report_attachments'] loop
    execute format($p$
      create policy %1$s_insert on %1$s for insert with check (unit_id in (
        select p.descendant_id from org_unit_paths p
        where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[])))$p$, t);
    execute format($p$
      create policy %1$s_update on %1$s for update using (unit_id in (
        select p.descendant_id from org_unit_paths p
        where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[])))$p$, t);
  end loop;
  -- What the office sets for a unit is seen by the unit, and by those above and beneath it.
  foreach t in array array['indicator_targets', 'period_extensions', 'period_reopenings', 'report_collections', 'trusted_installations'] loop
    execute format($p$
      create policy %1$s_read on %1$s for select using (
        root_id = any ((select app_granted('persons'))::uuid[])
        or unit_id in (select p.descendant_id from org_unit_paths p
          where p.is_latest and p.ancestor_id = any ((select app_granted('persons'))::uuid[]))
        or unit_id in (select p.ancestor_id from org_unit_paths p
          where p.is_latest and p.descendant_id = any ((select app_granted('persons'))::uuid[])))$p$, t);
    execute format($p$
      create policy %1$s_insert on %1$s for insert with check (unit_id in (
        select p.descendant_id from org_unit_paths p
        where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])))$p$, t);
    execute format($p$
      create policy %1$s_update on %1$s for update using (unit_id in (
        select p.descendant_id from org_unit_paths p
        where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])))$p$, t);
  end loop;
end $$;
--> statement-breakpoint
create policy report_remarks_insert on report_remarks for insert with check (
  by_account = (select app_account()) and unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[])));
--> statement-breakpoint
create policy report_presence_insert on report_presence for insert with check (
  account_id = (select app_account()) and unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[])));
--> statement-breakpoint
create policy report_presence_update on report_presence for update using (account_id = (select app_account()));
--> statement-breakpoint
create policy indicator_targets_delete on indicator_targets for delete using (unit_id in (
  select p.descendant_id from org_unit_paths p
  where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])));
--> statement-breakpoint
-- Messages are their reader's own, for as long as the reader reaches the unit they speak of.
create policy outbox_messages_read on outbox_messages for select using (account_id = (select app_account()) and unit_id in (
  select p.descendant_id from org_unit_paths p where p.is_latest and p.ancestor_id = any ((select app_granted('structure'))::uuid[])));
--> statement-breakpoint
create policy outbox_messages_update on outbox_messages for update using (account_id = (select app_account()) and unit_id in (
  select p.descendant_id from org_unit_paths p where p.is_latest and p.ancestor_id = any ((select app_granted('structure'))::uuid[])));
--> statement-breakpoint
-- A form of an office's own is seen in that office; what is published never changes.
alter policy form_versions_read on form_versions using ((select app_account()) is not null and (root_id is null or root_id in (
  select p.root_id from org_unit_paths p where p.is_latest and p.descendant_id = any ((select app_granted('structure'))::uuid[]))));
--> statement-breakpoint
create policy form_versions_insert on form_versions for insert with check (
  status = 'draft' and root_id = any ((select app_granted('settings.write'))::uuid[]));
--> statement-breakpoint
create policy form_versions_update on form_versions for update
  using (status = 'draft' and root_id = any ((select app_granted('settings.write'))::uuid[]))
  with check (root_id = any ((select app_granted('settings.write'))::uuid[]));
--> statement-breakpoint
create policy form_versions_delete on form_versions for delete
  using (status = 'draft' and root_id = any ((select app_granted('settings.write'))::uuid[]));
--> statement-breakpoint
create function may_draft_form(form uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select exists (select from form_versions f
    where f.id = form and f.status = 'draft' and f.root_id = any (app_granted('settings.write')))
$$;
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['form_groups', 'indicators', 'form_sections', 'form_rules'] loop
    execute format('drop policy if exists %1$s_read on %1$s', t);
    execute format('create policy %1$s_read on %1$s for select using (form_version_id in (select f.id from form_versions f))', t);
    execute format('create policy %1$s_insert on %1$s for insert with check (may_draft_form(form_version_id))', t);
    execute format('create policy %1$s_update on %1$s for update using (may_draft_form(form_version_id))', t);
    execute format('create policy %1$s_delete on %1$s for delete using (may_draft_form(form_version_id))', t);
    execute format('grant select, insert, update, delete on %I to so_ket_app', t);
  end loop;
end $$;
--> statement-breakpoint
-- Privileges of the app's role.
grant insert, delete on form_versions to so_ket_app;
--> statement-breakpoint
grant update (effective_from, source_document, status, published_by, published_at) on form_versions to so_ket_app;
--> statement-breakpoint
grant update (locked_at, locked_by) on periods to so_ket_app;
--> statement-breakpoint
grant update (accepted_ordinal) on reports to so_ket_app;
--> statement-breakpoint
grant update (answer, cumulative) on report_figures to so_ket_app;
--> statement-breakpoint
grant select, insert on period_extensions, period_reopenings, report_collections, report_explanations, report_remarks,
  report_attachments, report_presence, indicator_targets, trusted_installations to so_ket_app;
--> statement-breakpoint
grant select on report_writers to so_ket_app;
--> statement-breakpoint
grant update (ended_at, ended_by) on period_reopenings to so_ket_app;
--> statement-breakpoint
grant update (to_quarter) on report_collections to so_ket_app;
--> statement-breakpoint
grant update (body, version, changed_by, changed_at) on report_explanations to so_ket_app;
--> statement-breakpoint
grant update (removed_at, removed_by) on report_attachments to so_ket_app;
--> statement-breakpoint
grant update (name, field, seen_at) on report_presence to so_ket_app;
--> statement-breakpoint
grant update (value, source_document, version, changed_by, changed_at), delete on indicator_targets to so_ket_app;
--> statement-breakpoint
grant update (revoked_at, revoked_by) on trusted_installations to so_ket_app;
--> statement-breakpoint
grant select on outbox_messages to so_ket_app;
--> statement-breakpoint
grant update (read_at) on outbox_messages to so_ket_app;
--> statement-breakpoint
revoke all on function quarter_is_locked(uuid, uuid, text), may_draft_form(uuid) from public;
--> statement-breakpoint
grant execute on function quarter_is_locked(uuid, uuid, text), may_draft_form(uuid) to so_ket_app;
--> statement-breakpoint
-- Who holds one of these roles today: on the unit or above it ("up"), above it only ("above"), or on it and beneath ("down").
create function holders_of(about uuid, reach text, roles role[]) returns table (account_id uuid, unit_id uuid)
language sql stable security definer set search_path = public, pg_temp
as $$
  select distinct on (g.account_id) g.account_id, case reach when 'down' then g.unit_id else about end
  from grants g
  join accounts a on a.id = g.account_id and a.disabled_at is null
  where g.role = any (roles) and g.valid_from <= app_today() and (g.valid_to is null or app_today() < g.valid_to)
    and exists (select from org_unit_paths p where p.is_latest and case reach
      when 'down' then p.ancestor_id = about and p.descendant_id = g.unit_id
      when 'above' then p.descendant_id = about and p.ancestor_id = g.unit_id and p.depth > 0
      else p.descendant_id = about and p.ancestor_id = g.unit_id end)
  order by g.account_id, g.unit_id
$$;
--> statement-breakpoint
-- Tells the holders of a unit of what was done there, once for each key, and never whoever did it.
create function notify_holders(about uuid, reach text, roles role[], told text, told_key text, told_params jsonb, told_href text) returns int
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  made int;
begin
  if not exists (select from org_unit_paths p where p.is_latest and p.descendant_id = about
    and p.ancestor_id = any (app_granted('persons.write'))) then
    raise exception 'Not a unit of this account.' using errcode = 'insufficient_privilege';
  end if;
  insert into outbox_messages (id, root_id, unit_id, account_id, kind, key, params, href)
  select gen_random_uuid(), u.root_id, h.unit_id, h.account_id, told, told_key, told_params, told_href
  from holders_of(about, reach, roles) h join org_units u on u.id = about
  where h.account_id <> app_account()
  on conflict on constraint outbox_messages_key do nothing;
  get diagnostics made = row_count;
  return made;
end $$;
--> statement-breakpoint
-- Reminders. What is due is said by office; the working days are counted by the app.
create function office_number(root uuid, wanted text, on_day date) returns int
language sql stable security definer set search_path = public, pg_temp
as $$
  select (s.value #>> '{}')::int from settings s
  where s.key = wanted and (s.root_id is null or s.root_id = root)
    and s.effective_from <= on_day and (s.effective_to is null or on_day < s.effective_to)
  order by s.root_id nulls last, s.effective_from desc limit 1
$$;
--> statement-breakpoint
create function quarter_end(quarter text) returns date language sql immutable
as $$ select (make_date(left(quarter, 4)::int, right(quarter, 1)::int * 3, 1) + interval '1 month - 1 day')::date $$;
--> statement-breakpoint
create function reminder_offices() returns table (root_id uuid, report_workdays int, letter_workdays int, days jsonb, due jsonb)
language sql stable security definer set search_path = public, pg_temp
as $$
  select i.root_id, office_number(i.root_id, 'report.remind_workdays', app_today()),
    office_number(i.root_id, 'transfer.remind_workdays', app_today()),
    (select coalesce(jsonb_agg(jsonb_build_object('day', c.day, 'isWorking', c.is_working)), '[]') from (
      select distinct on (d.day) d.day, d.is_working from calendar_days d
      where (d.root_id is null or d.root_id = i.root_id) and d.day between app_today() - 250 and app_today() + 250
      order by d.day, d.root_id nulls last) c),
    (select coalesce(jsonb_agg(jsonb_build_object('quarter', q.quarter, 'dueOn', q.due_on,
        'grace', office_number(i.root_id, 'report.grace_workdays', quarter_end(q.quarter)))), '[]') from (
      select p.quarter, p.due_on from periods p
        where p.root_id = i.root_id and p.locked_at is null and p.opens_on <= app_today()
      union
      select e.quarter, e.due_on from period_extensions e
        join periods p on p.root_id = e.root_id and p.quarter = e.quarter and p.locked_at is null and p.opens_on <= app_today()
        where e.root_id = i.root_id) q
      where q.due_on between app_today() - 120 and app_today() + 90)
  from installations i
$$;
--> statement-breakpoint
-- Reminds the units whose report of the quarter is due on that day and was never handed in.
create function remind_of_reports(root uuid, wanted text, due date, told text) returns int
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  made int;
begin
  if told not in ('report.due_soon', 'report.late') then
    raise exception 'No such reminder.' using errcode = 'invalid_parameter_value';
  end if;
  insert into outbox_messages (id, root_id, unit_id, account_id, kind, key, params, href)
  select gen_random_uuid(), root, v.unit_id, h.account_id, told, told || ':' || wanted || ':' || v.unit_id || ':' || due,
    jsonb_build_object('quarter', wanted, 'unit', v.name, 'day', due),
    case when r.id is null then '/reports?quarter=' || wanted else '/reports/' || r.id end
  from org_unit_versions v
  join unit_kinds k on k.code = v.kind
  join periods p on p.root_id = root and p.quarter = wanted and p.locked_at is null
  left join reports r on r.unit_id = v.unit_id and r.quarter = wanted
  cross join lateral holders_of(v.unit_id, 'up', '{secretary}') h
  where v.root_id = root and v.valid_from <= quarter_end(wanted) and (v.valid_to is null or quarter_end(wanted) < v.valid_to)
    and (k.reports or exists (select from report_collections c where c.unit_id = v.parent_id
      and c.from_quarter <= wanted and (c.to_quarter is null or wanted < c.to_quarter)))
    and r.submitted_at is null
    and due = coalesce((select e.due_on from period_extensions e
      where e.root_id = root and e.quarter = wanted and e.unit_id = v.unit_id order by e.granted_at desc, e.id desc limit 1), p.due_on)
  on conflict on constraint outbox_messages_key do nothing;
  get diagnostics made = row_count;
  return made;
end $$;
--> statement-breakpoint
-- Reminds the receivers of letters that wait since that day, and both sides of those to be presented by that day.
create function remind_of_letters(root uuid, waiting_since date, presented_by date) returns int
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  made int;
begin
  insert into outbox_messages (id, root_id, unit_id, account_id, kind, key, params, href)
  select gen_random_uuid(), root, s.unit_id, h.account_id, s.told, s.told || ':' || t.id,
    jsonb_build_object('letter', t.letter_no, 'from', t.from_unit_name, 'to', t.to_unit_name, 'day', t.present_by), '/transfers/' || t.id
  from transfers t
  cross join lateral (
    select t.to_unit_id as unit_id, 'letter.waiting' as told where t.issued_on <= waiting_since and presented_by < t.present_by
    union all select t.to_unit_id, 'letter.running_out' where t.present_by <= presented_by
    union all select t.from_unit_id, 'letter.running_out' where t.present_by <= presented_by) s
  cross join lateral holders_of(s.unit_id, 'up', '{secretary}') h
  where t.root_id = root and t.status = 'issued' and t.present_by >= app_today()
  on conflict on constraint outbox_messages_key do nothing;
  get diagnostics made = row_count;
  return made;
end $$;
--> statement-breakpoint
-- Sending. A message is marked before it is handed to the mail server: what was begun is never begun again.
create function take_messages(most int)
returns table (message_id uuid, address text, locale text, kind text, params jsonb, href text)
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update outbox_messages m set email = 'off' where m.id in (
    select w.id from outbox_messages w join accounts a on a.id = w.account_id
    where w.email = 'waiting' and (w.read_at is not null or a.disabled_at is not null
      or (w.attempts = 0 and w.created_at < now() - interval '3 days'))
    for update of w skip locked);
  return query
    update outbox_messages m set email = 'sending', attempts = m.attempts + 1, next_attempt_at = now(), last_error = null
    from accounts a
    where a.id = m.account_id and m.id in (
      select w.id from outbox_messages w where w.email = 'waiting' and w.next_attempt_at <= now()
      order by w.next_attempt_at, w.id limit most for update skip locked)
    returning m.id, a.email, a.locale, m.kind, m.params, m.href;
end $$;
--> statement-breakpoint
-- What became of a message: sent; refused for now, to be tried again after a growing pause, at most six times; failed; or
-- uncertain, when the connection broke before the server's answer: it stays as it is, and is not sent again.
create function settle_message(message uuid, outcome text, told text) returns void
language sql security definer set search_path = public, pg_temp
as $$
  update outbox_messages set last_error = left(told, 300),
    sent_at = case outcome when 'sent' then now() end,
    next_attempt_at = case when outcome = 'refused' then now() + make_interval(mins => (5 * 4 ^ (attempts - 1))::int) else next_attempt_at end,
    email = case outcome when 'sent' then 'sent' when 'failed' then 'failed'
      when 'refused' then case when attempts < 6 then 'waiting' else 'failed' end else 'sending' end
  where id = message and email = 'sending'
$$;
--> statement-breakpoint
-- Acting in another's place.
create or replace function account_grants(account uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
  select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id, 'rootId', g.root_id)
    || case when g.acting_for is null then '{}' else jsonb_build_object('actingFor', (
      select jsonb_build_object('name', a.full_name, 'until', g.valid_to - 1) from accounts a where a.id = g.acting_for)) end
    order by g.role, g.unit_id), '[]')
  from grants g
  where g.account_id = account and g.valid_from <= app_today() and (g.valid_to is null or app_today() < g.valid_to)
$$;
--> statement-breakpoint
-- An account, with those in whose place it acted and who acted in its place at any time since a day.
create function same_side(account uuid, since date) returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select account
  union
  select case when g.account_id = account then g.acting_for else g.account_id end from grants g
  where g.acting_for is not null and account in (g.account_id, g.acting_for)
    and g.valid_from <= app_today() and g.valid_from < g.valid_to and since < g.valid_to
$$;
--> statement-breakpoint
create function own_side(since date) returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$ select same_side(app_account(), since) where app_account() is not null $$;
--> statement-breakpoint
create index grants_acting_idx on grants (acting_for) where acting_for is not null;
--> statement-breakpoint
-- A report moves only along its states; an accepted one comes back only while its locked quarter is open again; and nobody
-- accepts for the side that wrote or handed in: neither whoever stood in, nor for whom. A step waits for the locking of its
-- quarter, and the locking for it.
create or replace function reports_step() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if old.status = 'accepted' and new.status <> 'returned' then
    raise exception 'An accepted report is locked.' using errcode = 'check_violation', constraint = 'reports_locked';
  end if;
  if old.status <> new.status and (old.status, new.status) not in (
    ('draft', 'submitted'), ('returned', 'submitted'), ('submitted', 'returned'), ('submitted', 'accepted'), ('accepted', 'returned')) then
    raise exception 'A report cannot go from % to %.', old.status, new.status
      using errcode = 'check_violation', constraint = 'reports_step';
  end if;
  if old.status <> new.status then
    perform 1 from periods p where p.root_id = new.root_id and p.quarter = new.quarter for share;
    if quarter_is_locked(new.root_id, new.unit_id, new.quarter) then
      raise exception 'The quarter is locked.' using errcode = 'check_violation', constraint = 'reports_quarter_locked';
    end if;
  end if;
  if old.status = 'accepted' and not exists (
    select from periods p where p.root_id = new.root_id and p.quarter = new.quarter and p.locked_at is not null) then
    raise exception 'An accepted report is locked.' using errcode = 'check_violation', constraint = 'reports_locked';
  end if;
  if new.status = 'accepted' and exists (
    select from same_side(new.accepted_by, (new.created_at at time zone 'Asia/Ho_Chi_Minh')::date) side (account_id)
    where side.account_id = new.submitted_by
      or side.account_id in (select w.account_id from report_writers w where w.report_id = new.id)) then
    raise exception 'Nobody accepts what they wrote.'
      using errcode = 'check_violation', constraint = 'reports_self_acceptance_check';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- What is done in another's place says so, wherever it is told by name.
create function name_stand_in() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  replaced text;
begin
  select a.full_name into replaced from grants g
  join accounts a on a.id = g.acting_for
  join org_unit_paths p on p.is_latest and p.ancestor_id = g.unit_id and p.descendant_id = new.unit_id
  where g.account_id = app_account() and g.valid_from <= app_today() and app_today() < g.valid_to
    and not exists (
      select from grants own
      join role_areas r on r.role = own.role and r.area = 'persons.write'
      join org_unit_paths o on o.is_latest and o.ancestor_id = own.unit_id and o.descendant_id = new.unit_id
      where own.account_id = app_account() and own.acting_for is null
        and own.valid_from <= app_today() and (own.valid_to is null or app_today() < own.valid_to))
  order by p.depth limit 1;
  if replaced is not null then
    new.by_name := new.by_name || ' (thay ' || replaced || ')';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger report_steps_stand_in before insert on report_steps for each row execute function name_stand_in();
--> statement-breakpoint
create trigger report_remarks_stand_in before insert on report_remarks for each row execute function name_stand_in();
--> statement-breakpoint
do $$
declare
  f regprocedure;
begin
  foreach f in array array['holders_of(uuid, text, role[])', 'notify_holders(uuid, text, role[], text, text, jsonb, text)',
    'office_number(uuid, text, date)', 'reminder_offices()', 'remind_of_reports(uuid, text, date, text)',
    'remind_of_letters(uuid, date, date)', 'take_messages(int)', 'settle_message(uuid, text, text)', 'same_side(uuid, date)',
    'own_side(date)']::regprocedure[] loop
    execute format('revoke all on function %s from public', f);
  end loop;
  foreach f in array array['notify_holders(uuid, text, role[], text, text, jsonb, text)', 'reminder_offices()',
    'remind_of_reports(uuid, text, date, text)', 'remind_of_letters(uuid, date, date)', 'take_messages(int)',
    'settle_message(uuid, text, text)', 'own_side(date)']::regprocedure[] loop
    execute format('grant execute on function %s to so_ket_app', f);
  end loop;
end $$;
--> statement-breakpoint
-- A handing in is written a second time as rows, so that a committee of thousands of units is summed without opening its reports.
create function freeze_report_figures(snapshot report_snapshots) returns void
language sql security definer set search_path = public, pg_temp
as $$
  insert into report_figures_frozen (root_id, report_id, ordinal, unit_id, quarter, indicator, kind, value, computed,
    numerator, denominator, answer, remark, reason)
  select snapshot.root_id, snapshot.report_id, snapshot.ordinal, snapshot.unit_id, r.quarter, f.code, coalesce(f.kind, 'flow'),
    f.reported, f.computed, f.numerator, f.denominator, f.answer, f.remark, f.reason
  from reports r, jsonb_to_recordset(case when jsonb_typeof(snapshot.content -> 'figures') = 'array'
      then snapshot.content -> 'figures' else '[]' end)
    as f (code text, kind text, reported numeric, computed numeric, numerator numeric, denominator numeric,
      answer text, remark text, reason text)
  where r.id = snapshot.report_id and f.code is not null
    and (coalesce(f.reported, f.numerator, f.denominator) is not null or f.answer is not null)
  on conflict do nothing
$$;
--> statement-breakpoint
create function note_frozen_figures() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  perform freeze_report_figures(new);
  return null;
end $$;
--> statement-breakpoint
create trigger report_snapshots_figures after insert on report_snapshots for each row execute function note_frozen_figures();
--> statement-breakpoint
select freeze_report_figures(s) from report_snapshots s;
--> statement-breakpoint
-- Row-level security. Whoever may read a whole office is known by its root.
do $$
declare
  t text;
begin
  foreach t in array array['report_figures_frozen', 'consolidated_figures', 'consolidated_narratives', 'consolidated_quotes',
    'report_imports'] loop
    execute format('alter table %I enable row level security', t);
    execute format('revoke all on %I from public', t);
    execute format($p$
      create policy %1$s_read on %1$s for select using (
        root_id = any ((select app_granted('persons'))::uuid[])
        or unit_id in (select p.descendant_id from org_unit_paths p
          where p.is_latest and p.ancestor_id = any ((select app_granted('persons'))::uuid[])))$p$, t);
  end loop;
  foreach t in array array['reports', 'report_snapshots'] loop
    execute format($p$
      alter policy %1$s_read on %1$s using (
        root_id = any ((select app_granted('persons'))::uuid[])
        or unit_id in (select p.descendant_id from org_unit_paths p
          where p.is_latest and p.ancestor_id = any ((select app_granted('persons'))::uuid[])))$p$, t);
  end loop;
  -- What the committee says of itself is the office's to write.
  foreach t in array array['consolidated_figures', 'consolidated_narratives', 'consolidated_quotes'] loop
    execute format($p$
      create policy %1$s_insert on %1$s for insert with check (unit_id in (
        select p.descendant_id from org_unit_paths p
        where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])))$p$, t);
  end loop;
  foreach t in array array['consolidated_figures', 'consolidated_narratives'] loop
    execute format($p$
      create policy %1$s_update on %1$s for update using (unit_id in (
        select p.descendant_id from org_unit_paths p
        where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])))$p$, t);
  end loop;
end $$;
--> statement-breakpoint
create policy report_imports_insert on report_imports for insert with check (
  imported_by = (select app_account()) and unit_id in (select p.descendant_id from org_unit_paths p
    where p.is_latest and p.ancestor_id = any ((select app_granted('persons.write'))::uuid[])));
--> statement-breakpoint
create policy consolidated_figures_delete on consolidated_figures for delete using (unit_id in (
  select p.descendant_id from org_unit_paths p
  where p.is_latest and p.ancestor_id = any ((select app_granted('structure.write'))::uuid[])));
--> statement-breakpoint
-- Privileges of the app's role.
grant select on report_figures_frozen to so_ket_app;
--> statement-breakpoint
grant select, insert on consolidated_figures, consolidated_narratives, consolidated_quotes, report_imports to so_ket_app;
--> statement-breakpoint
grant update (value, explanation, version, changed_by, changed_by_name, changed_at), delete on consolidated_figures to so_ket_app;
--> statement-breakpoint
grant update (body, version, changed_by, changed_by_name, changed_at) on consolidated_narratives to so_ket_app;
--> statement-breakpoint
revoke all on function freeze_report_figures(report_snapshots), note_frozen_figures() from public;
--> statement-breakpoint
-- Until now these left and were punished without being counted on a line of the report.
update change_kinds set indicator_out = 'XT' where root_id is null and indicator_out is null
  and code in ('strike_off_official', 'strike_off_probationary');
--> statement-breakpoint
update change_kinds k set indicator_out = v.indicator from (values
  ('withdrawal', 'XR'), ('expulsion', 'KT'), ('death', 'TT')) v (code, indicator)
where k.root_id is null and k.indicator_out is null and k.code = v.code;
--> statement-breakpoint
update change_kinds k set indicator_neutral = v.indicator from (values
  ('suspension', 'DC'), ('reprimand', 'KL_KT'), ('warning', 'KL_CC'), ('dismissal', 'KL_CCH')) v (code, indicator)
where k.root_id is null and k.indicator_neutral is null and k.code = v.code;
--> statement-breakpoint
-- How the units of a report's kind reported of late: the middle and the spread of each figure, of counts per member. No unit
-- is named, and no figure of one is told. Of many units, some hundreds stand for all.
create function report_peers(report uuid)
returns table (indicator text, median double precision, deviation double precision, units integer)
language sql stable security definer set search_path = public, pg_temp
as $$
  with own as (
    select r.root_id, r.unit_id, r.quarter,
      case right(r.quarter, 1) when '1' then (left(r.quarter, 4)::int - 1) || '-Q4'
        else left(r.quarter, 6) || (right(r.quarter, 1)::int - 1) end as before,
      (make_date(left(r.quarter, 4)::int, right(r.quarter, 1)::int * 3, 1) + interval '1 month - 1 day')::date as on_day
    from reports r
    where r.id = report and r.unit_id in (select p.descendant_id from org_unit_paths p
      where p.is_latest and p.ancestor_id = any (app_granted('persons')))),
  kinds as (
    select v.unit_id, o.quarter, o.before from own o
    join org_unit_versions mine on mine.unit_id = o.unit_id
      and mine.valid_from <= o.on_day and (mine.valid_to is null or o.on_day < mine.valid_to)
    join org_unit_versions v on v.root_id = o.root_id and v.kind = mine.kind and v.unit_id <> o.unit_id
      and v.valid_from <= o.on_day and (v.valid_to is null or o.on_day < v.valid_to)),
  peers as (
    select distinct on (r.unit_id) r.id, r.status, r.accepted_ordinal from kinds k
    join reports r on r.unit_id = k.unit_id and r.quarter in (k.quarter, k.before)
      and (r.status = 'submitted' or r.accepted_ordinal is not null)
    order by r.unit_id, r.quarter desc),
  some_peers as (select * from peers order by md5(id::text) limit 300),
  figures as (
    select f ->> 'code' as code, f ->> 'kind' as kind, (f ->> 'reported')::double precision as reported,
      (f ->> 'numerator')::double precision as above, (f ->> 'denominator')::double precision as beneath,
      nullif((s.content -> 'register' ->> 'closing')::double precision, 0) as members
    from some_peers p
    join report_snapshots s on s.report_id = p.id and s.ordinal = coalesce(p.accepted_ordinal,
      (select max(l.ordinal) from report_snapshots l where l.report_id = p.id))
    cross join lateral jsonb_array_elements(s.content -> 'figures') f),
  rates as (
    select code, case kind when 'ratio' then above / nullif(beneath, 0) * 100 else reported / members end as rate
    from figures where kind in ('flow', 'stock', 'ratio')),
  middles as (
    select code, percentile_cont(0.5) within group (order by rate) as middle from rates where rate is not null group by code)
  select r.code, m.middle, percentile_cont(0.5) within group (order by abs(r.rate - m.middle)), count(*)::int
  from rates r join middles m using (code) where r.rate is not null group by r.code, m.middle
$$;
--> statement-breakpoint
-- The figures that an office's units have reported, for trying rules on them: a unit is a number without a name, and words
-- that anyone wrote are left out.
create function reports_for_trial(wanted text[])
returns table (series integer, quarter text, figures jsonb, targets jsonb)
language sql stable security definer set search_path = public, pg_temp
as $$
  with units as (
    select r.unit_id, row_number() over (order by md5(r.unit_id::text)) as series from (
      select distinct r.unit_id from reports r
      where r.root_id = any (app_granted('settings.write')) and r.quarter = any (wanted)) r
    limit 500)
  select u.series::int, r.quarter,
    (select jsonb_agg(jsonb_build_object('code', f -> 'code', 'kind', f -> 'kind', 'computed', f -> 'computed',
        'reported', f -> 'reported', 'numerator', f -> 'numerator', 'denominator', f -> 'denominator',
        'isAnswered', (f ->> 'kind' = 'text' and f ->> 'answer' is not null)))
      from jsonb_array_elements(s.content -> 'figures') f),
    (select coalesce(jsonb_object_agg(t.indicator, t.value), '{}') from indicator_targets t
      where t.unit_id = r.unit_id and t.year = left(r.quarter, 4)::int)
  from units u
  join reports r on r.unit_id = u.unit_id and r.quarter = any (wanted)
    and (r.status = 'submitted' or r.accepted_ordinal is not null)
  join report_snapshots s on s.report_id = r.id and s.ordinal = coalesce(r.accepted_ordinal,
    (select max(l.ordinal) from report_snapshots l where l.report_id = r.id))
  order by u.series, r.quarter
$$;
--> statement-breakpoint
revoke all on function report_peers(uuid), reports_for_trial(text[]) from public;
--> statement-breakpoint
grant execute on function report_peers(uuid), reports_for_trial(text[]) to so_ket_app;
