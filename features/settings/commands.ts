import { and, eq } from "drizzle-orm";
import { calendarDays } from "@/db/schema/calendar";
import { periods } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { firstDay, lastDay } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import { transact } from "@/server/transact";
import { readCalendar, readUsualDueDay } from "./queries";
import { assertDiffers, assertDueDay, assertMayOpen, usualDueDay } from "./rules";
import type { AddCalendarDayInput, ChangeDueDateInput, OpenPeriodInput, RemoveCalendarDayInput } from "./schema";

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

/** Enters a day off, or a day worked in exchange. Throws `conflict` when the office entered that day already. */
export async function addCalendarDay(actor: Actor, input: AddCalendarDayInput): Promise<{ id: string }> {
  requireWholeOffice(actor, "calendar.edit");
  const { day, name, sourceDocument } = input;
  const isWorking = input.work === "worked";
  return transact(actor, async (tx) => {
    const isThisDay = and(eq(calendarDays.rootId, actor.rootId), eq(calendarDays.day, day));
    const own = await tx.select({ id: calendarDays.id }).from(calendarDays).where(isThisDay);
    if (own.length > 0) throw alreadyEntered();
    assertDiffers(day, isWorking, await readCalendar(tx, actor.rootId));
    const facts = { day, isWorking, name, sourceDocument };
    const id = newId();
    const added = await tx
      .insert(calendarDays)
      .values({ id, rootId: actor.rootId, ...facts })
      .onConflictDoNothing()
      .returning({ id: calendarDays.id });
    if (added.length === 0) throw alreadyEntered();
    return { value: { id }, audit: [{ action: "calendar.add", ...subjectOf(actor, id), after: facts }] };
  });
}

/** Takes a day the office entered out of its calendar again; what is due is counted without it from then on. */
export async function removeCalendarDay(actor: Actor, { id, reason }: RemoveCalendarDayInput): Promise<void> {
  requireWholeOffice(actor, "calendar.edit");
  return transact(actor, async (tx) => {
    const [before] = await tx
      .delete(calendarDays)
      .where(and(eq(calendarDays.rootId, actor.rootId), eq(calendarDays.id, id)))
      .returning({
        day: calendarDays.day,
        isWorking: calendarDays.isWorking,
        name: calendarDays.name,
        sourceDocument: calendarDays.sourceDocument,
      });
    if (before === undefined) throw new AppError("not_found", "errors.notFound");
    return { value: undefined, audit: [{ action: "calendar.remove", ...subjectOf(actor, id), reason, before }] };
  });
}

function subjectOf(actor: Actor, id: string) {
  return { subjectType: "calendar_day", subjectId: id, unitId: actor.rootId };
}

function alreadyEntered(): AppError {
  const messageKey = "calendar.errors.alreadyEntered";
  return new AppError("conflict", messageKey, undefined, { day: [messageKey] });
}

// A period or a calendar holds for the whole office, so a grant on a part of it is not enough.
function requireWholeOffice(actor: Actor, permission: "period.edit" | "calendar.edit" = "period.edit"): void {
  const scope = requireScope(actor, permission);
  if (!scope.unitIds.includes(actor.rootId)) throw new AppError("forbidden", "errors.forbidden");
}
