-- Members of one unit at the end of a day, as known at an instant; without one, by all that is recorded until now. The
-- quarter is told in the words that the indexes of the ledger are asked by.
create function unit_strength_on(unit uuid, on_day date, known timestamptz default null)
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
