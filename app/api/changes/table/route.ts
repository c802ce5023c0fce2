import { makeTableFile } from "@/features/exports/commands/make-table-file";
import { CONTENT_TYPES } from "@/features/exports/rules/file";
import { ledgerAddress } from "@/features/members/schema";
import { routeHandler } from "@/server/route-handler";

/** The increase/decrease table of a unit and period as an Excel file. */
export const GET = routeHandler<RouteContext<"/api/changes/table">>(async (actor, request) => {
  const asked = ledgerAddress.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { fileName, body } = await makeTableFile(actor, {
    unitId: asked.unit,
    quarter: asked.quarter,
    isCumulative: asked.cumulative !== undefined,
    tree: asked.tree,
    knownOn: asked.known,
    onDay: asked.on,
  });
  return new Response(body, {
    headers: {
      "Content-Type": CONTENT_TYPES.xlsx,
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
});
