import { type SQL, sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { pageOf, type Paging } from "@/lib/keyset-page";
import { inScope, inSubtree, requireScope } from "@/server/access";
import { heldOn, positionColumns, positionJoins, type PositionRow } from "./position-sql";
import { unitNameOn } from "./unit-name-sql";

const PAGE_SIZE = 50;

export interface PositionPage {
  readonly rows: readonly PositionRow[];
  readonly total: number;
  readonly unitName: string | null;
  /** Ids that the pages before and after this one begin from. */
  readonly before: string | null;
  readonly after: string | null;
}

interface PositionFilter {
  readonly onDay: string;
  readonly kind?: string | undefined;
  /** Of this unit and of all beneath it, on that day's tree. */
  readonly unitId?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

// By rank; then the office before its units, and those by their names of that day, without tone marks.
const ORDER = [sql`k.ordinal`, sql`v.parent_id is not null`, sql`coalesce(v.search, '')`, sql`h.id`];

/** A page of those who held a position on a day, over all that the reader may see. */
export async function listPositionsOn(actor: Actor, input: PositionFilter): Promise<PositionPage> {
  const scope = requireScope(actor, "member.read");
  const { onDay, kind, unitId, before, after } = input;
  const conditions = [heldOn(onDay), sql`h.annulled_at is null`, inScope(sql`h.unit_id`, scope)];
  if (kind !== undefined) conditions.push(sql`h.kind = ${kind}`);
  if (unitId !== undefined) conditions.push(inSubtree(sql`h.unit_id`, unitId, onDay));
  const where = sql.join(conditions, sql` and `);
  return readAs(actor, async (db) => {
    const unitName = unitId === undefined ? null : await readName();
    const counted = await db.execute<{ total: number }>(
      sql`select count(*)::int as total from positions h where ${where}`,
    );
    const { rows } = await db.execute<PositionRow>(sql`
      select ${positionColumns(onDay)} from ${positionJoins}
      left join org_unit_versions v on v.unit_id = h.unit_id and v.valid_from <= ${onDay}::date
        and (v.valid_to is null or ${onDay}::date < v.valid_to)
      where ${where}${cursorOf({ before, after }, onDay)}
      order by ${sql.join(
        ORDER.map((column) => (before === undefined ? column : sql`${column} desc`)),
        sql`, `,
      )} limit ${PAGE_SIZE + 1}`);
    return { ...pageOf(rows, PAGE_SIZE, { before, after }), total: counted.rows[0]?.total ?? 0, unitName };

    async function readName(): Promise<string> {
      const named = await db.execute<{ name: string | null }>(sql`
        select ${unitNameOn(sql`u.id`, sql`${onDay}::date`)} as name from org_units u
        where u.id = ${unitId} and ${inScope(sql`u.id`, scope)}`);
      if (named.rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
      return named.rows[0].name ?? "–";
    }
  });
}

function cursorOf({ before, after }: Paging, onDay: string): SQL {
  const from = before ?? after;
  if (from === undefined) return sql``;
  const comparison = before === undefined ? sql`>` : sql`<`;
  return sql` and (${sql.join(ORDER, sql`, `)}) ${comparison} (select ck.ordinal, cv.parent_id is not null, coalesce(cv.search, ''), c.id
    from positions c join position_kinds ck on ck.code = c.kind left join org_unit_versions cv on cv.unit_id = c.unit_id
      and cv.valid_from <= ${onDay}::date and (cv.valid_to is null or ${onDay}::date < cv.valid_to) where c.id = ${from})`;
}
