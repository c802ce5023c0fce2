import { and, eq } from "drizzle-orm";
import { periods } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import type { Quarter } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import type { WriteClient } from "@/server/transact";

/** Throws `forbidden` for a grant on a part of the office: a period or a calendar holds for the whole of it. */
export function requireWholeOffice(actor: Actor, permission: "period.edit" | "calendar.edit" = "period.edit"): void {
  const scope = requireScope(actor, permission);
  if (!scope.unitIds.includes(actor.rootId)) throw new AppError("forbidden", "errors.forbidden");
}

/** The SQL condition of the office's own period. */
export function isPeriod(actor: Actor, quarter: Quarter) {
  return and(eq(periods.rootId, actor.rootId), eq(periods.quarter, quarter));
}

/** Reads a period and keeps everyone else's hands off it until the transaction ends. */
export async function holdPeriod(tx: WriteClient, actor: Actor, quarter: Quarter) {
  const { dueOn, lockedAt } = periods;
  const [held] = await tx.select({ dueOn, lockedAt }).from(periods).where(isPeriod(actor, quarter)).for("update");
  if (!held) throw new AppError("not_found", "errors.notFound");
  return held;
}

export function subjectOf(actor: Actor, quarter: Quarter, unitId: string = actor.rootId) {
  return { subjectType: "period", subjectId: quarter, unitId } as const;
}
