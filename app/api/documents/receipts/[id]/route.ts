import { makeReceipt } from "@/features/documents/commands/make-receipt";
import { routeHandler } from "@/server/route-handler";

/** The receipt of a report that was handed in, as a PDF to keep. */
export const GET = routeHandler<{ params: Promise<{ id: string }> }>(async (actor, request, { params }) => {
  const ordinal = Number(new URL(request.url).searchParams.get("ordinal") ?? Number.NaN);
  const input = { reportId: (await params).id, ordinal: Number.isInteger(ordinal) ? ordinal : undefined };
  const { fileName, content } = await makeReceipt(actor, input);
  return new Response(Buffer.from(content), {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": `attachment; filename="${fileName}"` },
  });
});
