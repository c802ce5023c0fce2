import { type SQL, sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { readCalendar } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { inScope, requireScope, type Scope } from "@/server/access";
import { LETTER_BOXES, type LetterBox } from "../schema";
import { letterColumns, type Letter, type LetterRow, withClock } from "./letter-sql";

const PAGE_SIZE = 50;

export interface LetterList {
  /** The lists this reader has: whoever keeps the whole office is at both ends of every letter. */
  readonly boxes: readonly { readonly box: LetterBox; readonly count: number }[];
  readonly box: LetterBox;
  readonly rows: readonly Letter[];
  /** Where the next page starts, or null at the end. */
  readonly after: string | null;
}

/** Letters of introduction in one list: those that wait, the one running out first, or those answered, newest first. */
export function listLetters(
  actor: Actor,
  input: { box?: LetterBox | undefined; after?: string | undefined; limit?: number },
): Promise<LetterList> {
  const scope = requireScope(actor, "change.read");
  const { after, limit = PAGE_SIZE } = input;
  const boxes = LETTER_BOXES.filter((one) => (scope.unitIds.includes(actor.rootId) ? one !== "sent" : true));
  const box = boxes.find((one) => one === input.box) ?? "waiting";
  return readAs(actor, async (db) => {
    const place = sql`t.root_id = ${actor.rootId} and ${whereOf(box, scope)}`;
    const { rows } = await db.execute<LetterRow>(sql`
      select ${letterColumns(scope)} from transfers t where ${place}${startingAfter(box, after)}
      order by ${box === "closed" ? sql`t.issued_on desc, t.id desc` : sql`t.present_by, t.id`} limit ${limit + 1}`);
    const calendar = await readCalendar(db, actor.rootId);
    const shown = rows.slice(0, limit).map((row) => withClock(row, today(), calendar));
    const last = shown.at(-1);
    return {
      boxes: await countBoxes(db, actor, scope, boxes),
      box,
      rows: shown,
      after: rows.length > limit && last ? `${box === "closed" ? last.issuedOn : last.presentBy}_${last.id}` : null,
    };
  });
}

function whereOf(box: LetterBox, scope: Scope): SQL {
  const [isReceiver, isSender] = [inScope(sql`t.to_unit_id`, scope), inScope(sql`t.from_unit_id`, scope)];
  if (box === "waiting") return sql`t.status = 'issued' and ${isReceiver}`;
  if (box === "sent") return sql`t.status = 'issued' and ${isSender}`;
  return sql`t.status <> 'issued' and (${isReceiver} or ${isSender})`;
}

function startingAfter(box: LetterBox, after: string | undefined): SQL {
  if (after === undefined) return sql``;
  const [day, id] = after.split("_");
  return box === "closed"
    ? sql` and (t.issued_on, t.id) < (${day}::date, ${id}::uuid)`
    : sql` and (t.present_by, t.id) > (${day}::date, ${id}::uuid)`;
}

async function countBoxes(db: ReadClient, actor: Actor, scope: Scope, boxes: readonly LetterBox[]) {
  const counts = boxes.map(
    (box) => sql`select ${box}::text as box, count(*)::int as count from transfers t
    where t.root_id = ${actor.rootId} and ${whereOf(box, scope)}`,
  );
  const { rows } = await db.execute<{ box: LetterBox; count: number }>(sql.join(counts, sql` union all `));
  return boxes.map((box) => ({ box, count: rows.find((row) => row.box === box)?.count ?? 0 }));
}
