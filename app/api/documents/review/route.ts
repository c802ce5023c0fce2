import { makeReviewDocument } from "@/features/documents/commands/make-review";
import { reviewAddress } from "@/features/documents/schema";
import { AppError } from "@/lib/errors";
import { routeHandler } from "@/server/route-handler";

const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
} as const;

/** The quarter's consolidated report as a Word or PDF file. */
export const GET = routeHandler(async (actor, request) => {
  const asked = reviewAddress.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { quarter, unit, format, submitted } = asked;
  if (quarter === undefined) throw new AppError("not_found", "errors.notFound");
  const input = { unitId: unit, quarter, format, withSubmitted: submitted };
  const { fileName, content } = await makeReviewDocument(actor, input);
  return new Response(Buffer.from(content), {
    headers: { "Content-Type": TYPES[format], "Content-Disposition": `attachment; filename="${fileName}"` },
  });
});
