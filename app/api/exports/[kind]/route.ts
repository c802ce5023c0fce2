import { AppError } from "@/lib/errors";
import { makeExport } from "@/features/exports/commands";
import { CONTENT_TYPES } from "@/features/exports/rules/file";
import { exportRequest } from "@/features/exports/schema";
import { routeHandler } from "@/server/route-handler";

/** A file of the ledger, the awards or the register, for an auditor. */
export const GET = routeHandler<RouteContext<"/api/exports/[kind]">>(async (actor, request, { params }) => {
  const { kind } = await params;
  const asked = exportRequest.safeParse({ ...Object.fromEntries(new URL(request.url).searchParams), kind });
  if (!asked.success) throw new AppError("not_found", "errors.notFound");
  const { fileName, body } = await makeExport(actor, asked.data);
  return new Response(body, {
    headers: {
      "Content-Type": CONTENT_TYPES[asked.data.format],
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
});
