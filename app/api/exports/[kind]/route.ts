import { AppError } from "@/lib/errors";
import { makeExport } from "@/features/exports/commands/make-export";
import { CONTENT_TYPES } from "@/features/exports/rules/file";
import { exportRequest } from "@/features/exports/schema";
import { routeHandler } from "@/server/route-handler";

/** A file of the ledger or the awards, for an auditor, or of the register as it was filtered. */
export const GET = routeHandler<RouteContext<"/api/exports/[kind]">>(async (actor, request, { params }) => {
  const { kind } = await params;
  const { searchParams } = new URL(request.url);
  const query = Object.fromEntries(searchParams);
  const register = kind === "members" ? { ...query, pick: searchParams.getAll("pick") } : undefined;
  const asked = exportRequest.safeParse({ ...query, kind, register });
  if (!asked.success) throw new AppError("not_found", "errors.notFound");
  const { fileName, body } = await makeExport(actor, asked.data);
  return new Response(body, {
    headers: {
      "Content-Type": CONTENT_TYPES[asked.data.format],
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
});
