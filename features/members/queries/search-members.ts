import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { inScope, requireScope } from "@/server/access";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Standing } from "../rules/events";
import { matchesSearch } from "./member-filter";

const MOST_FOUND = 30;

export interface MemberOption {
  readonly [column: string]: unknown;
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

/** Members to choose from while typing: by name, told apart by year of birth and unit. */
export async function searchMembers(
  actor: Actor,
  input: { query: string; standings?: readonly Standing[] | undefined; memberId?: string | undefined },
): Promise<MemberOption[]> {
  const scope = requireScope(actor, "member.read");
  const standings = input.standings ?? (["official", "probationary"] as const);
  const { rows } = await readAs(actor, async (db) => {
    const { conditions } = await matchesSearch(db, actor, input.query);
    return db.execute<MemberOption>(sql`
      select m.id as value, m.full_name as label,
        extract(year from m.birth_date)::int || ', ' || ${unitNameOn(sql`m.unit_id`, sql`${today()}::date`)} as detail
      from members m
      where m.root_id = ${actor.rootId} and m.merged_into_id is null and m.standing = any (${sql.param(standings)}::standing[])
        and ${inScope(sql`m.unit_id`, scope)}${sql.join([...conditions])}
        and ${input.memberId === undefined ? sql`true` : sql`m.id = ${input.memberId}`}
      order by m.sort_key, m.id limit ${MOST_FOUND}`);
  });
  return rows;
}
