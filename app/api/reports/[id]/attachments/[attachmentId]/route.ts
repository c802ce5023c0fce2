import { removeAttachment } from "@/features/reports/commands/attach-file";
import { openAttachment } from "@/features/reports/queries/list-attachments";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { routeHandler } from "@/server/route-handler";

interface AttachmentContext {
  params: Promise<{ id: string; attachmentId: string }>;
}

/** The document as it was attached, to be saved and never shown in the app's own place. */
export const GET = routeHandler(async (actor, _request, context: AttachmentContext) => {
  const { id: reportId, attachmentId } = await context.params;
  const { name, mediaType, content } = await openAttachment(actor, { reportId, attachmentId });
  return new Response(new Uint8Array(content), {
    headers: {
      "Content-Type": mediaType,
      "Content-Length": String(content.length),
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeName(name)}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
    },
  });
});

export const DELETE = routeHandler(async (actor, _request, context: AttachmentContext) => {
  const { id: reportId, attachmentId } = await context.params;
  if (!isId(attachmentId)) throw new AppError("not_found", "errors.notFound");
  await removeAttachment(actor, { reportId, attachmentId });
  return new Response(null, { status: 204 });
});

// RFC 8187: these four stay as they are in a URI, but not in a header's value.
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
