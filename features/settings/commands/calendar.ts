import { and, eq } from "drizzle-orm";
import { calendarDays } from "@/db/schema/calendar";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { transact } from "@/server/transact";
import { readCalendar } from "../queries";
import { assertDiffers } from "../rules";
import type { AddCalendarDayInput, RemoveCalendarDayInput } from "../schema";
import { requireWholeOffice } from "./hold-period";

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
