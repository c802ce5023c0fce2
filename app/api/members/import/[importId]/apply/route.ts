import { applyImport } from "@/features/members/commands/apply-import";
import { importInput } from "@/features/members/schema";
import { AppError } from "@/lib/errors";
import { routeHandler } from "@/server/route-handler";

/** Enters the people of an import; answers when all of them are in. */
export const POST = routeHandler<RouteContext<"/api/members/import/[importId]/apply">>(
  async (actor, _request, { params }) => {
    const asked = importInput.safeParse(await params);
    if (!asked.success) throw new AppError("not_found", "errors.notFound");
    return Response.json(await applyImport(actor, asked.data));
  },
);
