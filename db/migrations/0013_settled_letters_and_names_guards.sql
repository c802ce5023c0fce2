-- A reorganisation settles the open letters of the units it closes: it carries them on to another unit or closes them, and
-- gives them back when it is undone. Whoever does that keeps the tree at the side that changes.
create or replace function transfers_step() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if new.org_event_id is distinct from old.org_event_id then
    if old.status = 'accepted' or new.status not in ('issued', 'refused', 'withdrawn') then
      raise exception 'The letter is answered.' using errcode = 'check_violation', constraint = 'transfers_open';
    end if;
    if exists (
      select from unnest(array[
        case when new.from_unit_id <> old.from_unit_id then old.from_unit_id end,
        case when new.from_unit_id <> old.from_unit_id then new.from_unit_id end,
        case when new.to_unit_id <> old.to_unit_id then old.to_unit_id end,
        case when new.to_unit_id <> old.to_unit_id then new.to_unit_id end,
        case when 'withdrawn' in (old.status, new.status) then new.from_unit_id end,
        case when 'refused' in (old.status, new.status) then new.to_unit_id end]) side (unit_id)
      where side.unit_id is not null and not exists (
        select from org_unit_paths p where p.is_latest and p.descendant_id = side.unit_id
          and p.ancestor_id = any (app_granted('structure.write')))) then
      raise exception 'Not a unit of this tree.' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if (new.from_unit_id, new.to_unit_id) is distinct from (old.from_unit_id, old.to_unit_id) then
    raise exception 'A letter goes elsewhere by a reorganisation alone.'
      using errcode = 'check_violation', constraint = 'transfers_units';
  end if;
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
grant update (from_unit_id, from_unit_name, to_unit_id, to_unit_name, org_event_id) on transfers to so_ket_app;
--> statement-breakpoint

-- When members were out of the Party and taken back, of those whom the reader keeps now and of the days alone: such entries
-- may stand in the ledgers of units that the reader does not keep.
create function member_gaps(root uuid) returns table (member_id uuid, left_on date, back_on date)
language sql stable security definer set search_path = public, pg_temp rows 50
as $$
  select s.member_id, s.left_on, s.effective_on from (
    select e.member_id, k.event, e.effective_on, lag(e.effective_on) over steps as left_on,
      lag(e.standing_after) over steps as was
    from member_events e join change_kinds k on k.code = e.kind
    where e.sign = 1 and not exists (select from member_events r where r.reverses_id = e.id)
      and e.member_id in (
        select back.member_id from member_events back join members m on m.id = back.member_id and m.standing = 'official'
        where back.root_id = root
          and back.kind in (select code from change_kinds where event in ('readmission', 'reconnection'))
          and m.unit_id in (select p.descendant_id from org_unit_paths p
            where p.is_latest and p.ancestor_id = any ((select app_granted('persons'))::uuid[])))
    window steps as (partition by e.member_id order by e.effective_on, e.seq)) s
  where s.event in ('readmission', 'reconnection') and s.was = 'left'
$$;
--> statement-breakpoint
revoke all on function member_gaps(uuid) from public;
--> statement-breakpoint
grant execute on function member_gaps(uuid) to so_ket_app;
--> statement-breakpoint

-- A pair is told apart by whoever keeps both records, and seen by whoever sees both.
alter table member_distinctions enable row level security;
--> statement-breakpoint
revoke all on member_distinctions from public;
--> statement-breakpoint
create policy member_distinctions_read on member_distinctions for select using (
  exists (select from members m where m.id = first_id) and exists (select from members m where m.id = second_id));
