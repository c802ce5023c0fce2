"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { changeDueDate, openPeriod } from "./commands";
import { changeDueDateInput, openPeriodInput } from "./schema";

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
