import { sql } from "drizzle-orm";
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

/** Records in scope that are most likely of one person: one name, and one birth date or day of the admission decision. */
export function findDuplicates(actor: Actor): Promise<Duplicates> {
  const scope = requireScope(actor, "member.merge");
  return readAs(actor, async (db) => {
    const place = scope.unitIds.includes(actor.rootId)
      ? sql`m.root_id = ${actor.rootId}`
      : sql`m.root_id = ${actor.rootId} and ${inScope(sql`m.unit_id`, scope)}`;
    const name = (unit: string) => unitNameOn(sql.raw(unit), sql`${today()}::date`);
    // Names that occur once are most: they are left out before anything is compared.
    const { rows } = await db.execute<DuplicateRow>(sql`
      with people as materialized (
        select m.id, m.search, m.birth_date, m.admission_decided_on, count(*) over (partition by m.search) as namesakes
        from members m where ${place} and m.merged_into_id is null and m.standing <> 'guest'
          and (m.standing <> 'left' or exists (select from member_events e where e.member_id = m.id and e.sign = 1
            and not exists (select from member_events r where r.reverses_id = e.id)))
      ), pairs as (
        select a.id as a_id, b.id as b_id, a.birth_date = b.birth_date as same_birth_date,
          a.admission_decided_on = b.admission_decided_on as same_decision
        from people a join people b on b.search = a.search and b.id > a.id
          and (b.birth_date = a.birth_date or b.admission_decided_on = a.admission_decided_on)
        where a.namesakes > 1 and b.namesakes > 1
      )
      select a.id as "firstId", a.full_name as "firstName", ${name("a.unit_id")} as "firstUnit", a.standing as "firstStanding",
        b.id as "secondId", b.full_name as "secondName", ${name("b.unit_id")} as "secondUnit", b.standing as "secondStanding",
        extract(year from a.birth_date)::int as "birthYear", same_birth_date as "sameBirthDate", same_decision as "sameDecision"
      from (select pairs.*, m.sort_key from pairs join members m on m.id = a_id
        order by same_birth_date and same_decision desc, same_birth_date desc, m.sort_key, a_id, b_id limit ${MOST_SHOWN + 1}) p
      join members a on a.id = p.a_id join members b on b.id = p.b_id
      order by same_birth_date and same_decision desc, same_birth_date desc, p.sort_key, p.a_id, p.b_id`);
    return { pairs: rows.slice(0, MOST_SHOWN), hasMore: rows.length > MOST_SHOWN };
  });
}
