"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { recordAward } from "./commands/record-award";
import { withdrawAward } from "./commands/withdraw-award";
import { recordAwardInput, withdrawAwardInput } from "./schema";

export const recordAwardAction = formAction(recordAwardInput, async (actor, input) => {
  const { id } = await recordAward(actor, input);
  revalidatePath("/awards");
  return { redirectTo: `/awards/${id}` };
});

export const withdrawAwardAction = formAction(withdrawAwardInput, async (actor, input) => {
  const { awardId } = await withdrawAward(actor, input);
  revalidatePath(`/awards/${awardId}`);
  return { message: "awards.withdraw.done" };
});
