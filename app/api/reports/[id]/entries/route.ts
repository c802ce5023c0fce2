import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { type EntryOutcome, saveEntries } from "@/features/reports/commands/save-entries";
import {
  type FigureEntry,
  figureEntry,
  type NarrativeEntry,
  narrativeEntry,
  saveEntriesInput,
} from "@/features/reports/schema";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { jsonError, routeHandler } from "@/server/route-handler";
import { type Translate, translateKey } from "@/server/translate";

/** Keeps what was typed into a draft: each field is answered for itself, saved, in conflict or refused. */
export const PATCH = routeHandler(async (actor, request, context: { params: Promise<{ id: string }> }) => {
  const reportId = (await context.params).id;
  if (!isId(reportId)) throw new AppError("not_found", "errors.notFound");
  const input = saveEntriesInput.safeParse(await request.json().catch(() => null));
  if (!input.success) throw new AppError("invalid", "errors.invalid");
  const t = await getTranslations();
  if (input.data.writer !== actor.accountId) return jsonError(401, "other_account", t("errors.signedOut"));
  const figures: FigureEntry[] = [];
  const narratives: NarrativeEntry[] = [];
  const refused: { field: string; status: "refused"; message: string }[] = [];
  for (const { field, baseVersion, value } of input.data.entries) {
    const [kind, code] = field.split(":");
    if (kind !== "figure" && kind !== "narrative") throw new AppError("invalid", "errors.invalid");
    const parsed =
      kind === "figure"
        ? figureEntry.safeParse({ ...value, indicator: code, baseVersion })
        : narrativeEntry.safeParse({ ...value, section: code, baseVersion });
    if (!parsed.success) refused.push({ field, status: "refused", message: wordsOf(t, parsed.error) });
    else if ("indicator" in parsed.data) figures.push(parsed.data);
    else narratives.push(parsed.data);
  }
  // Also with nothing fit to keep: whether the report is there, and open, is told all the same.
  const outcomes = await saveEntries(actor, { reportId, figures, narratives });
  return Response.json({ entries: [...refused, ...outcomes.map((outcome) => inWords(t, outcome))] });
});

function inWords(t: Translate, outcome: EntryOutcome) {
  if (outcome.status !== "refused") return outcome;
  return { field: outcome.field, status: outcome.status, message: translateKey(t, outcome.messageKey) };
}

function wordsOf(t: Translate, { issues: [issue] }: z.ZodError): string {
  const isLongText = issue?.code === "too_big" && issue.origin === "string";
  return isLongText ? t("errors.tooLong", { limit: Number(issue.maximum) }) : translateKey(t, issue?.message ?? "");
}
