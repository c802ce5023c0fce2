import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import type { Side } from "@/features/members/rules/strength";
import { AppError } from "@/lib/errors";
import { type Figure, lineOf } from "../rules/figures";

/** A line of the increase/decrease table: a kind of change on one of its sides. */
export interface Line {
  readonly line: string;
  readonly kind: string;
  readonly side: Side;
  readonly nameVi: string;
  readonly nameEn: string;
}

/** The line a figure is; null for a headline figure; a line that does not exist is not found. */
export async function readLine(db: Pick<ReadClient, "execute">, figure: Figure): Promise<Line | null> {
  const line = lineOf(figure);
  if (line === null) return null;
  const { rows } = await db.execute<Line & Record<string, unknown>>(sql`
    select ${line}::text as line, k.code as kind, k.name_vi as "nameVi", k.name_en as "nameEn",
      case ${line} when k.line_in then 'in' when k.line_out then 'out' else 'neutral' end as side
    from change_kinds k where ${line} in (k.line_in, k.line_out, k.line_neutral) order by k.ordinal limit 1`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}