--> statement-breakpoint
create function keeps_both(root uuid, one uuid, other uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$
  select count(*) = 2 from members m where m.id in (one, other) and m.root_id = root and m.unit_id in (
    select p.descendant_id from org_unit_paths p where p.is_latest and p.ancestor_id = any (app_granted('persons.write')))
$$;
--> statement-breakpoint
revoke all on function keeps_both(uuid, uuid, uuid) from public;
--> statement-breakpoint
grant execute on function keeps_both(uuid, uuid, uuid) to so_ket_app;
--> statement-breakpoint
create policy member_distinctions_insert on member_distinctions for insert with check (
  recorded_by = (select app_account()) and keeps_both(root_id, first_id, second_id));
--> statement-breakpoint
create policy member_distinctions_update on member_distinctions for update using (keeps_both(root_id, first_id, second_id));
--> statement-breakpoint
grant select, insert on member_distinctions to so_ket_app;
--> statement-breakpoint
grant update (undone_at, undone_by_name) on member_distinctions to so_ket_app;
--> statement-breakpoint

-- A name that is put right stays findable. Names are searched through members_matching alone, which draws the wall itself.
alter table member_former_names enable row level security;
--> statement-breakpoint
revoke all on member_former_names from public;
--> statement-breakpoint
create function members_keep_former_name() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into member_former_names (member_id, root_id, search) values (old.id, old.root_id, old.search) on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger members_keep_former_name after update of search on members
  for each row when (old.search <> new.search) execute function members_keep_former_name();
--> statement-breakpoint
-- Names from before: those that the ledger and the log of corrections tell of.
insert into member_former_names (member_id, root_id, search)
select m.id, m.root_id, known.search from (
  select e.member_id, folded(e.member_name) as search from member_events e
  union
  select a.subject_id::uuid, folded(a.details #>> '{before,fullName}') from audit_entries a
  where a.action = 'member.correct' and a.details #>> '{before,fullName}' is not null) known
join members m on m.id = known.member_id and m.search <> known.search
on conflict do nothing;
--> statement-breakpoint
drop index member_events_former_name_idx;
--> statement-breakpoint
create or replace function members_matching(root uuid, patterns text[], number_asked text, card text, card_tail text, most int)
returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp
as $$
declare
  granted uuid[] := app_granted('persons');
  place text := format('m.root_id = %L and m.merged_into_id is null', root);
  names text;
  now_named int;
  found int;
  cited uuid[];
begin
  if not root = any (granted) then
    place := place || format(' and m.unit_id in (select p.descendant_id from org_unit_paths p
      where p.is_latest and p.ancestor_id = any (%L::uuid[]))', granted);
  end if;
  if cardinality(patterns) > 0 then
    select string_agg(format('m.search like %L', p), ' and ') into names from unnest(patterns) p;
    return query execute format('select m.id from members m where %s and %s limit %s', place, names, most);
    get diagnostics found = row_count;
    if found >= most then
      return;
    end if;
    now_named := found;
    if not root = any (granted) then
      execute format('select count(*) from (select from members m where m.root_id = %L and %s limit %s) bearers', root, names, most)
        into now_named;
    end if;
    if now_named < most then
      select string_agg(format('f.search like %L', p), ' and ') into names from unnest(patterns) p;
      return query execute format('select distinct m.id from member_former_names f join members m on m.id = f.member_id
        where f.root_id = %L and %s and m.search <> f.search and %s limit %s', root, names, place, most);
    end if;
  end if;
  if number_asked is not null then
    select array_agg(d.id) into cited from decisions d
    where d.root_id = root and (d.doc_number_fold = number_asked
      or d.doc_number_fold like regexp_replace(number_asked, '([\\%_])', '\\\1', 'g') || '-%'
      or d.doc_number_fold like regexp_replace(number_asked, '([\\%_])', '\\\1', 'g') || '/%');
    if cited is not null then
      return query execute format('select distinct m.id from member_events e join members m on m.id = e.member_id
        where e.decision_id = any (%L::uuid[]) and %s limit %s', cited, place, most);
    end if;
  end if;
  if card is not null then
    return query execute format('select m.id from members m where m.card_no = %L and %s', card, place);
  end if;
  if card_tail is not null then
    return query execute format('select m.id from members m where right(m.card_no, 4) = %L and %s limit %s', card_tail, place, most);
  end if;
end $$;
