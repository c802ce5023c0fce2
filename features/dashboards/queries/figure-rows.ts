import { type SQL, sql } from "drizzle-orm";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inSubtree } from "@/server/access";
import type { FigureSource } from "../rules/figures";

/** SQL: the code under which a row of the counters `c`, of kind `k`, stands in an indicator or on a line. */
export function codeOfCount({ by }: Extract<FigureSource, { from: "ledger" }>): SQL {
  return sql.raw(`case c.side when 'in' then k.${by}_in when 'out' then k.${by}_out else k.${by}_neutral end`);
}

/** SQL: the unit in this column is the unit or beneath it, on the tree of the quarter's last day. */
export function inTree(column: string, unitId: string, quarter: Quarter): SQL {
  return inSubtree(sql.raw(column), unitId, lastDay(quarter));
}

/** SQL: the code is one of these. */
export function isOneOf(code: SQL, codes: readonly string[]): SQL {
  return sql`coalesce(${code} = any (${sql.param(codes)}::text[]), false)`;
}
