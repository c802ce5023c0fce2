import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { inOrder } from "../rules/history";
import {
  anniversaryOf,
  batchOf,
  gapsOf,
  type SeniorityFacts,
  seniorityStart,
  seniorityYears,
} from "../rules/seniority";
import { readDueContext } from "./read-due-context";
import { readEntries } from "./read-entries";

export interface Seniority {
  readonly years: number;
  readonly start: string;
  /** Why it runs from that day: confirmed by decision, times deducted, or simply the admission decision. */
  readonly basis: "confirmed" | "deducted" | "decision";
  readonly nextMark: { readonly mark: number; readonly reachedOn: string; readonly batch: string } | null;
}

/** A member's length of membership today (294, 4.5); null of anyone but an official member. */
export async function getSeniority(actor: Actor, { memberId }: { memberId: string }): Promise<Seniority | null> {
  const scope = requireScope(actor, "member.read");
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<SeniorityFacts & Record<string, unknown>>(sql`
      select m.standing, m.admission_decided_on::text as "admissionDecidedOn", m.seniority_from::text as "seniorityFrom"
      from members m where m.id = ${memberId} and ${inScope(sql`m.unit_id`, scope)}`);
    const facts = rows[0];
    if (facts === undefined) throw new AppError("not_found", "errors.notFound");
    const { today, leapDay, marks, batches } = await readDueContext(db, actor.rootId);
    const gaps = gapsOf(inOrder(await readEntries(db, memberId)));
    const years = seniorityYears(facts, today, leapDay, gaps);
    if (years === null) return null;
    const start = seniorityStart(facts, gaps);
    const mark = marks.find((one) => one.years > years)?.years;
    return { years, start, basis: basisOf(facts, gaps.length), nextMark: mark === undefined ? null : markOf(mark) };

    function markOf(next: number) {
      const reachedOn = anniversaryOf(start, next, leapDay);
      return { mark: next, reachedOn, batch: batchOf(reachedOn, batches.value) ?? reachedOn };
    }
  });
}

function basisOf({ seniorityFrom }: SeniorityFacts, gaps: number): Seniority["basis"] {
  if (seniorityFrom !== null) return "confirmed";
  return gaps > 0 ? "deducted" : "decision";
}
