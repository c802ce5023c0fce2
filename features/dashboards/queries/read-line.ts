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
  const { kind, side } = line;
  const { rows } = await db.execute<Line & Record<string, unknown>>(sql`
    select found.line, k.code as kind, ${side}::text as side, k.name_vi as "nameVi", k.name_en as "nameEn"
    from change_kinds k
    cross join lateral (select case ${side}::text when 'in' then k.line_in when 'out' then k.line_out else k.line_neutral end as line) found
    where k.code = ${kind} and found.line is not null`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}
