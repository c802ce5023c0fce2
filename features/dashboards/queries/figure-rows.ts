import { type SQL, sql } from "drizzle-orm";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inSubtree } from "@/server/access";

/** SQL: the indicator that an entry `c` with its side, of kind `k`, is counted in. */
export const indicatorOf = sql`case c.side when 'in' then k.indicator_in when 'out' then k.indicator_out else k.indicator_neutral end`;

/** SQL: the unit in this column is the unit or beneath it, on the tree of the quarter's last day. */
export function inTree(column: string, unitId: string, quarter: Quarter): SQL {
  return inSubtree(sql.raw(column), unitId, lastDay(quarter));
}

/** SQL: the code is one of these. */
export function isOneOf(code: SQL, codes: readonly string[]): SQL {
  return sql`coalesce(${code} = any (${sql.param(codes)}::text[]), false)`;
}
