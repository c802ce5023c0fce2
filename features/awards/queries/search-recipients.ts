import { type SQL, sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { fold } from "@/lib/vietnamese";
import { inScope, requireScope } from "@/server/access";

const MOST = 30;

export interface FoundUnit {
  readonly id: string;
  readonly name: string;
  readonly within: string | null;
}

export interface FoundMember {
  readonly id: string;
  readonly name: string;
  readonly birthYear: number;
  readonly unitName: string;
}

/** Units and members an award can be recorded for, by words of their names without tone marks. */
export function searchRecipients(
  actor: Actor,
  { query }: { query: string },
): Promise<{ units: readonly FoundUnit[]; members: readonly FoundMember[] }> {
  const scope = requireScope(actor, "award.record");
  const words = fold(query.slice(0, 100)).split(" ").filter(Boolean).slice(0, 8);
  const matches = (column: string): SQL => {
    const like = words.map((word) => word.replace(/[\\%_]/g, "\\$&"));
    // The index finds the letters anywhere; people mean the beginning of a word.
    const conditions = like.map(
      (word) => sql`${sql.raw(column)} like ${`%${word}%`} and ' ' || ${sql.raw(column)} like ${`% ${word}%`}`,
    );
    return sql.join([sql`true`, ...conditions], sql` and `);
  };
  return readAs(actor, async (db) => {
    const { rows: units } = await db.execute<FoundUnit & Record<string, unknown>>(sql`
      select v.unit_id as id, v.name, p.name as within
      from org_unit_versions v
      left join org_unit_versions p on p.unit_id = v.parent_id and p.parent_id is not null
        and p.valid_from <= ${today()}::date and (p.valid_to is null or ${today()}::date < p.valid_to)
      where ${inScope(sql`v.unit_id`, scope)} and ${matches("v.search")}
        and v.valid_from <= ${today()}::date and (v.valid_to is null or ${today()}::date < v.valid_to)
      order by v.parent_id is not null, v.ordinal, v.search, v.unit_id limit ${MOST}`);
    const { rows: members } = await db.execute<FoundMember & Record<string, unknown>>(sql`
      select m.id, m.full_name as name, extract(year from m.birth_date)::int as "birthYear",
        coalesce((select v.name from org_unit_versions v where v.unit_id = m.unit_id order by v.valid_from desc limit 1), '') as "unitName"
      from members m where ${inScope(sql`m.unit_id`, scope)} and ${matches("m.search")}
      order by m.sort_key, m.id limit ${MOST}`);
    return { units, members };
  });
}
