import { makeGridFile } from "@/features/exports/commands/make-grid-file";
import { CONTENT_TYPES } from "@/features/exports/rules/file";
import { statusGridAddress } from "@/features/reports/schema";
import { routeHandler } from "@/server/route-handler";

/** The units by quarters, as filtered in the address, as an Excel file. */
export const GET = routeHandler<RouteContext<"/api/reports/grid">>(async (actor, request) => {
  const asked = statusGridAddress.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { fileName, body } = await makeGridFile(actor, asked);
  return new Response(body, {
    headers: {
      "Content-Type": CONTENT_TYPES.xlsx,
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
});
