import type { Client } from "pg";

export const UNITS = 5_000;
const TENTHS = 10;
const ORGANISATIONS = 490;

export interface SeededTree {
  readonly rootId: string;
  /** A committee with a tenth of all beneath it. */
  readonly tenthId: string;
}

/**
 * Grows a root to 5,000 units: ten committees, 490 organisations beneath them, branches beneath those. By the hand that
 * passes over triggers, so the paths that a trigger would build are written here, all at once.
 */
export async function growTree(superuser: Client, rootId: string): Promise<SeededTree> {
  const shape = `with recursive made as (
      select n, gen_random_uuid() as id,
        case when n <= ${TENTHS} then null when n <= ${TENTHS + ORGANISATIONS} then 1 + n % ${TENTHS}
          else ${TENTHS + 1} + n % ${ORGANISATIONS} end as above
      from generate_series(1, ${UNITS - 1}) n
    )
    select m.n, m.id, coalesce(a.id, $1::uuid) as parent_id,
      case when m.n <= ${TENTHS} then 'upper_level_org' when m.n <= ${TENTHS + ORGANISATIONS} then 'base_party_org' else 'branch' end as kind,
      case when m.n <= ${TENTHS} then 'Đảng bộ khu vực ' when m.n <= ${TENTHS + ORGANISATIONS} then 'Đảng bộ cơ sở ' else 'Chi bộ ' end || m.n as name
    from made m left join made a on a.n = m.above`;
  await superuser.query(`create table bench_units as ${shape.replaceAll("$1", superuser.escapeLiteral(rootId))}`);
  await superuser.query(`insert into org_units (id, root_id) select id, $1 from bench_units`, [rootId]);
  await superuser.query(
    `insert into org_unit_versions (id, root_id, unit_id, parent_id, name, search, kind, ordinal, valid_from)
     select gen_random_uuid(), $1, id, parent_id, name, folded(name), kind, n, '2000-01-01' from bench_units`,
    [rootId],
  );
  await superuser.query(
    `insert into org_unit_paths (root_id, ancestor_id, descendant_id, depth, valid_from, is_latest)
     with recursive walk as (
       select id as ancestor, id as descendant, 0 as depth from bench_units
       union all
       select b.parent_id, w.descendant, w.depth + 1 from walk w join bench_units b on b.id = w.ancestor
     )
     select $1, ancestor, descendant, depth, '2000-01-01', true from walk`,
    [rootId],
  );
  await superuser.query("analyze org_units, org_unit_versions, org_unit_paths");
  const { rows } = await superuser.query<{ id: string }>("select id from bench_units where n = 1");
  return { rootId, tenthId: rows[0]?.id ?? "" };
}
