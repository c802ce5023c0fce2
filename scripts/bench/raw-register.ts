import type { MemberFilter } from "@/features/members/queries/member-filter";
import type { Ground } from "./ground";
import type { Statement } from "./statements";

const PAGE_SIZE = 51;
const MOST_COUNTED = 10_001;
const MOST_FOUND = 1_001;

const nameOf = (unit: string) => `(select v.name || coalesce(' (' || (select p.name from org_unit_versions p
    where p.unit_id = v.parent_id and p.valid_to is null) || ')', '')
  from org_unit_versions v where v.unit_id = ${unit} and v.valid_to is null)`;

/**
 * The first page of the register in plain SQL, for an owner whom no row-level security stops: the same rows, columns and
 * count. What the page shows of members without a filter it counts by the ledger's counters, and else up to where the app
 * stops counting.
 */
export function rawRegisterPage(ground: Ground, as: "staff" | "secretary", filter: MemberFilter): Statement {
  const values: unknown[] = [ground.tree.rootId];
  const value = (given: unknown) => `$${values.push(given)}`;
  const where = ["m.root_id = $1", "m.standing <> 'left'", "m.standing <> 'guest'", "m.merged_into_id is null"];
  const tenth = as === "secretary" ? value(ground.tree.tenthId) : null;
  const places = `select p.descendant_id from org_unit_paths p where p.is_latest and p.ancestor_id = ${tenth ?? "$1"}`;
  if (tenth !== null) where.push(`m.unit_id in (${places})`);
  if (filter.sex) where.push(`m.sex = ${value(filter.sex)}`);
  if (filter.bornFrom) where.push(`m.birth_date >= ${value(`${filter.bornFrom}-01-01`)}`);
  if (filter.bornTo) where.push(`m.birth_date <= ${value(`${filter.bornTo}-12-31`)}`);
  for (const word of filter.search?.split(" ") ?? []) where.push(`m.search like ${value(`%${word}%`)}`);
  const most = filter.search === undefined ? MOST_COUNTED : MOST_FOUND;
  const isPlain = Object.keys(filter).length === 0;
  const total = isPlain
    ? `(select sum(official + probationary) from (select distinct on (c.unit_id) c.official, c.probationary
        from strength_closings c where c.unit_id in (${places}) order by c.unit_id, c.quarter desc) last)`
    : `(select count(*) from (select from members m where ${where.join(" and ")} limit ${most}) counted)`;
  return {
    text: `select m.id, m.full_name, m.sex, extract(year from m.birth_date)::int, m.card_no, ${nameOf("m.unit_id")} as unit, m.standing,
        m.admission_decided_on, m.admitted_on, m.official_on, m.seniority_from, m.exempt_since, m.suspended_since, m.away_since,
        (select ${total}) as total
      from members m where ${where.join(" and ")} order by m.sort_key, m.id limit ${PAGE_SIZE}`,
    values,
  };
}
