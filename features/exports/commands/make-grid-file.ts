import { getStatusGrid } from "@/features/reports/queries/get-status-grid";
import type { GridFilter } from "@/features/reports/rules/status-grid";
import type { Actor } from "@/lib/actor";
import { dayOfInstant } from "@/lib/dates";
import { formatDateTime, formatQuarter } from "@/lib/format";
import { newId } from "@/lib/id";
import type { Quarter } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import { auditSource } from "@/server/audit";
import { oneBatch } from "@/server/export/table";
import { xlsxStream } from "@/server/export/xlsx";
import { messagesOf } from "@/server/messages";
import { logOnly } from "@/server/transact";
import { gridFileName } from "../rules/file";
import { gridFacts, gridRows } from "../rules/grid-rows";
import type { ExportFile } from "./make-export";

/** The units by quarters as they were filtered, as a workbook, for whoever may read their reports; making it is logged. */
export async function makeGridFile(
  actor: Actor,
  asked: GridFilter & { readonly quarter?: Quarter | undefined },
): Promise<ExportFile> {
  requireScope(actor, "report.read");
  const [grid, { reports: words }] = await Promise.all([getStatusGrid(actor, asked), messagesOf("vi")]);
  const at = new Date();
  const exportId = newId();
  const fileName = gridFileName(grid.quarters.at(-1), dayOfInstant(at));
  const after = { kind: "status-grid", ...asked, units: grid.rows.length, fileName };
  await logOnly(auditSource(actor), [
    { action: "export.status_grid", subjectType: "export", subjectId: exportId, unitId: actor.rootId, after },
  ]);
  const body = xlsxStream({
    sheetName: "Tình hình báo cáo",
    columns: [
      { header: words.grid.unit, kind: "text", width: 50 },
      ...grid.quarters.flatMap((quarter) => [
        { header: `${formatQuarter(quarter)}: ${words.grid.state}`, kind: "text" as const, width: 18 },
        { header: `${formatQuarter(quarter)}: ${words.grid.lateness}`, kind: "text" as const, width: 18 },
      ]),
    ],
    batches: oneBatch(gridRows(grid, words)),
    about: {
      sheetName: "Thông tin",
      facts: [
        ...gridFacts(grid, asked, words),
        ["Số liệu đến lúc", formatDateTime(at)],
        ["Người xuất", actor.name],
        ["Mã lần xuất", exportId],
      ],
    },
  });
  return { fileName, body };
}
