import { getTranslations } from "next-intl/server";
import { TEMPLATE_COLUMNS } from "@/features/members/rules/import-template";
import { requireScope } from "@/server/access";
import { templateStream } from "@/server/export/xlsx-template";
import { routeHandler } from "@/server/route-handler";

/** The workbook that an office fills in, with its instructions. */
export const GET = routeHandler(async (actor) => {
  requireScope(actor, "member.import");
  const t = await getTranslations("members.import");
  const general = (["rows", "required", "again", "notKept"] as const).map(
    (line) => [t(`templateFacts.${line}`), t(`templateHelp.${line}`)] as const,
  );
  const ofColumns = TEMPLATE_COLUMNS.flatMap(({ header, help }) =>
    help === null ? [] : [[header, t(`templateHelp.${help}`)] as const],
  );
  const stream = templateStream({
    sheetName: t("templateSheet"),
    columns: TEMPLATE_COLUMNS,
    help: { sheetName: t("templateHelpSheet"), facts: [...general, ...ofColumns] },
  });
  return new Response(stream, {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": 'attachment; filename="mau-danh-sach-dang-vien.xlsx"',
    },
  });
});
