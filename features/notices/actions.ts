"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { readAllNotices, readNotice } from "./commands/read-notices";
import { noInput, readNoticeInput } from "./schema";

export const readNoticeAction = formAction(readNoticeInput, async (actor, input) => {
  const { href } = await readNotice(actor, input);
  revalidatePath("/", "layout");
  return { redirectTo: href };
});

export const readAllNoticesAction = formAction(noInput, async (actor) => {
  await readAllNotices(actor);
  revalidatePath("/", "layout");
  return { message: "notices.allRead" };
});
