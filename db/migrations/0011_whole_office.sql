-- Whoever may read a whole office is known by its root: the units beneath it need not be gathered for each table of each
-- statement. All units of an office lie beneath its root; only what an undone founding left behind, beneath nothing any more,
-- comes into the sight of its own office.
do $$
declare
  t text;
begin
  foreach t in array array['members', 'change_counts', 'strength_closings'] loop
    execute format($p$
      alter policy %1$s_read on %1$s using (
        root_id = any ((select app_granted('persons'))::uuid[])
        or unit_id in (select p.descendant_id from org_unit_paths p
          where p.is_latest and p.ancestor_id = any ((select app_granted('persons'))::uuid[])))$p$, t);
  end loop;
  foreach t in array array['org_units', 'org_unit_versions'] loop
    execute format($p$
      alter policy %1$s_read on %1$s using (
        root_id = any ((select app_granted('structure'))::uuid[])
        or %2$s in (select p.descendant_id from org_unit_paths p
          where p.is_latest and p.ancestor_id = any ((select app_granted('structure'))::uuid[]))
        or %2$s in (select p.ancestor_id from org_unit_paths p
          where p.is_latest and p.descendant_id = any ((select app_granted('structure'))::uuid[])))$p$,
      t, case t when 'org_units' then 'id' else 'unit_id' end);
  end loop;
end $$;
--> statement-breakpoint
-- As before, but a former name is looked for only where so few of the office bear what is asked for now that those who once
-- did can be few too: a common word would have the whole ledger folded, for a secretary of thirty members as well.
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
-- The quarter in words that the indexes of the ledger are asked by: a unit's strength on a day reads that quarter's entries,
-- and no longer all that the unit ever had.
create or replace function unit_strength_on(unit uuid, on_day date, known timestamptz default null)
returns table (official int, probationary int)
language sql stable
as $$
  with base as (
    select s.official, s.probationary from strength_closings s
    where known is null and s.unit_id = unit
      and s.quarter < extract(year from on_day)::int::text || '-Q' || extract(quarter from on_day)::int::text
    order by s.quarter desc limit 1
  ), moved as (
    select
      coalesce(sum(e.sign * ((e.to_unit_id is not distinct from unit and e.standing_after = 'official')::int
        - (e.from_unit_id is not distinct from unit and e.standing_before = 'official')::int)), 0)::int as official,
      coalesce(sum(e.sign * ((e.to_unit_id is not distinct from unit and e.standing_after = 'probationary')::int
        - (e.from_unit_id is not distinct from unit and e.standing_before = 'probationary')::int)), 0)::int as probationary
    from (
      select * from member_events q
      where known is null and (q.to_unit_id = unit or q.from_unit_id = unit) and q.effective_on <= on_day
        and q.quarter = extract(year from on_day)::int::text || '-Q' || extract(quarter from on_day)::int::text
      union all
      select * from member_events k
      where known is not null and (k.to_unit_id = unit or k.from_unit_id = unit) and k.effective_on <= on_day and k.recorded_at <= known
    ) e
  )
  select coalesce((select b.official from base b), 0) + m.official, coalesce((select b.probationary from base b), 0) + m.probationary
  from moved m
$$;
