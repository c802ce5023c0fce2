import { listRemarks } from "@/features/reports/queries/list-remarks";
import { routeHandler } from "@/server/route-handler";

/** What was said about one field of the report. */
export const GET = routeHandler(async (actor, request, context: { params: Promise<{ id: string }> }) => {
  const field = new URL(request.url).searchParams.get("field") ?? "";
  return Response.json(await listRemarks(actor, { reportId: (await context.params).id, field }));
});
