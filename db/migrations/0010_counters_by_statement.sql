-- Counters move once for each statement and not for each of its rows: an import of 10,000 people touches a unit's row ten times.
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
