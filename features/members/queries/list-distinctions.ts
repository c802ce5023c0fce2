import { type SQL, sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { inScope, requireScope } from "@/server/access";

const MOST_SHOWN = 100;

export interface Distinction {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly firstId: string;
  readonly firstName: string;
  readonly firstUnit: string;
  readonly secondId: string;
  readonly secondName: string;
  readonly secondUnit: string;
  readonly recordedByName: string;
  /** An instant in ISO form, UTC. */
  readonly recordedAt: string;
}

export interface Distinctions {
  readonly pairs: readonly Distinction[];
  readonly hasMore: boolean;
}

/** Pairs that look alike and were found to be of two people, the latest first; of two records, the mark on those alone. */
export function listDistinctions(
  actor: Actor,
  input: { pair?: readonly [string, string] | undefined } = {},
): Promise<Distinctions> {
  const scope = requireScope(actor, "member.merge");
  const { pair } = input;
  return readAs(actor, async (db) => {
    const asked =
      pair === undefined ? sql`` : sql` and a.id in (${pair[0]}, ${pair[1]}) and b.id in (${pair[0]}, ${pair[1]})`;
    const { rows } = await db.execute<Distinction>(sql`
      select d.id, a.id as "firstId", a.full_name as "firstName", ${nameToday(sql`a.unit_id`)} as "firstUnit",
        b.id as "secondId", b.full_name as "secondName", ${nameToday(sql`b.unit_id`)} as "secondUnit",
        d.recorded_by_name as "recordedByName",
        to_char(d.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"
      from member_distinctions d join members a on a.id = d.first_id join members b on b.id = d.second_id
      where d.root_id = ${actor.rootId} and d.undone_at is null and ${inScope(sql`a.unit_id`, scope)}
        and ${inScope(sql`b.unit_id`, scope)}${asked}
      order by d.recorded_at desc, d.id desc limit ${MOST_SHOWN + 1}`);
    return { pairs: rows.slice(0, MOST_SHOWN), hasMore: rows.length > MOST_SHOWN };
  });
}

function nameToday(unit: SQL): SQL {
  return unitNameOn(unit, sql`${today()}::date`);
}
