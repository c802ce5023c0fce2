"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { stateFigure, withdrawFigure } from "./commands/state-figure";
import { takeQuote } from "./commands/take-quote";
import { writeChapter } from "./commands/write-chapter";
import { stateFigureInput, takeQuoteInput, withdrawFigureInput, writeChapterInput } from "./schema";

export const stateFigureAction = formAction(stateFigureInput, async (actor, input) => {
  await stateFigure(actor, input);
  revalidatePath("/consolidation", "layout");
  return { message: "consolidation.stated.kept" };
});

export const withdrawFigureAction = formAction(withdrawFigureInput, async (actor, input) => {
  await withdrawFigure(actor, input);
  revalidatePath("/consolidation", "layout");
  return { message: "consolidation.stated.withdrawn" };
});

export const writeChapterAction = formAction(writeChapterInput, async (actor, input) => {
  const { version } = await writeChapter(actor, input);
  revalidatePath("/consolidation", "layout");
  return { message: "consolidation.chapters.kept", values: { baseVersion: String(version) }, keepsTyped: true };
});

export const takeQuoteAction = formAction(takeQuoteInput, async (actor, input) => {
  await takeQuote(actor, input);
  revalidatePath("/consolidation", "layout");
  return { message: "consolidation.chapters.taken" };
});
