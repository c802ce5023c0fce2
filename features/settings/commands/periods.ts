import { eq, sql } from "drizzle-orm";
import { periodExtensions, periods } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { firstDay, lastDay, type Quarter } from "@/lib/quarter";
import { inScope, requireScope } from "@/server/access";
import { notifyUnit } from "@/server/notify";
import { transact, type WriteClient } from "@/server/transact";
import { readUsualDueDay } from "../queries";
import { assertDueDay, assertExtension, assertMayOpen, assertUnlocked, usualDueDay } from "../rules";
import type { ChangeDueDateInput, ExtendDeadlineInput, OpenPeriodInput } from "../schema";
import { holdPeriod, isPeriod, requireWholeOffice, subjectOf } from "./hold-period";

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
    await notifyUnit(tx, {
      kind: "period.opened",
      key: quarter,
      unitId: actor.rootId,
      roles: ["secretary"],
      reach: "down",
      params: { quarter, day: dueOn },
      href: `/reports?quarter=${quarter}`,
    });
    const after = { opensOn: row.opensOn, dueOn };
    return { value: { quarter, dueOn }, audit: [{ action: "period.open", ...subjectOf(actor, quarter), after }] };
  });
}

/** Sets another due day; reports handed in before are judged by it as well. Throws `conflict` once the quarter is locked. */
export async function changeDueDate(actor: Actor, input: ChangeDueDateInput): Promise<void> {
  requireWholeOffice(actor);
  const { quarter, dueOn, reason } = input;
  assertDueDay(quarter, dueOn);
  return transact(actor, async (tx) => {
    const held = await holdPeriod(tx, actor, quarter);
    assertUnlocked(held);
    await tx.update(periods).set({ dueOn }).where(isPeriod(actor, quarter));
    const sides = { before: { dueOn: held.dueOn }, after: { dueOn } };
    return {
      value: undefined,
      audit: [{ action: "period.change_due", ...subjectOf(actor, quarter), reason, ...sides }],
    };
  });
}

/** Gives one unit until a later day, with the reason; the newest extension counts. The same form sent twice is one. */
export async function extendDeadline(actor: Actor, input: ExtendDeadlineInput): Promise<void> {
  requireWholeOffice(actor);
  const { quarter, unitId, dueOn, reason, requestKey } = input;
  return transact(actor, async (tx) => {
    const held = await holdPeriod(tx, actor, quarter);
    const subject = subjectOf(actor, quarter, unitId);
    const value = undefined;
    const isKnown = eq(periodExtensions.id, requestKey);
    const [known] = await tx.select({ id: periodExtensions.id }).from(periodExtensions).where(isKnown);
    if (known) return { value, audit: [{ action: "period.repeat", ...subject }] };
    assertUnlocked(held);
    assertExtension(quarter, { dueOn, periodDueOn: held.dueOn });
    const unit = await readUnitIn(tx, actor, { unitId, quarter });
    const row = { id: requestKey, rootId: actor.rootId, quarter, unitId, dueOn, reason, grantedBy: actor.accountId };
    await tx.insert(periodExtensions).values({ ...row, grantedAt: new Date() });
    await notifyUnit(tx, {
      kind: "period.extended",
      key: requestKey,
      unitId,
      roles: ["secretary"],
      params: { quarter, unit, day: dueOn, reason },
      href: `/reports?quarter=${quarter}`,
    });
    const sides = { before: { dueOn: held.dueOn }, after: { unit, dueOn } };
    return { value, audit: [{ action: "period.extend", ...subject, reason, ...sides }] };
  });
}

/** The unit's name at the quarter's end; throws `not_found` for one that the office did not have then. */
export async function readUnitIn(
  tx: WriteClient,
  actor: Actor,
  { unitId, quarter }: { unitId: string; quarter: Quarter },
): Promise<string> {
  const scope = requireScope(actor, "period.edit");
  const { rows } = await tx.execute<{ name: string }>(sql`
    select v.name from org_unit_versions v
    where v.root_id = ${actor.rootId} and v.unit_id = ${unitId}::uuid and ${inScope(sql`v.unit_id`, scope)}
      and v.valid_from <= ${lastDay(quarter)}::date and (v.valid_to is null or ${lastDay(quarter)}::date < v.valid_to)`);
  const [unit] = rows;
  if (!unit) throw new AppError("not_found", "errors.notFound", undefined, { unitId: ["periods.errors.unit"] });
  return unit.name;
}
