import { type SQL, sql } from "drizzle-orm";
import { inSubtree, type Scope } from "@/server/access";
import type { MemberFilter } from "./member-filter";
import { isOfThePast, type RegisterSql } from "./register-sql";

/** Counting goes no further: nobody reads on to the end of such a list, and the count of a large one costs its whole length. */
export const MOST_COUNTED = 10_000;

const CLOSINGS = { current: sql`official + probationary`, official: sql`official`, probationary: sql`probationary` };

/** SQL: how many members a filter finds; one more than `most` means "more than that". */
export function countSql(scope: Scope, filter: MemberFilter, register: RegisterSql, most: number): SQL {
  const closing = closingAsked(filter);
  if (closing === null) {
    return sql`(select count(*)::int from (select 1 from ${register.members} m where ${register.counted} limit ${most + 1}) counted)`;
  }
  const { unitId } = filter;
  // The ledger's own counters, kept at each entry: as quick for a large register as for a small one.
  return sql`(select coalesce(sum(last.people), 0)::int from (
      select distinct sp.descendant_id as unit_id from org_unit_paths sp
      where sp.is_latest and sp.ancestor_id = any (${sql.param(scope.unitIds)}::uuid[])
        ${unitId === undefined ? sql`` : sql`and ${inSubtree(sql`sp.descendant_id`, unitId, register.day)}`}) places
    cross join lateral (select ${closing} as people from strength_closings c
      where c.unit_id = places.unit_id order by c.quarter desc limit 1) last)`;
}

function closingAsked(filter: MemberFilter): SQL | null {
  const { standing = "current", unitId: _unit, search = "", sort: _sort, isDescending: _order, ...others } = filter;
  if (isOfThePast(filter) || search !== "" || Object.values(others).some((value) => value !== undefined)) return null;
  return standing === "current" || standing === "official" || standing === "probationary" ? CLOSINGS[standing] : null;
}

export interface Count {
  readonly people: number;
  readonly isMore: boolean;
}

export function countOf(counted: number, filter: MemberFilter, most: number): Count {
  const isMore = closingAsked(filter) === null && counted > most;
  return { people: isMore ? most : counted, isMore };
}
