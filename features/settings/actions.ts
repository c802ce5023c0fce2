"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { addCalendarDay, removeCalendarDay } from "./commands/calendar";
import { endReopening, lockPeriod, reopenPeriod } from "./commands/locking";
import { changeDueDate, extendDeadline, openPeriod } from "./commands/periods";
import {
  addCalendarDayInput,
  changeDueDateInput,
  endReopeningInput,
  extendDeadlineInput,
  lockPeriodInput,
  openPeriodInput,
  removeCalendarDayInput,
  reopenPeriodInput,
} from "./schema";

export const openPeriodAction = formAction(openPeriodInput, async (actor, input) => {
  await openPeriod(actor, input);
  revalidatePath("/periods");
  return { message: "periods.opened" };
});

export const changeDueDateAction = formAction(changeDueDateInput, async (actor, input) => {
  await changeDueDate(actor, input);
  revalidatePath("/periods", "layout");
  return { message: "periods.dueChanged" };
});

export const extendDeadlineAction = formAction(extendDeadlineInput, async (actor, input) => {
  await extendDeadline(actor, input);
  revalidatePath(`/periods/${input.quarter}`);
  return { message: "periods.extended" };
});

export const lockPeriodAction = formAction(lockPeriodInput, async (actor, input) => {
  await lockPeriod(actor, input);
  revalidatePath("/periods", "layout");
  return { message: "periods.nowLocked" };
});

export const reopenPeriodAction = formAction(reopenPeriodInput, async (actor, input) => {
  await reopenPeriod(actor, input);
  revalidatePath("/periods", "layout");
  return { message: "periods.reopened" };
});

export const endReopeningAction = formAction(endReopeningInput, async (actor, input) => {
  await endReopening(actor, input);
  revalidatePath("/periods", "layout");
  return { message: "periods.reopeningEnded" };
});

export const addCalendarDayAction = formAction(addCalendarDayInput, async (actor, input) => {
  await addCalendarDay(actor, input);
  revalidatePath("/calendar");
  return { message: "calendar.added" };
});

export const removeCalendarDayAction = formAction(removeCalendarDayInput, async (actor, input) => {
  await removeCalendarDay(actor, input);
  revalidatePath("/calendar");
  return { message: "calendar.removed" };
});
