import { and, eq } from "drizzle-orm";
import { periods } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { firstDay, lastDay } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import { transact } from "@/server/transact";
import { readUsualDueDay } from "./queries";
import { assertDueDay, assertMayOpen, usualDueDay } from "./rules";
import type { ChangeDueDateInput, OpenPeriodInput } from "./schema";

/** Opens a quarter for reports. Throws `conflict` when it is open already. */
export async function openPeriod(actor: Actor, input: OpenPeriodInput): Promise<{ quarter: string; dueOn: string }> {
  requireWholeOffice(actor);
  const { quarter } = input;
  assertMayOpen(quarter, today());
  return transact(actor, async (tx) => {
    const dueOn = input.dueOn ?? usualDueDay(quarter, await readUsualDueDay(tx, lastDay(quarter)));
    assertDueDay(quarter, dueOn);
    const row = { rootId: actor.rootId, quarter, opensOn: firstDay(quarter), dueOn };
    const opened = await tx.insert(periods).values(row).onConflictDoNothing().returning({ quarter: periods.quarter });
    if (opened.length === 0) {
      throw new AppError("conflict", "periods.errors.alreadyOpen", undefined, { year: ["periods.errors.alreadyOpen"] });
    }
    const audit = { action: "period.open", subjectType: "period", subjectId: quarter, unitId: actor.rootId };
    return { value: { quarter, dueOn }, audit: [{ ...audit, after: { opensOn: row.opensOn, dueOn } }] };
  });
}

/** Sets another due day; reports handed in before are judged by it as well. */
export async function changeDueDate(actor: Actor, input: ChangeDueDateInput): Promise<void> {
  requireWholeOffice(actor);
  const { quarter, dueOn, reason } = input;
  assertDueDay(quarter, dueOn);
  return transact(actor, async (tx) => {
    const isThisPeriod = and(eq(periods.rootId, actor.rootId), eq(periods.quarter, quarter));
    const [before] = await tx.select({ dueOn: periods.dueOn }).from(periods).where(isThisPeriod).for("update");
    if (!before) throw new AppError("not_found", "errors.notFound");
    await tx.update(periods).set({ dueOn }).where(isThisPeriod);
    const audit = { action: "period.change_due", subjectType: "period", subjectId: quarter, unitId: actor.rootId };
    return { value: undefined, audit: [{ ...audit, reason, before, after: { dueOn } }] };
  });
}

// A period holds for the whole office, so a grant on a part of it is not enough.
function requireWholeOffice(actor: Actor): void {
  const scope = requireScope(actor, "period.edit");
  if (!scope.unitIds.includes(actor.rootId)) throw new AppError("forbidden", "errors.forbidden");
}
