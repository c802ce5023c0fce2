import { readUnits } from "@/features/org-units/queries/read-units";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { xlsxStream } from "@/server/export/xlsx";
import { readAndLog } from "@/server/transact";

const HEADERS = [
  ["Mã định danh", 38],
  ["Thuộc đơn vị (mã)", 38],
  ["Thuộc đơn vị", 40],
  ["Tên đơn vị", 48],
  ["Loại", 28],
  ["Mã", 14],
  ["Ký hiệu văn bản", 16],
  ["Có báo cáo", 12],
] as const;

/** The units of today by their tree, as JSON or as a workbook. */
export async function exportStructure(
  actor: Actor,
  format: "json" | "xlsx",
): Promise<{ fileName: string; body: string | ReadableStream<Uint8Array> }> {
  const scope = requireScope(actor, "exchange.use");
  const onDay = today();
  const fileName = `co-cau-to-chuc_${onDay}.${format}`;
  const units = await readAndLog(actor, async (db) => {
    const all = await readUnits(db, scope, { onDay });
    const value = all.filter(({ isInScope }) => isInScope);
    const after = { fileName, rows: value.length };
    const subject = {
      subjectType: "unit",
      subjectId: scope.unitIds[0] ?? actor.rootId,
      unitId: scope.unitIds[0] ?? null,
    };
    return { value, audit: [{ action: "exchange.export", ...subject, after }] as const };
  });
  if (format === "json") {
    const body = {
      format: "so-ket-structure",
      formatVersion: 1,
      onDay,
      units: units.map(({ unitId, parentId, name, kind, code, docCode, ordinal }) => {
        return { id: unitId, parentId, name, kind, code, docCode, ordinal };
      }),
    };
    return { fileName, body: `${JSON.stringify(body, null, 2)}\n` };
  }
  const names = new Map(units.map(({ unitId, name }) => [unitId, name]));
  const rows = units.map(({ unitId, parentId, name, kindNameVi, code, docCode, reports }) => [
    unitId,
    parentId,
    parentId === null ? null : names.get(parentId),
    name,
    kindNameVi,
    code,
    docCode,
    reports ? "Có" : "Không",
  ]);
  async function* batches() {
    yield rows;
  }
  const columns = HEADERS.map(([header, width]) => ({ header, width, kind: "text" as const }));
  return { fileName, body: xlsxStream({ sheetName: "Cơ cấu tổ chức", columns, batches: batches() }) };
}
