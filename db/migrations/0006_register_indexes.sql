-- What the register is read by: its other orders, what it is searched by, and its state on a day gone by.

create index members_admission_idx on members (root_id, admission_decided_on, sort_key, id) where standing <> 'left';
--> statement-breakpoint
create index members_birth_idx on members (root_id, birth_date, sort_key, id) where standing <> 'left';
--> statement-breakpoint
-- On a day gone by, those who have left since are members still.
create index members_ever_sort_idx on members (root_id, sort_key, id);
--> statement-breakpoint
create index members_card_tail_idx on members (root_id, (right(card_no, 4))) where card_no is not null;
--> statement-breakpoint
create index decisions_doc_number_idx on decisions (root_id, doc_number_fold text_pattern_ops);
--> statement-breakpoint
create function folded(name text) returns text language sql immutable parallel safe
return translate(lower(regexp_replace(normalize(name, NFD), U&'[\0300-\036F]', '', 'g')), 'đ', 'd');
--> statement-breakpoint
-- The name a person came into the register by, found also after it was corrected.
create index member_events_former_name_idx on member_events using gin (folded(member_name) gin_trgm_ops)
  where from_unit_id is null and sign = 1;
--> statement-breakpoint

-- Members whose name, former name, decision or card answers a search, in no order, at most so many. Row-level security
-- would keep the search from its indexes: comparing by pattern is not leakproof. So the wall is drawn here once more.
-- A former name is looked for only where so few of the office bear what is asked for now that those who once did can be
-- few too: a common word would have the whole ledger folded, for a secretary of thirty members as well.
create function members_matching(root uuid, patterns text[], number_asked text, card text, card_tail text, most int)
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
      select string_agg(format('folded(e.member_name) like %L', p), ' and ') into names from unnest(patterns) p;
      return query execute format('select m.id from member_events e join members m on m.id = e.member_id
        where e.from_unit_id is null and e.sign = 1 and %s and m.full_name <> e.member_name and m.search <> folded(e.member_name)
          and %s limit %s', names, place, most);
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
--> statement-breakpoint

-- Since when a condition has held of a member on a day: the last of the entries that begin or end it, or of a leaving.
create function condition_since(root uuid, member uuid, on_day date, known timestamptz, begins text, ends text) returns date
language sql stable
as $$
  select case when last.event = begins then last.effective_on end from (
    select k.event, e.effective_on
    from member_events e join change_kinds k on k.code = e.kind
    where e.root_id = root and e.member_id = member and e.sign = 1 and e.effective_on <= on_day
      and (k.event in (begins, ends) or e.standing_after = 'left')
      and (known is null or e.recorded_at < known)
      and not exists (select from member_events r where r.reverses_id = e.id and (known is null or r.recorded_at < known))
    order by e.effective_on desc, e.seq desc limit 1) last
$$;
--> statement-breakpoint

-- Who stood in these units on a day, as known at an instant (or now). Whoever has gone on to another unit since is told
-- of as far as this register knew them: the past of a unit stays with it. Units outside the reader's own are passed over.
create function register_on(root uuid, units uuid[], on_day date, known timestamptz)
returns table (id uuid, unit_id uuid, standing standing, full_name text, search text, sort_key text, sex text, birth_date date,
  card_no text, admission_decided_on date, admitted_on date, official_on date, seniority_from date)
language sql stable security definer set search_path = public, pg_temp rows 200
as $$
  with places as materialized (
    select distinct p.descendant_id as unit_id from org_unit_paths p
    where p.is_latest and p.root_id = root and p.ancestor_id = any (app_granted('persons')) and p.descendant_id = any (units)
  ), people as materialized (
    select distinct e.member_id from member_events e where e.to_unit_id in (select unit_id from places)
  )
  select m.id, s.unit_id, s.standing, m.full_name, m.search, m.sort_key, m.sex, m.birth_date, m.card_no,
    m.admission_decided_on, m.admitted_on, case when s.standing = 'probationary' then null else m.official_on end,
    m.seniority_from
  from people
  join members m on m.id = people.member_id and m.merged_into_id is null
  cross join lateral (
    select coalesce(e.to_unit_id, e.from_unit_id) as unit_id, e.standing_after as standing
    from member_events e
    where e.root_id = root and e.member_id = m.id and e.sign = 1 and e.effective_on <= on_day
      and (known is null or e.recorded_at < known)
      and not exists (select from member_events r where r.reverses_id = e.id and (known is null or r.recorded_at < known))
    order by e.effective_on desc, e.seq desc limit 1
  ) s
  where s.unit_id in (select unit_id from places)
$$;
--> statement-breakpoint
do $$
declare
  f regprocedure;
begin
  foreach f in array array['members_matching(uuid, text[], text, text, text, int)',
    'register_on(uuid, uuid[], date, timestamptz)']::regprocedure[] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to so_ket_app', f);
  end loop;
end $$;
