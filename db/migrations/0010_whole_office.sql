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
