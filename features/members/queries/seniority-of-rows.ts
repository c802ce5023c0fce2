import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ReadClient } from "@/db/read";
import { settingAt } from "@/server/settings";
import { inOrder } from "../rules/history";
import { gapsOf, type SeniorityFacts, seniorityYears } from "../rules/seniority";

const leapDays = z.enum(["02-28", "03-01"]);

interface Step {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly memberId: string;
  readonly event: string;
  readonly effectiveOn: string;
  readonly standingAfter: string;
  readonly sign: number;
  readonly reversesId: string | null;
}

/** Years of membership on a day of each row; null of anyone but official members (294, 4.5). */
export async function seniorityOfRows(
  db: Pick<ReadClient, "execute">,
  rows: readonly (SeniorityFacts & { readonly id: string })[],
  day: string,
): Promise<ReadonlyMap<string, number | null>> {
  const leapDay = await settingAt(db, "seniority.leap_day", day, leapDays);
  const ids = sql.param(rows.map((row) => row.id));
  // Only for those who came back are there times to be deducted.
  const { rows: steps } = await db.execute<Step>(sql`
    select e.id, e.member_id as "memberId", k.event, e.effective_on as "effectiveOn", e.standing_after as "standingAfter",
      e.sign, e.reverses_id as "reversesId"
    from member_events e join change_kinds k on k.code = e.kind
    where e.effective_on <= ${day}::date and e.member_id in (
      select b.member_id from member_events b join change_kinds bk on bk.code = b.kind
      where b.member_id = any (${ids}::uuid[]) and bk.event in ('readmission', 'reconnection'))
    order by e.seq`);
  return new Map(
    rows.map((row) => {
      const own = steps.filter((step) => step.memberId === row.id);
      return [row.id, seniorityYears(row, day, leapDay, gapsOf(inOrder(own)))];
    }),
  );
}
