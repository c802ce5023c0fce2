import { exportReport } from "@/features/exchange/commands/export-report";
import { routeHandler } from "@/server/route-handler";

/** A report that was handed in, as a file signed by this installation. */
export const GET = routeHandler<{ params: Promise<{ id: string }> }>(async (actor, _request, { params }) => {
  const { fileName, content } = await exportReport(actor, (await params).id);
  return new Response(content, {
    headers: { "Content-Type": "application/json", "Content-Disposition": `attachment; filename="${fileName}"` },
  });
});
