import { getImportProgress } from "@/features/members/queries/get-import";
import { routeHandler } from "@/server/route-handler";

/** How far an import is. */
export const GET = routeHandler<RouteContext<"/api/members/import/[importId]">>(async (actor, _request, { params }) =>
  Response.json(await getImportProgress(actor, await params)),
);
