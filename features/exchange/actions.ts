"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { revokeInstallation, trustInstallation } from "./commands/trust";
import { revokeInput, trustInput } from "./schema";

export const trustAction = formAction(trustInput, async (actor, input) => {
  await trustInstallation(actor, input);
  revalidatePath("/exchange");
  return { message: "exchange.trust.added" };
});

export const revokeAction = formAction(revokeInput, async (actor, input) => {
  await revokeInstallation(actor, input.id);
  revalidatePath("/exchange");
  return { message: "exchange.trust.revokedNow" };
});
