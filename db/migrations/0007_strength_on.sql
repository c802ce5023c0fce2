-- Members of one unit at the end of a day, as known at an instant; without one, by all that is recorded until now.
create function unit_strength_on(unit uuid, on_day date, known timestamptz default null)
returns table (official int, probationary int)
language sql stable
as $$
  with day_quarter as (
    select extract(year from on_day)::int::text || '-Q' || extract(quarter from on_day)::int::text as name
  ), base as (
    select s.official, s.probationary from strength_closings s, day_quarter q
    where known is null and s.unit_id = unit and s.quarter < q.name order by s.quarter desc limit 1
  ), moved as (
    select
      coalesce(sum(e.sign * ((e.to_unit_id is not distinct from unit and e.standing_after = 'official')::int
        - (e.from_unit_id is not distinct from unit and e.standing_before = 'official')::int)), 0)::int as official,
      coalesce(sum(e.sign * ((e.to_unit_id is not distinct from unit and e.standing_after = 'probationary')::int
        - (e.from_unit_id is not distinct from unit and e.standing_before = 'probationary')::int)), 0)::int as probationary
    from member_events e, day_quarter q
    where (e.to_unit_id = unit or e.from_unit_id = unit) and e.effective_on <= on_day
      and ((known is null and e.quarter = q.name) or (known is not null and e.recorded_at <= known))
  )
  select coalesce((select b.official from base b), 0) + m.official, coalesce((select b.probationary from base b), 0) + m.probationary
  from moved m
$$;
