import { attachFile } from "@/features/reports/commands/attach-file";
import { LARGEST_ATTACHMENT } from "@/features/reports/rules/limits";
import { attachFileInput } from "@/features/reports/schema";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { routeHandler } from "@/server/route-handler";
import { readUpload } from "@/server/spreadsheets/read-upload";

/** Takes in a document as the body of the request; its name stands in the address. */
export const POST = routeHandler(
  async (actor, request, context: { params: Promise<{ id: string }> }) => {
    const reportId = (await context.params).id;
    if (!isId(reportId)) throw new AppError("not_found", "errors.notFound");
    const name = new URL(request.url).searchParams.get("name");
    const input = attachFileInput.safeParse({ reportId, name });
    if (!input.success) throw new AppError("invalid", "reports.attachments.errors.name");
    const file = await readUpload(request.body, LARGEST_ATTACHMENT);
    if (file.length === 0) throw new AppError("invalid", "reports.attachments.errors.empty");
    return Response.json(await attachFile(actor, input.data, file), { status: 201 });
  },
  // The limit itself is kept while reading; this only leaves room for what is refused there in better words.
  { largestBody: 2 * LARGEST_ATTACHMENT },
);
