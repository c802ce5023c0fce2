import { getTranslations } from "next-intl/server";
import { importForm } from "@/features/forms/commands/import-form";
import { faultTexts } from "@/features/forms/components/file-fault-texts";
import { importFormAddress } from "@/features/forms/schema";
import { AppError } from "@/lib/errors";
import { jsonError, routeHandler } from "@/server/route-handler";
import { SPREADSHEET_LIMITS } from "@/server/spreadsheets/limits";
import { readUpload } from "@/server/spreadsheets/read-upload";

const LARGEST_FILE = 2 * 1024 * 1024;

/** Takes in a form's file as the body of the request, and answers with its draft or with all that is wrong with it. */
export const POST = routeHandler(
  async (actor, request) => {
    const asked = importFormAddress.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success) throw new AppError("invalid", "errors.checkFields");
    const file = await readUpload(request.body, LARGEST_FILE);
    const imported = await importForm(actor, { requestKey: asked.data.requestKey, file });
    if (imported.status === "imported") return Response.json({ id: imported.id });
    const t = await getTranslations();
    return jsonError(422, "invalid", t("forms.file.faults"), { faults: faultTexts(t, imported.faults) });
  },
  // The limit itself is kept while reading; this only leaves room for what is refused there in better words.
  { largestBody: SPREADSHEET_LIMITS.fileBytes },
);
