import type { Client } from "pg";

/** Adds members by SQL until there are so many, each with the entry that opened their record, spread over the units. */
export async function seedMembers(owner: Client, wanted: number): Promise<void> {
  await owner.query("begin");
  // One count a unit instead of one a row: what the trigger would add up to, at once.
  await owner.query("alter table member_events disable trigger member_events_count");
  await owner.query(
    `create temporary table seeded on commit drop as
     select gen_random_uuid() as id, m.root_id, m.unit_id, m.full_name || ' ' || g.n as full_name, m.search || ' ' || g.n as search,
       m.sort_key || ' ' || g.n as sort_key, m.sex, m.birth_date, m.admission_decided_on, m.admitted_on, m.official_on, m.created_by
     from (select *, row_number() over (order by id) as rank, count(*) over () as people from members where standing = 'official') m
     cross join lateral generate_series(1, ceil($1::numeric / m.people)::int) g (n)
     order by g.n, m.rank limit greatest($1 - (select count(*) from members where standing <> 'left'), 0)`,
    [wanted],
  );
  await owner.query(
    `insert into members (id, root_id, unit_id, standing, full_name, search, sort_key, sex, birth_date,
       admission_decided_on, admitted_on, official_on, created_by)
     select id, root_id, unit_id, 'official', full_name, search, sort_key, sex, birth_date, admission_decided_on, admitted_on,
       official_on, created_by from seeded`,
  );
  await owner.query(
    `insert into member_events (id, root_id, member_id, member_name, kind, effective_on, to_unit_id, standing_after,
       ceremony_on, official_on, recorded_by, recorded_by_name)
     select gen_random_uuid(), root_id, id, full_name, 'opening', '2020-03-31', unit_id, 'official', admitted_on, official_on,
       created_by, 'Sơ Kết' from seeded`,
  );
  await owner.query(
    `insert into change_counts (root_id, unit_id, quarter, kind, side, people)
     select root_id, unit_id, '2020-Q1', 'opening', 'in', count(*) from seeded group by 1, 2
     on conflict (unit_id, quarter, kind, side, counterpart_id) do update set people = change_counts.people + excluded.people`,
  );
  await owner.query(
    `update strength_closings c set official = official + s.people
     from (select unit_id, count(*) as people from seeded group by 1) s where s.unit_id = c.unit_id`,
  );
  await owner.query("alter table member_events enable trigger member_events_count");
  await owner.query("commit");
  await owner.query("vacuum analyze");
}
