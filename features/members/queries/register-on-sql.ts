import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { inSubtree, type Scope } from "@/server/access";
import { folded } from "@/server/folded";
import type { MemberFilter } from "./member-filter";

const OFFICE_TIME_ZONE = "Asia/Ho_Chi_Minh";

/** SQL: the instant at which a day of the office ends; null for what is known now. */
function endOf(day: string | undefined): SQL {
  return day === undefined
    ? sql`null::timestamptz`
    : sql`((${day}::date + 1)::timestamp at time zone ${sql.raw(`'${OFFICE_TIME_ZONE}'`)})`;
}

interface Moment {
  readonly rootId: string;
  /** The day asked about. */
  readonly day: string;
  readonly knownOn: string | undefined;
}

/** SQL: an entry `e` that stands by what was recorded up to the end of the day it is asked as known on. */
function isLive(knownOn: string | undefined): SQL {
  if (knownOn === undefined) {
    return sql`e.sign = 1 and not exists (select from member_events r where r.reverses_id = e.id)`;
  }
  const end = endOf(knownOn);
  return sql`e.sign = 1 and e.recorded_at < ${end}
    and not exists (select from member_events r where r.reverses_id = e.id and r.recorded_at < ${end})`;
}

function conditionsOn({ rootId, day, knownOn }: Moment, member: SQL): SQL {
  const since = (begins: string, ends: string) =>
    sql`condition_since(${rootId}, ${member}, ${day}::date, ${endOf(knownOn)}, ${begins}, ${ends})`;
  return sql`${since("exemption", "exemption_end")} as exempt_since, ${since("suspension", "suspension_end")} as suspended_since,
    ${since("temporary_out", "temporary_return")} as away_since`;
}

/**
 * SQL: the register's rows as they were on a day: unit and standing by each person's last entry that stood, ordered by
 * effect, then by record. What identifies a person is as corrected since.
 */
export function membersOn(moment: Moment): SQL {
  const { rootId, day, knownOn } = moment;
  return sql`(
    select p.id, p.root_id, s.unit_id, s.standing, p.full_name, p.search, p.sort_key, p.sex, p.birth_date, p.card_no,
      p.admission_decided_on, p.admitted_on, case when s.standing = 'probationary' then null else p.official_on end as official_on,
      p.seniority_from, p.merged_into_id, ${conditionsOn(moment, sql`p.id`)}
    from members p cross join lateral (
      select coalesce(e.to_unit_id, e.from_unit_id) as unit_id, e.standing_after as standing from member_events e
      where e.root_id = ${rootId} and e.member_id = p.id and e.effective_on <= ${day}::date and ${isLive(knownOn)}
      order by e.effective_on desc, e.seq desc limit 1) s
    where p.root_id = ${rootId})`;
}

/** SQL: as membersOn, for some units only, and also of those who have gone out of the reader's sight since. */
export function membersOfUnitsOn(moment: Moment, units: SQL): SQL {
  const { rootId, day, knownOn } = moment;
  return sql`(select * from register_on(${rootId}, array(${units}), ${day}::date, ${endOf(knownOn)}))`;
}

/** SQL: what membersOfUnitsOn made as the table `register`, with the columns of membersOn. */
export function registerTable(moment: Moment): SQL {
  return sql`(select r.*, ${moment.rootId}::uuid as root_id, null::uuid as merged_into_id, ${conditionsOn(moment, sql`r.id`)} from register r)`;
}

/** SQL: the ids of the units asked for, by the tree of the day as it was known; of the whole scope unless said. */
export function unitsAsked(actor: Actor, scope: Scope, filter: MemberFilter, day: string): SQL {
  const { unitId, knownOn } = filter;
  if (unitId === undefined) {
    return sql`select sp.descendant_id from org_unit_paths sp
      where sp.is_latest and sp.ancestor_id = any (${sql.param(scope.unitIds)}::uuid[])`;
  }
  if (knownOn === undefined) return sql`select u.id from org_units u where ${inSubtree(sql`u.id`, unitId, day)}`;
  return sql`select k.descendant_id from org_unit_paths_known(${actor.rootId}, ${unitId}, ${endOf(knownOn)}) k
    where k.valid_from <= ${day}::date and (k.valid_to is null or ${day}::date < k.valid_to)`;
}

/** SQL: every unit of the office with its name on a day and a text to order units by, numbers in their own order. */
export function unitsNamedOn({ rootId, day, knownOn }: Moment): SQL {
  const versions =
    knownOn === undefined
      ? sql`org_unit_versions v where v.root_id = ${rootId} and`
      : sql`org_unit_versions_known(${rootId}, ${endOf(knownOn)}) v where`;
  const named = sql`case when v.parent_id is null or v.parent_id = ${rootId} then null else pv.name end`;
  const text = sql`regexp_replace(${folded(sql`coalesce(${named} || ' / ', '') || v.name`)}, '(\\d+)', '0000000\\1', 'g')`;
  return sql`(
    with latest as materialized (
      select distinct on (v.unit_id) v.unit_id, v.parent_id, v.name from ${versions} v.valid_from <= ${day}::date
      order by v.unit_id, v.valid_from desc)
    select v.unit_id as id, v.name || coalesce(' (' || ${named} || ')', '') as name,
      regexp_replace(${text}, '\\d*(\\d{8})(?!\\d)', '\\1', 'g') collate "C" as ordinal
    from latest v left join latest pv on pv.unit_id = v.parent_id)`;
}
