-- Sign-in runs before anyone is known. These functions are the only way to sessions, links and password hashes.

create function app_setting(wanted text) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
  select value from settings
  where key = wanted and root_id is null and effective_from <= app_today() and (effective_to is null or app_today() < effective_to)
  order by effective_from desc limit 1
$$;
--> statement-breakpoint
create function account_grants(account uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
  select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', g.unit_id, 'rootId', g.root_id) order by g.role, g.unit_id), '[]')
  from grants g
  where g.account_id = account and g.valid_from <= app_today() and (g.valid_to is null or app_today() < g.valid_to)
$$;
--> statement-breakpoint
-- Who a session belongs to and what they hold now; null when it ended, for whatever reason.
create function open_session(session_hash text, counts_as_use boolean) returns jsonb
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  s auth_sessions;
  a accounts;
  idle interval := make_interval(mins => (app_setting('session.idle_minutes'))::int);
begin
  select * into s from auth_sessions
  where id_hash = session_hash and revoked_at is null and absolute_expiry > now() and last_seen_at > now() - idle;
  if not found then return null; end if;
  select * into a from accounts where id = s.account_id and disabled_at is null;
  if not found then return null; end if;
  if counts_as_use and s.last_seen_at < now() - interval '20 seconds' then
    update auth_sessions set last_seen_at = now() where id_hash = session_hash;
    s.last_seen_at := now();
  end if;
  return jsonb_build_object('accountId', a.id, 'rootId', a.root_id, 'name', a.full_name, 'email', a.email, 'locale', a.locale,
    'idleEndsAt', s.last_seen_at + idle, 'endsAt', s.absolute_expiry, 'grants', account_grants(a.id));
end $$;
--> statement-breakpoint
create function start_session(account uuid, session_hash text, from_address text, agent text) returns void
language sql security definer set search_path = public, pg_temp
as $$
  insert into auth_sessions (id_hash, account_id, absolute_expiry, address, user_agent)
  values (session_hash, account, now() + make_interval(hours => (app_setting('session.absolute_hours'))::int), from_address, left(agent, 300))
$$;
--> statement-breakpoint
create function end_session(session_hash text) returns void
language sql security definer set search_path = public, pg_temp
as $$ update auth_sessions set revoked_at = now() where id_hash = session_hash and revoked_at is null $$;
--> statement-breakpoint
create function find_sign_in(wanted_email text) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
  select jsonb_build_object('accountId', a.id, 'rootId', a.root_id, 'name', a.full_name, 'email', a.email, 'locale', a.locale,
    'passwordHash', a.password_hash, 'isDisabled', a.disabled_at is not null)
  from accounts a where lower(a.email) = lower(wanted_email)
$$;
--> statement-breakpoint
-- The one office of an installation, so that its auditors also see the failures of strangers.
create function only_root() returns uuid
language sql stable security definer set search_path = public, pg_temp
as $$ select case when count(*) = 1 then (array_agg(root_id))[1] end from installations $$;
--> statement-breakpoint
-- Counts an attempt before the password is looked at, so that parallel guesses are counted too.
-- Answers until when the keys must wait, or null when the attempt may go on. Waiting grows and always ends.
create function sign_in_attempt(attempt_keys text[]) returns timestamptz
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  k text;
  f sign_in_failures;
  free int;
  wait_until timestamptz;
  longest int := (app_setting('sign_in.longest_wait_minutes'))::int;
begin
  foreach k in array (select array_agg(x order by x) from unnest(attempt_keys) x) loop
    free := (app_setting(case when k like 'address:%' then 'sign_in.free_attempts_address' else 'sign_in.free_attempts_account' end))::int;
    insert into sign_in_failures as s (key, failures, first_at) values (k, 0, now())
    on conflict (key) do update set
      failures = case when s.first_at < now() - make_interval(mins => longest * 4) then 0 else s.failures end,
      first_at = case when s.first_at < now() - make_interval(mins => longest * 4) then now() else s.first_at end
    returning * into f;
    if f.blocked_until > now() then
      wait_until := greatest(wait_until, f.blocked_until);
    else
      update sign_in_failures set failures = f.failures + 1,
        blocked_until = case when f.failures + 1 >= free
          then now() + least(make_interval(mins => longest), interval '5 seconds' * power(2, least(f.failures + 1 - free, 12))) end
      where key = k;
    end if;
  end loop;
  return wait_until;
end $$;
--> statement-breakpoint
create function sign_in_succeeded(account_key text, address_key text) returns void
language sql security definer set search_path = public, pg_temp
as $$
  delete from sign_in_failures where key = account_key;
  update sign_in_failures set failures = greatest(failures - 1, 0), blocked_until = null where key = address_key;
$$;
--> statement-breakpoint
create function find_activation(link_hash text) returns jsonb
language sql stable security definer set search_path = public, pg_temp
as $$
  select jsonb_build_object('accountId', a.id, 'rootId', a.root_id, 'name', a.full_name, 'email', a.email, 'locale', a.locale)
  from activation_links l join accounts a on a.id = l.account_id and a.disabled_at is null
  where l.token_hash = link_hash and l.used_at is null and l.expires_at > now()
$$;
--> statement-breakpoint
-- Sets the password once; every earlier session and every other link of the account ends.
create function use_activation(link_hash text, new_password_hash text) returns uuid
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  account uuid;
begin
  update activation_links set used_at = now()
  where token_hash = link_hash and used_at is null and expires_at > now()
  returning account_id into account;
  if account is null then return null; end if;
  update accounts set password_hash = new_password_hash where id = account and disabled_at is null;
  if not found then return null; end if;
  update activation_links set used_at = now() where account_id = account and used_at is null;
  update auth_sessions set revoked_at = now() where account_id = account and revoked_at is null;
  return account;
end $$;
--> statement-breakpoint
-- Whether the acting administrator looks after the whole account: a reset link for it must not reach beyond what they administer.
create function manages_account(account uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  with mine as (
    select p.descendant_id as unit_id from org_unit_paths p where p.is_latest and p.ancestor_id = any (app_granted('accounts'))
  )
  select exists (
    select 1 from accounts a where a.id = account and (
      a.root_id in (select unit_id from mine)
      or (a.created_by = app_account() and exists (select 1 from mine))
      or exists (select 1 from grants g where g.account_id = a.id and g.unit_id in (select unit_id from mine)))
  ) and not exists (
    select 1 from grants g where g.account_id = account and (g.valid_to is null or app_today() < g.valid_to)
      and g.unit_id not in (select unit_id from mine)
  )
$$;
--> statement-breakpoint
alter policy activation_links_insert on activation_links
  with check (created_by = (select app_account()) and manages_account(account_id));
--> statement-breakpoint
alter policy accounts_update on accounts using (id = (select app_account()) or manages_account(id));
--> statement-breakpoint
create function end_sessions_of(account uuid) returns void
language sql security definer set search_path = public, pg_temp
as $$
  update auth_sessions set revoked_at = now()
  where account_id = account and revoked_at is null and (account = app_account() or manages_account(account))
$$;
--> statement-breakpoint
create function own_sessions(current_hash text)
returns table (started_at timestamptz, seen_at timestamptz, from_address text, agent text, is_current boolean)
language sql stable security definer set search_path = public, pg_temp
as $$
  select created_at, last_seen_at, address, user_agent, id_hash = current_hash from auth_sessions
  where account_id = app_account() and revoked_at is null and absolute_expiry > now()
    and last_seen_at > now() - make_interval(mins => (app_setting('session.idle_minutes'))::int)
  order by last_seen_at desc limit 20
$$;
--> statement-breakpoint
-- What an administrator may know of a password: whether there is one, and how long the link to set it still works.
create function account_states(accounts_asked uuid[])
returns table (account_id uuid, is_activated boolean, link_expires_at timestamptz, last_session_at timestamptz)
language sql stable security definer set search_path = public, pg_temp
as $$
  select a.id, a.password_hash is not null,
    (select max(l.expires_at) from activation_links l where l.account_id = a.id and l.used_at is null),
    (select max(s.created_at) from auth_sessions s where s.account_id = a.id)
  from accounts a where a.id = any (accounts_asked) and cardinality(app_granted('accounts')) > 0
$$;
--> statement-breakpoint
create function set_own_password(new_password_hash text, kept_session_hash text) returns void
language sql security definer set search_path = public, pg_temp
as $$
  update accounts set password_hash = new_password_hash where id = app_account();
  update activation_links set used_at = now() where account_id = app_account() and used_at is null;
  update auth_sessions set revoked_at = now()
  where account_id = app_account() and revoked_at is null and id_hash <> kept_session_hash;
$$;
--> statement-breakpoint
do $$
declare
  f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'public' and p.prosecdef loop
    execute format('revoke all on function %s from public', f);
  end loop;
  foreach f in array array['app_granted(text)', 'find_decision(uuid, text, text, text, text)', 'app_setting(text)', 'open_session(text, boolean)', 'start_session(uuid, text, text, text)',
    'end_session(text)', 'find_sign_in(text)', 'only_root()', 'sign_in_attempt(text[])', 'sign_in_succeeded(text, text)',
    'find_activation(text)', 'use_activation(text, text)', 'manages_account(uuid)', 'end_sessions_of(uuid)', 'own_sessions(text)',
    'account_states(uuid[])', 'set_own_password(text, text)']::regprocedure[] loop
    execute format('grant execute on function %s to so_ket_app', f);
  end loop;
end $$;
