import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { inScope, requireScope } from "@/server/access";
import { fold } from "@/lib/vietnamese";
import { peopleFrom } from "./people-from-sql";
import { unitNameOn } from "./unit-name-sql";

const MOST_FOUND = 30;

export interface HolderOption {
  readonly [column: string]: unknown;
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

/** People to choose a holder from: who belongs, or once belonged, to the unit or to one beneath it; found by name. */
export async function searchHolders(
  actor: Actor,
  input: { unitId: string; query: string; memberId?: string | undefined },
): Promise<HolderOption[]> {
  const scope = requireScope(actor, "position.record");
  const beneath = sql`(select p.descendant_id from org_unit_paths p where p.ancestor_id = ${peopleFrom(sql`${input.unitId}::uuid`)})`;
  const words = fold(input.query)
    .split(" ")
    .filter(Boolean)
    .map((word) => sql` and m.search like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  const { rows } = await readAs(actor, (db) =>
    db.execute<HolderOption>(sql`
      select m.id as value, m.full_name as label,
        extract(year from m.birth_date)::int || ', ' || ${unitNameOn(sql`m.unit_id`, sql`${today()}::date`)} as detail
      from members m
      where m.root_id = ${actor.rootId} and ${inScope(sql`m.unit_id`, scope)}
        and ${inScope(sql`${input.unitId}::uuid`, scope)} and m.merged_into_id is null${sql.join(words)}
        and ${input.memberId === undefined ? sql`true` : sql`m.id = ${input.memberId}`}
        and (m.unit_id in ${beneath} or exists (select 1 from member_events e
          where e.member_id = m.id and e.to_unit_id in ${beneath}))
      order by m.standing = 'left', m.sort_key, m.id limit ${MOST_FOUND}`),
  );
  return rows;
}
