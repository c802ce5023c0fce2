import { type SQL, sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { inScope, requireScope } from "@/server/access";
import type { Standing } from "../rules/events";

const MOST_SHOWN = 100;

interface DuplicateRow {
  readonly [column: string]: unknown;
  readonly firstId: string;
  readonly firstName: string;
  readonly firstUnit: string;
  readonly firstStanding: Standing;
  readonly secondId: string;
  readonly secondName: string;
  readonly secondUnit: string;
  readonly secondStanding: Standing;
  readonly birthYear: number;
  readonly sameBirthDate: boolean;
  readonly sameDecision: boolean;
}

export interface Duplicates {
  readonly pairs: readonly DuplicateRow[];
  readonly hasMore: boolean;
}

/** Records in scope that are most likely of one person: one name, and one birth date or day of the admission decision; not those told apart. */
export function findDuplicates(actor: Actor): Promise<Duplicates> {
  const scope = requireScope(actor, "member.merge");
  return readAs(actor, async (db) => {
    const place = scope.unitIds.includes(actor.rootId)
      ? sql`m.root_id = ${actor.rootId}`
      : sql`m.root_id = ${actor.rootId} and ${inScope(sql`m.unit_id`, scope)}`;
    // Each thing in common is compared by itself: two equalities are found without holding every namesake against all others.
    const { rows } = await db.execute<DuplicateRow>(sql`
      with people as materialized (
        select m.id, m.search, m.birth_date, m.admission_decided_on from members m
        where ${place} and m.merged_into_id is null and m.standing <> 'guest'
          and (m.standing <> 'left' or exists (select from member_events e where e.member_id = m.id and e.sign = 1
            and not exists (select from member_events r where r.reverses_id = e.id)))
      ), pairs as (
        select a_id, b_id, bool_or(is_birth) as same_birth_date, bool_or(not is_birth) as same_decision from (
          select a.id as a_id, b.id as b_id, true as is_birth from people a
          join people b on b.search = a.search and b.birth_date = a.birth_date and b.id > a.id
          union all
          select a.id, b.id, false from people a
          join people b on b.search = a.search and b.admission_decided_on = a.admission_decided_on and b.id > a.id) found
        group by a_id, b_id
      )
      select a.id as "firstId", a.full_name as "firstName", ${nameToday(sql`a.unit_id`)} as "firstUnit", a.standing as "firstStanding",
        b.id as "secondId", b.full_name as "secondName", ${nameToday(sql`b.unit_id`)} as "secondUnit", b.standing as "secondStanding",
        extract(year from a.birth_date)::int as "birthYear", same_birth_date as "sameBirthDate", same_decision as "sameDecision"
      from (select pairs.*, m.sort_key from pairs join members m on m.id = a_id
        where not exists (select from member_distinctions d
          where d.first_id = a_id and d.second_id = b_id and d.undone_at is null)
        order by same_birth_date and same_decision desc, same_birth_date desc, m.sort_key, a_id, b_id limit ${MOST_SHOWN + 1}) p
      join members a on a.id = p.a_id join members b on b.id = p.b_id
      order by same_birth_date and same_decision desc, same_birth_date desc, p.sort_key, p.a_id, p.b_id`);
    return { pairs: rows.slice(0, MOST_SHOWN), hasMore: rows.length > MOST_SHOWN };
  });
}

function nameToday(unit: SQL): SQL {
  return unitNameOn(unit, sql`${today()}::date`);
}
