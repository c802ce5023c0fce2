import { saveNarrative } from "@/features/reports/commands/save-narrative";
import { saveNarrativeInput } from "@/features/reports/schema";
import { routeHandler } from "@/server/route-handler";
import { answerSave, readSaveInput } from "../save-answer";

export const PATCH = routeHandler(async (actor, request, context: { params: Promise<{ id: string }> }) => {
  const input = await readSaveInput(saveNarrativeInput, request, (await context.params).id);
  return input.success ? answerSave(await saveNarrative(actor, input.data)) : input.response;
});
