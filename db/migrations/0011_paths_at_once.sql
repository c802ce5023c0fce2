-- Paths are walked from the versions for all units concerned at once. The former way went from child to child, and never
-- ended where two units had each been the other's parent, in different years.
create or replace function rebuild_unit_paths(unit uuid) returns void
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  deepest constant int := 64;
  concerned uuid[];
begin
  with recursive beneath as (
    select unit as unit_id
    union
    select v.unit_id from org_unit_versions v join beneath b on v.parent_id = b.unit_id
  )
  select array_agg(b.unit_id) into concerned from beneath b;
  delete from org_unit_paths where descendant_id = any (concerned);
  insert into org_unit_paths (root_id, ancestor_id, descendant_id, depth, valid_from, valid_to, is_latest)
  with recursive up as (
    select v.unit_id as descendant, v.unit_id as ancestor, 0 as depth, daterange(v.valid_from, v.valid_to) as days
    from org_unit_versions v where v.unit_id = any (concerned)
    union all
    select u.descendant, v.parent_id, u.depth + 1, u.days * daterange(v.valid_from, v.valid_to)
    from up u join org_unit_versions v on v.unit_id = u.ancestor and u.days && daterange(v.valid_from, v.valid_to)
    where v.parent_id is not null and u.depth < deepest
  ), merged as (
    select u.descendant, u.ancestor, min(u.depth) as depth, unnest(range_agg(u.days)) as days
    from up u group by u.descendant, u.ancestor
  ), ends as (
    select v.unit_id, case when bool_or(v.valid_to is null) then null else max(v.valid_to) end as closed_on
    from org_unit_versions v where v.unit_id = any (concerned) group by v.unit_id
  )
  select o.root_id, m.ancestor, m.descendant, m.depth, lower(m.days), upper(m.days), upper(m.days) is not distinct from e.closed_on
  from merged m join ends e on e.unit_id = m.descendant join org_units o on o.id = m.descendant;
  if exists (select from org_unit_paths p where p.descendant_id = any (concerned) and p.depth >= deepest) then
    raise exception 'A unit cannot lie beneath itself.' using errcode = 'check_violation', constraint = 'org_unit_versions_no_cycle';
  end if;
end $$;
