import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { readCalendar } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { inScope, requireScope } from "@/server/access";
import { type Letter, letterColumns, type LetterRow, withClock } from "./letter-sql";

const MOST_SHOWN = 10;

/** Letters from others that wait for this writer to answer them, the one running out first. */
export function listOpenLetters(actor: Actor): Promise<Letter[]> {
  const scope = requireScope(actor, "change.record");
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<LetterRow>(sql`
      select ${letterColumns(scope)} from transfers t
      where t.root_id = ${actor.rootId} and t.status = 'issued' and ${inScope(sql`t.to_unit_id`, scope)}
        and not (${inScope(sql`t.from_unit_id`, scope)})
      order by t.present_by, t.id limit ${MOST_SHOWN}`);
    if (rows.length === 0) return [];
    const calendar = await readCalendar(db, actor.rootId);
    return rows.map((row) => withClock(row, today(), calendar));
  });
}
