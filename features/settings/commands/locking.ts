import { and, count, eq } from "drizzle-orm";
import { periodReopenings, periods, reports } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { isQuarter } from "@/lib/quarter";
import { notifyUnit } from "@/server/notify";
import { transact, type WriteClient } from "@/server/transact";
import { assertLocked, assertUnlocked, assertUntil, isLive } from "../rules";
import type { EndReopeningInput, LockPeriodInput, ReopenPeriodInput } from "../schema";
import { holdPeriod, isPeriod, requireWholeOffice, subjectOf } from "./hold-period";
import { readUnitIn } from "./periods";

/** Locks a quarter for good: its accepted reports stay as they are. Throws `conflict` while a report waits for review. */
export async function lockPeriod(actor: Actor, { quarter }: LockPeriodInput): Promise<void> {
  requireWholeOffice(actor);
  return transact(actor, async (tx) => {
    assertUnlocked(await holdPeriod(tx, actor, quarter));
    const inReview = await countReports(tx, actor, { quarter, status: "submitted" });
    if (inReview > 0) throw new AppError("conflict", "periods.errors.inReview", { count: inReview });
    const accepted = await countReports(tx, actor, { quarter, status: "accepted" });
    await tx.update(periods).set({ lockedAt: new Date(), lockedBy: actor.accountId }).where(isPeriod(actor, quarter));
    return {
      value: undefined,
      audit: [{ action: "period.lock", ...subjectOf(actor, quarter), after: { accepted } }],
    };
  });
}

/** Opens a locked quarter again, whole or for one unit with all beneath it, until the end of a day. */
export async function reopenPeriod(actor: Actor, input: ReopenPeriodInput): Promise<void> {
  requireWholeOffice(actor);
  const { quarter, until, reason, requestKey } = input;
  const unitId = input.unitId ?? actor.rootId;
  return transact(actor, async (tx) => {
    const held = await holdPeriod(tx, actor, quarter);
    const subject = subjectOf(actor, quarter, unitId);
    const known = await readReopenings(tx, actor, quarter);
    if (known.some(({ id }) => id === requestKey)) {
      return { value: undefined, audit: [{ action: "period.repeat", ...subject }] };
    }
    assertLocked(held);
    assertUntil(until, today());
    const unit = await readUnitIn(tx, actor, { unitId, quarter });
    if (known.some((one) => one.unitId === unitId && isLive(one, today()))) {
      throw new AppError("conflict", "periods.errors.alreadyReopened");
    }
    const row = { id: requestKey, rootId: actor.rootId, quarter, unitId, reason, until };
    await tx.insert(periodReopenings).values({ ...row, openedBy: actor.accountId, openedAt: new Date() });
    const isWhole = unitId === actor.rootId;
    const notice = {
      kind: "period.reopened",
      key: requestKey,
      unitId,
      roles: ["secretary"],
      params: { quarter, unit, day: until, reason },
      href: `/reports?quarter=${quarter}`,
    } as const;
    await notifyUnit(tx, { ...notice, reach: "down" });
    if (!isWhole) await notifyUnit(tx, { ...notice, reach: "above" });
    return { value: undefined, audit: [{ action: "period.reopen", ...subject, reason, after: { unit, until } }] };
  });
}

/** Ends a reopening before its last day. Throws `conflict` when it has ended. */
export async function endReopening(actor: Actor, { id, reason }: EndReopeningInput): Promise<void> {
  requireWholeOffice(actor);
  return transact(actor, async (tx) => {
    const { quarter, unitId, until, endedAt } = periodReopenings;
    const isThis = and(eq(periodReopenings.id, id), eq(periodReopenings.rootId, actor.rootId));
    const [held] = await tx
      .select({ quarter, unitId, until, endedAt })
      .from(periodReopenings)
      .where(isThis)
      .for("update");
    if (!held || !isQuarter(held.quarter)) throw new AppError("not_found", "errors.notFound");
    if (!isLive(held, today())) throw new AppError("conflict", "periods.errors.alreadyEnded");
    await tx.update(periodReopenings).set({ endedAt: new Date(), endedBy: actor.accountId }).where(isThis);
    const subject = subjectOf(actor, held.quarter, held.unitId);
    return {
      value: undefined,
      audit: [{ action: "period.end_reopening", ...subject, reason, before: { until: held.until } }],
    };
  });
}

async function countReports(
  tx: WriteClient,
  actor: Actor,
  { quarter, status }: { quarter: string; status: "submitted" | "accepted" },
): Promise<number> {
  const isCounted = and(eq(reports.rootId, actor.rootId), eq(reports.quarter, quarter), eq(reports.status, status));
  const [found] = await tx.select({ reports: count() }).from(reports).where(isCounted);
  return found?.reports ?? 0;
}

function readReopenings(tx: WriteClient, actor: Actor, quarter: string) {
  const { id, unitId, until, endedAt } = periodReopenings;
  return tx
    .select({ id, unitId, until, endedAt })
    .from(periodReopenings)
    .where(and(eq(periodReopenings.rootId, actor.rootId), eq(periodReopenings.quarter, quarter)));
}
