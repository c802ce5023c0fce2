import { getTranslations } from "next-intl/server";
import { saveExplanation } from "@/features/reports/commands/save-explanation";
import { saveExplanationInput } from "@/features/reports/schema";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { jsonError, routeHandler } from "@/server/route-handler";

/** Keeps what is said to a finding: 200 with the new version, or 409 with what another hand wrote there. */
export const PATCH = routeHandler(async (actor, request, context: { params: Promise<{ id: string }> }) => {
  const reportId = (await context.params).id;
  if (!isId(reportId)) throw new AppError("not_found", "errors.notFound");
  const body: unknown = await request.json().catch(() => null);
  const input = saveExplanationInput.safeParse(typeof body === "object" ? { ...body, reportId } : null);
  const t = await getTranslations("errors");
  if (!input.success) {
    const isLong = input.error.issues.some(({ code, path }) => code === "too_big" && path[0] === "body");
    throw new AppError("invalid", isLong ? "reports.errors.explanationTooLong" : "errors.invalid");
  }
  // Another account's session in the same browser must not send what this page's writer typed.
  if ((input.data.writer ?? actor.accountId) !== actor.accountId)
    return jsonError(401, "other_account", t("signedOut"));
  const outcome = await saveExplanation(actor, input.data);
  if (outcome.status === "saved") return Response.json({ version: outcome.version });
  return jsonError(409, "conflict", t("conflict"), { version: outcome.version, theirs: outcome.theirs });
});
