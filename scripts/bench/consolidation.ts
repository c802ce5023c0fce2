import { formVersionRow } from "@/db/baseline/form";
import { getConsolidation } from "@/features/consolidation/queries/get-consolidation";
import { type Ground, withGround } from "./ground";
import { atMost, type Section } from "./report";
import { type Passes, timeInTurns } from "./statements";

const SIZES = [130, 13_000] as const;
const INDICATORS = 60;
const QUARTER = "2022-Q1";
const BEFORE = "2021-Q4";
const MOST_TIMES_RAW = 3;

/** A committee's figures of a quarter from the reports of 130 and of 13,000 units, beside the raw SQL that sums the same rows. */
export const consolidation: Section = {
  name: "consolidation",
  run: ({ say, addLine, isQuick }) =>
    withGround(async (ground) => {
      const passes: Passes = isQuick ? { passes: 1, times: 2 } : { passes: 3, times: 5 };
      for (const size of SIZES) {
        say(`${size} units file two quarters of ${INDICATORS} figures`);
        const unitId = await growCommittee(ground, size);
        const asked = { unitId, quarter: QUARTER, span: "quarter", withSubmitted: true } as const;
        const found = await getConsolidation(ground.staff, asked);
        if (found.counted !== size) throw new Error(`${found.counted} of ${size} reports count.`);
        say(`consolidating ${size} units`);
        const took = await timeInTurns(
          passes,
          new Map<"app" | "raw", () => Promise<unknown>>([
            ["app", () => getConsolidation(ground.staff, asked)],
            ["raw", () => ground.owner.query(RAW, [unitId, [BEFORE, QUARTER]])],
          ]),
        );
        const aim = size === 13_000 ? atMost(MOST_TIMES_RAW) : undefined;
        addLine(`consolidation of ${size} units / its raw SQL`, took("app") / took("raw"), took("app"), "ms", aim);
      }
    }),
};

// What is beneath the committee on the quarter's last day, its counting reports, their figures: without the wall, the
// register's side or the names of those missing.
const RAW = `
  with counting as materialized (
    select r.id, r.accepted_ordinal
    from org_unit_paths p
    join org_unit_versions v on v.unit_id = p.descendant_id and v.valid_from <= '2022-03-31' and v.valid_to is null
    join unit_kinds k on k.code = v.kind and k.reports
    join reports r on r.unit_id = p.descendant_id and r.quarter = any ($2)
    where p.ancestor_id = $1 and p.valid_from <= '2022-03-31' and p.valid_to is null
  )
  select f.quarter, f.indicator, count(*), sum(f.value), sum(f.numerator), sum(f.denominator)
  from counting c join report_figures_frozen f on f.report_id = c.id and f.ordinal = c.accepted_ordinal
  group by f.quarter, f.indicator`;

/** By the hand that passes over triggers: paths, reports and their frozen figures are written as the database would. */
async function growCommittee({ superuser, tree }: Ground, size: number): Promise<string> {
  const { rows } = await superuser.query<{ id: string }>("select gen_random_uuid() as id");
  const unitId = rows[0]?.id ?? "";
  const root = tree.rootId;
  await superuser.query("drop table if exists bench_parts");
  await superuser.query(
    `create table bench_parts as select gen_random_uuid() as id, n from generate_series(1, ${size}) n`,
  );
  await superuser.query(
    "insert into org_units (id, root_id) select id, $1::uuid from bench_parts union all select $2::uuid, $1::uuid",
    [root, unitId],
  );
  await superuser.query(
    `insert into org_unit_versions (id, root_id, unit_id, parent_id, name, search, kind, ordinal, valid_from)
     select gen_random_uuid(), $1::uuid, id, $2::uuid, 'Chi bộ ' || n, 'chi bo ' || n, 'base_branch', n, date '2000-01-01' from bench_parts
     union all select gen_random_uuid(), $1::uuid, $2::uuid, $1::uuid, 'Đảng bộ thử tải', 'dang bo thu tai', 'upper_level_org', 1, date '2000-01-01'`,
    [root, unitId],
  );
  await superuser.query(
    `insert into org_unit_paths (root_id, ancestor_id, descendant_id, depth, valid_from, is_latest)
     select $1::uuid, a.ancestor, p.id, a.depth, date '2000-01-01', true from bench_parts p
     cross join lateral (values (p.id, 0), ($2::uuid, 1), ($1::uuid, 2)) a (ancestor, depth)
     union all select $1, $2, $2, 0, '2000-01-01', true union all select $1, $1, $2, 1, '2000-01-01', true`,
    [root, unitId],
  );
  await superuser.query(
    `insert into reports (id, root_id, unit_id, quarter, form_version_id, status, accepted_ordinal, accepted_by, created_by)
     select gen_random_uuid(), $1::uuid, p.id, q, $2::uuid, 'accepted', 1, gen_random_uuid(), gen_random_uuid()
     from bench_parts p, unnest($3::text[]) q`,
    [root, formVersionRow.id, [BEFORE, QUARTER]],
  );
  await superuser.query(
    `insert into report_figures_frozen (root_id, report_id, ordinal, unit_id, quarter, indicator, kind, value, numerator, denominator)
     select $1::uuid, r.id, 1, r.unit_id, r.quarter, 'BENCH_' || i, case when i % 10 = 0 then 'ratio' else 'flow' end,
       case when i % 10 = 0 then null else i end, case when i % 10 = 0 then i end, case when i % 10 = 0 then 100 end
     from reports r join bench_parts p on p.id = r.unit_id, generate_series(1, ${INDICATORS}) i`,
    [root],
  );
  await superuser.query("analyze org_units, org_unit_versions, org_unit_paths, reports, report_figures_frozen");
  return unitId;
}
