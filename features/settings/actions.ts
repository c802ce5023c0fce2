"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { addCalendarDay, changeDueDate, openPeriod, removeCalendarDay } from "./commands";
import { addCalendarDayInput, changeDueDateInput, openPeriodInput, removeCalendarDayInput } from "./schema";

export const openPeriodAction = formAction(openPeriodInput, async (actor, input) => {
  await openPeriod(actor, input);
  revalidatePath("/periods");
  return { message: "periods.opened" };
});

export const changeDueDateAction = formAction(changeDueDateInput, async (actor, input) => {
  await changeDueDate(actor, input);
  revalidatePath("/periods");
  return { message: "periods.dueChanged" };
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
