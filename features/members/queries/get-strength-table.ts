import { type SQL, sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { addDays } from "@/lib/dates";
import { lastDay, type Quarter } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import { holdsOn } from "@/features/org-units/queries/read-units";
import {
  type ChangeLine,
  coverOf,
  figuresOf,
  inLineOrder,
  type Strength,
  type StrengthTable,
  sumPeople,
  type TableAsked,
  TREE_KIND,
} from "../rules/strength";
import { crossings, treeMoves, treeOf } from "./strength-sql";

type Db = Pick<ReadClient, "execute">;
type LineRow = ChangeLine & Record<string, unknown>;

/** The increase/decrease table of a unit and all beneath it; moves inside it net out, units that came or left have a line. */
export function getStrengthTable(actor: Actor, asked: TableAsked): Promise<StrengthTable> {
  requireScope(actor, "change.read");
  return readAs(actor, (db) => readTable(db, asked));
}

/** A quarter's table inside a transaction that is already open; row-level security draws the scope. */
export function readStrengthTable(db: Db, unitId: string, quarter: Quarter): Promise<StrengthTable> {
  return readTable(db, { unitId, quarter });
}

/** People by indicator in a quarter, as its table has them, inside a transaction that is already open. */
export async function readFigures(db: Db, unitId: string, quarter: Quarter): Promise<ReadonlyMap<string, number>> {
  const asked = { unitId, quarter };
  return figuresOf({
    lines: (await isOneTree(db, asked)) ? await countLines(db, asked) : await crossingLines(db, asked),
  });
}

async function readTable(db: Db, asked: TableAsked): Promise<StrengthTable> {
  const { unitId, quarter, isCumulative = false, tree = "then" } = asked;
  const { lines, opening, closing } = (await isOneTree(db, asked))
    ? await readCounters(db, asked)
    : await readLedger(db, asked);
  return {
    unitId,
    quarter,
    isCumulative,
    tree,
    opening,
    lines: inLineOrder(lines),
    increases: sumPeople(lines, "in"),
    decreases: sumPeople(lines, "out"),
    closing,
  };
}

// The counters answer for whole quarters, where the tree is the same on every day and nothing recorded since is left out.
async function isOneTree(db: Db, asked: TableAsked): Promise<boolean> {
  const { from, to } = coverOf(asked);
  if (asked.known || to < lastDay(asked.quarter)) return false;
  if (asked.tree === "now") return true;
  const { rows } = await db.execute(sql`
    select from org_unit_paths p where p.ancestor_id = ${asked.unitId}
      and (p.valid_from between ${from}::date and ${to}::date or p.valid_to between ${from}::date and ${to}::date) limit 1`);
  return rows.length === 0;
}

interface Counted {
  readonly lines: readonly ChangeLine[];
  readonly opening: Strength;
  readonly closing: Strength;
}

// All beneath the unit on the one tree that the counters are summed over.
function beneath(asked: TableAsked): SQL {
  const onDay = asked.tree === "now" ? sql`p.is_latest` : holdsOn("p", coverOf(asked).to);
  return sql`select p.descendant_id as unit_id from org_unit_paths p where p.ancestor_id = ${asked.unitId} and ${onDay}`;
}

async function countLines(db: Db, asked: TableAsked): Promise<LineRow[]> {
  const { rows } = await db.execute<LineRow>(sql`
    with tree as materialized (${beneath(asked)})
    select ${lineColumns}, sum(c.people)::int as people
    from change_counts c join change_kinds k on k.code = c.kind
    where c.quarter between ${coverOf(asked).first} and ${asked.quarter} and c.unit_id in (select unit_id from tree)
      and (c.counterpart_id is null or c.counterpart_id not in (select unit_id from tree))
    group by k.code, c.side having sum(c.people) <> 0`);
  return rows;
}

async function readCounters(db: Db, asked: TableAsked): Promise<Counted> {
  const closings = (comparison: SQL) => sql`
    select coalesce(sum(c.official), 0)::int as official, coalesce(sum(c.probationary), 0)::int as probationary
    from (${beneath(asked)}) t
    cross join lateral (
      select s.official, s.probationary from strength_closings s
      where s.unit_id = t.unit_id and s.quarter ${comparison} order by s.quarter desc limit 1) c`;
  return {
    lines: await countLines(db, asked),
    opening: await readStrength(db, closings(sql`< ${coverOf(asked).first}`)),
    closing: await readStrength(db, closings(sql`<= ${asked.quarter}`)),
  };
}

async function crossingLines(db: Db, asked: TableAsked): Promise<LineRow[]> {
  const { rows } = await db.execute<LineRow>(sql`
    with tree as materialized (${treeOf(asked)})
    select ${lineColumns}, sum(c.sign)::int as people
    from (${crossings(asked)}) c join change_kinds k on k.code = c.kind
    where c.side is not null group by k.code, c.side having sum(c.sign) <> 0`);
  return rows;
}

async function treeLines(db: Db, asked: TableAsked): Promise<LineRow[]> {
  const { rows } = await db.execute<LineRow>(sql`
    with tree as materialized (${treeOf(asked)})
    select ${TREE_KIND} as kind, k.event, m.side, k.name_vi as "nameVi", k.name_en as "nameEn", null as indicator,
      coalesce(k.line_in, k.line_out) as line, sum(m.people)::int as people
    from (${treeMoves(asked)}) m join change_kinds k on k.code = 'collective_' || m.side
    group by k.code, m.side having sum(m.people) <> 0`);
  return rows;
}

async function readLedger(db: Db, asked: TableAsked): Promise<Counted> {
  const { from, to } = coverOf(asked);
  const known = asked.known ? sql`${asked.known}::timestamptz` : sql`null::timestamptz`;
  const strengthOn = (day: string) =>
    readStrength(
      db,
      sql`with tree as materialized (${treeOf(asked)})
        select coalesce(sum(s.official), 0)::int as official, coalesce(sum(s.probationary), 0)::int as probationary
        from tree t cross join lateral unit_strength_on(t.unit_id, ${day}::date, ${known}) s
        where ${holdsOn("t", day)}`,
    );
  return {
    lines: [...(await crossingLines(db, asked)), ...(await treeLines(db, asked))],
    opening: await strengthOn(addDays(from, -1)),
    closing: await strengthOn(to),
  };
}

const lineColumns = sql`k.code as kind, k.event, c.side, k.name_vi as "nameVi", k.name_en as "nameEn",
  case c.side when 'in' then k.line_in when 'out' then k.line_out else k.line_neutral end as line,
  case c.side when 'in' then k.indicator_in when 'out' then k.indicator_out else k.indicator_neutral end as indicator`;

async function readStrength(db: Db, statement: SQL): Promise<Strength> {
  const { rows } = await db.execute<{ official: number; probationary: number }>(statement);
  const { official, probationary } = rows[0] ?? { official: 0, probationary: 0 };
  return { official, probationary, total: official + probationary };
}
