import { getTranslations } from "next-intl/server";
import { keepPresence } from "@/features/reports/commands/keep-presence";
import { keepPresenceInput } from "@/features/reports/schema";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { jsonError, routeHandler } from "@/server/route-handler";

/** Asked by an open editor every few seconds: says where its writer is, and answers with what others did meanwhile. */
export const POST = routeHandler(
  async (actor, request, context: { params: Promise<{ id: string }> }) => {
    const reportId = (await context.params).id;
    if (!isId(reportId)) throw new AppError("not_found", "errors.notFound");
    const body: unknown = await request.json().catch(() => null);
    const input = keepPresenceInput.safeParse({ ...(typeof body === "object" ? body : {}), reportId });
    if (!input.success) throw new AppError("invalid", "errors.invalid");
    if (input.data.writer !== actor.accountId) {
      const t = await getTranslations("errors");
      return jsonError(401, "other_account", t("signedOut"));
    }
    return Response.json(await keepPresence(actor, input.data));
  },
  { countsAsUse: false },
);
