import { makeBlankForm } from "@/features/documents/commands/make-blank-form";
import { blankFormAddress } from "@/features/documents/schema";
import { AppError } from "@/lib/errors";
import { routeHandler } from "@/server/route-handler";

/** The form of a kind of unit as a PDF, empty, to be filled in on paper. */
export const GET = routeHandler(async (actor, request) => {
  const { quarter, kind } = blankFormAddress.parse(Object.fromEntries(new URL(request.url).searchParams));
  if (quarter === undefined) throw new AppError("not_found", "errors.notFound");
  const { fileName, content } = await makeBlankForm(actor, { quarter, kind });
  return new Response(Buffer.from(content), {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": `attachment; filename="${fileName}"` },
  });
});
