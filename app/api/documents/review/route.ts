import { makeReviewDocument } from "@/features/documents/commands";
import { reviewAddress } from "@/features/documents/schema";
import { AppError } from "@/lib/errors";
import { routeHandler } from "@/server/route-handler";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The quarter's review as a Word file. */
export const GET = routeHandler(async (actor, request) => {
  const { quarter, unit } = reviewAddress.parse(Object.fromEntries(new URL(request.url).searchParams));
  if (quarter === undefined) throw new AppError("not_found", "errors.notFound");
  const { fileName, content } = await makeReviewDocument(actor, { unitId: unit, quarter });
  return new Response(Buffer.from(content), {
    headers: { "Content-Type": WORD, "Content-Disposition": `attachment; filename="${fileName}"` },
  });
});
