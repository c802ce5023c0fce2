import { saveFigure } from "@/features/reports/commands/save-figure";
import { saveFigureInput } from "@/features/reports/schema";
import { routeHandler } from "@/server/route-handler";
import { answerSave, readSaveInput } from "../save-answer";

export const PATCH = routeHandler(async (actor, request, context: { params: Promise<{ id: string }> }) => {
  const input = await readSaveInput(saveFigureInput, request, (await context.params).id);
  return input.success ? answerSave(await saveFigure(actor, input.data)) : input.response;
});
