import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { TableAsked } from "../rules/strength";
import { treeMoves, treeOf } from "./strength-sql";
import { requireUnitsInScope } from "./units-in-scope";

const MOST_SHOWN = 2000;

export interface TreeMove {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly name: string | null;
  readonly onDay: string;
  readonly side: "in" | "out";
  /** Members who stayed in the unit as it came under another, or left it. */
  readonly people: number;
}

/** The units with members behind the lines T8 and G10 of a table, in the order of their days. */
export function listTreeMoves(actor: Actor, asked: TableAsked): Promise<TreeMove[]> {
  const scope = requireScope(actor, "change.read");
  return readAs(actor, async (db) => {
    await requireUnitsInScope(db, scope, asked);
    const { rows } = await db.execute<TreeMove>(sql`
      with tree as materialized (${treeOf(asked)}), moves as (${treeMoves(asked)})
      select m.unit_id as "unitId", ${unitNameOn(sql`m.unit_id`, sql`m.on_day`)} as name, m.on_day as "onDay", m.side, m.people
      from moves m where m.people <> 0 order by m.on_day, m.side, name limit ${MOST_SHOWN}`);
    return rows;
  });
}
