import type { Day } from "@/lib/dates";
import { formatDateTime, formatQuarter } from "@/lib/format";
import { fold } from "@/lib/vietnamese";
import type { ExportFormat, ExportKind, ExportRequest } from "../schema";

const NAMES = {
  ledger: { file: "so-bien-dong", sheet: "Sổ biến động" },
  awards: { file: "khen-thuong", sheet: "Khen thưởng" },
  members: { file: "dang-vien", sheet: "Đảng viên" },
} as const satisfies Record<ExportKind, { file: string; sheet: string }>;

export const CONTENT_TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const satisfies Record<ExportFormat, string>;

const LONGEST_UNIT = 60;

/** A name that says what the file holds, of which unit and quarter, and when it was made. */
export function fileName(request: ExportRequest, unitName: string, madeOn: Day): string {
  const unit = fold(unitName)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_UNIT)
    .replace(/^-|-$/g, "");
  const parts = [NAMES[request.kind].file, unit, request.quarter, madeOn].filter(
    (part) => part !== undefined && part !== "",
  );
  return `${parts.join("_")}.${request.format}`;
}

export function sheetName(kind: ExportKind): string {
  return NAMES[kind].sheet;
}

export interface ExportCircumstances {
  readonly unitName: string;
  readonly at: Date;
  readonly byName: string;
  readonly exportId: string;
}

/** What the second sheet of a workbook says: what was asked, by whom, and as of when. */
export function fileFacts(
  { kind, quarter }: ExportRequest,
  { unitName, at, byName, exportId }: ExportCircumstances,
): readonly (readonly [string, string])[] {
  const period = quarter === undefined ? "Mọi thời gian" : formatQuarter(quarter);
  return [
    ["Nội dung", NAMES[kind].sheet],
    ["Đơn vị", `${unitName} và các đơn vị trực thuộc`],
    ["Thời gian", kind === "members" ? "Danh sách hiện có" : period],
    ["Số liệu đến lúc", formatDateTime(at)],
    ["Người xuất", byName],
    ["Mã lần xuất", exportId],
  ];
}
