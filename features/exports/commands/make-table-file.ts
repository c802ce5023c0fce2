import type { Actor } from "@/lib/actor";
import { dayOfInstant } from "@/lib/dates";
import { formatDateTime, formatDay } from "@/lib/format";
import { newId } from "@/lib/id";
import { getTableScreen } from "@/features/members/queries/get-table-screen";
import { requireScope } from "@/server/access";
import { auditSource } from "@/server/audit";
import { oneBatch } from "@/server/export/table";
import { xlsxStream } from "@/server/export/xlsx";
import { logOnly } from "@/server/transact";
import { tableFileName } from "../rules/file";
import { TABLE_COLUMNS, tablePeriod, tableRows } from "../rules/table-rows";
import type { ExportFile } from "./make-export";

/** The increase/decrease table of a unit and period as a workbook, for whoever may read it; making it is logged. */
export async function makeTableFile(actor: Actor, asked: Parameters<typeof getTableScreen>[1]): Promise<ExportFile> {
  requireScope(actor, "change.read");
  const { table, unit } = await getTableScreen(actor, asked);
  const at = new Date();
  const exportId = newId();
  const { unitId, quarter, isCumulative, tree } = table;
  const fileName = tableFileName(unit.name, quarter, dayOfInstant(at));
  const after = {
    kind: "table",
    unitName: unit.name,
    quarter,
    isCumulative,
    tree,
    knownOn: asked.knownOn,
    onDay: asked.onDay,
    fileName,
  };
  await logOnly(auditSource(actor), [
    { action: "export.table", subjectType: "export", subjectId: exportId, unitId, after },
  ]);
  const facts = [
    ["Nội dung", "Bảng tăng, giảm đảng viên"],
    ["Đơn vị", `${unit.name} và các đơn vị trực thuộc`],
    ["Kỳ", tablePeriod(table)],
    ...(asked.onDay === undefined ? [] : [["Tính đến", `hết ngày ${formatDay(asked.onDay)}`] as const]),
    ["Cây tổ chức", tree === "now" ? "Hiện nay" : "Của thời điểm đó"],
    ["Số liệu đã ghi đến", asked.knownOn === undefined ? formatDateTime(at) : `hết ngày ${formatDay(asked.knownOn)}`],
    ["Người xuất", actor.name],
    ["Mã lần xuất", exportId],
  ] as const;
  const body = xlsxStream({
    sheetName: "Bảng tăng giảm",
    columns: TABLE_COLUMNS,
    batches: oneBatch(tableRows(table)),
    about: { sheetName: "Thông tin", facts },
  });
  return { fileName, body };
}
