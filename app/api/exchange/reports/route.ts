import { importReport, previewImport } from "@/features/exchange/commands/import-report";
import { importRequest } from "@/features/exchange/schema";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { routeHandler } from "@/server/route-handler";

const LARGEST_BODY = 4_000_000;

/** What a signed file would bring into the unit's draft, or, when asked to, brings. */
export const POST = routeHandler(
  async (actor, request) => {
    requireScope(actor, "exchange.use");
    const body: unknown = await request.json().catch(() => null);
    const asked = importRequest.safeParse(body);
    if (!asked.success) throw new AppError("invalid", "exchange.errors.notAFile");
    const { text, apply, overwrite } = asked.data;
    return Response.json(await (apply ? importReport : previewImport)(actor, text, overwrite));
  },
  { largestBody: LARGEST_BODY },
);
