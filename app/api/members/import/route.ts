import { checkImport } from "@/features/members/commands/check-import";
import { checkImportInput } from "@/features/members/schema";
import { AppError } from "@/lib/errors";
import { progressResponse } from "@/server/progress-response";
import { routeHandler } from "@/server/route-handler";
import { SPREADSHEET_LIMITS } from "@/server/spreadsheets/limits";
import { readUpload } from "@/server/spreadsheets/read-upload";

/** Takes in a file of members as the body of the request, and answers with how far its reading is. */
export const POST = routeHandler(
  async (actor, request) => {
    const asked = checkImportInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success) throw new AppError("invalid", "errors.checkFields");
    const file = await readUpload(request.body);
    return progressResponse(actor, (tell) =>
      checkImport(actor, asked.data, { file, onProgress: (rows) => tell({ rows }) }),
    );
  },
  // The limit itself is kept while reading; this only leaves room for what is refused there in better words.
  { largestBody: 2 * SPREADSHEET_LIMITS.fileBytes },
);
