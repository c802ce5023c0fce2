import { exportForm } from "@/features/forms/commands/export-form";
import { exportFormAddress } from "@/features/forms/schema";
import { AppError } from "@/lib/errors";
import { routeHandler } from "@/server/route-handler";

const TYPES = {
  json: "application/json; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** A version of the office's form as a file. */
export const GET = routeHandler<RouteContext<"/api/forms/[formId]/export">>(async (actor, request, { params }) => {
  const { formId } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const asked = exportFormAddress.safeParse({ ...query, formId });
  if (!asked.success) throw new AppError("not_found", "errors.notFound");
  const { fileName, body } = await exportForm(actor, asked.data);
  return new Response(body, {
    headers: {
      "Content-Type": TYPES[asked.data.format],
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
});
