import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { readStrengthTable } from "@/features/members/queries/get-strength-table";
import { figuresOf, type StrengthTable } from "@/features/members/rules/strength";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inSubtree } from "@/server/access";

export interface RegisterFigures {
  readonly strength: StrengthTable;
  /** The figure of an indicator's source; null for one that is only entered. */
  readonly figureOf: (source: string | null) => number | null;
}

/** What the registers say of a unit and all beneath it for a quarter. */
export async function computeFigures(
  db: Pick<ReadClient, "execute">,
  unitId: string,
  quarter: Quarter,
): Promise<RegisterFigures> {
  const strength = await readStrengthTable(db, unitId, quarter);
  const awards = await countAwards(db, unitId, quarter);
  const changes = figuresOf(strength);
  const stocks = new Map([
    ["opening", strength.opening.total],
    ["total", strength.closing.total],
    ["official", strength.closing.official],
    ["probationary", strength.closing.probationary],
  ]);
  const figureOf = (source: string | null) => {
    if (source === null) return null;
    const [register, detail = ""] = source.split(":");
    if (register === "ledger") return changes.get(detail) ?? 0;
    if (register === "awards") return awards.get(detail) ?? 0;
    const stock = register === "strength" ? stocks.get(detail) : undefined;
    if (stock === undefined) throw new Error(`No register for the source ${source}`);
    return stock;
  };
  return { strength, figureOf };
}

async function countAwards(db: Pick<ReadClient, "execute">, unitId: string, quarter: Quarter) {
  const { rows } = await db.execute<{ form: string; recipients: number }>(sql`
    select a.form, count(*)::int as recipients from award_recipients a
    where a.quarter = ${quarter} and ${inSubtree(sql`a.unit_id`, unitId, lastDay(quarter))}
      and not exists (select 1 from award_withdrawals w where w.recipient_id = a.id)
    group by a.form`);
  return new Map(rows.map(({ form, recipients }) => [form, recipients]));
}
