import type { Day } from "@/lib/dates";
import { formatDateTime, formatDay, formatQuarter } from "@/lib/format";
import type { Quarter } from "@/lib/quarter";
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
  return named([NAMES[request.kind].file, unitPart(unitName), request.quarter, madeOn], request.format);
}

export function tableFileName(unitName: string, quarter: Quarter, madeOn: Day): string {
  return named(["bang-tang-giam", unitPart(unitName), quarter, madeOn], "xlsx");
}

export function gridFileName(quarter: Quarter | undefined, madeOn: Day): string {
  return named(["tinh-hinh-bao-cao", quarter, madeOn], "xlsx");
}

function unitPart(unitName: string): string {
  return fold(unitName)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_UNIT)
    .replace(/^-|-$/g, "");
}

function named(parts: readonly (string | undefined)[], format: ExportFormat): string {
  return `${parts.filter(Boolean).join("_")}.${format}`;
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
  { kind, quarter, register }: ExportRequest,
  { unitName, at, byName, exportId }: ExportCircumstances,
): readonly (readonly [string, string])[] {
  const { condition } = filteredBy({ register });
  const period = quarter === undefined ? "Mọi thời gian" : formatQuarter(quarter);
  return [
    ["Nội dung", NAMES[kind].sheet],
    ["Đơn vị", `${unitName} và các đơn vị trực thuộc`],
    ["Thời gian", kind === "members" ? momentOf(register) : period],
    ...(condition === undefined ? [] : ([["Điều kiện lọc", condition]] as const)),
    ["Số liệu đến lúc", formatDateTime(at)],
    ["Người xuất", byName],
    ["Mã lần xuất", exportId],
  ];
}

function momentOf(register: ExportRequest["register"]): string {
  const { on, known } = register ?? {};
  const state = on === undefined ? "Danh sách hiện có" : `Danh sách tại ngày ${formatDay(on)}`;
  return known === undefined ? state : `${state}, theo những gì đã ghi sổ đến hết ngày ${formatDay(known)}`;
}

// A file is a paper of the office: what it was filtered by is written out in words.
const FILTERS = [
  ["q", "Tìm"],
  ["standing", "Tình trạng"],
  ["sex", "Giới tính"],
  ["bornFrom", "Sinh từ năm"],
  ["bornTo", "Sinh đến năm"],
  ["admittedFrom", "Kết nạp từ năm"],
  ["admittedTo", "Kết nạp đến năm"],
  ["card", "Thẻ đảng viên"],
] as const;
const FILTER_VALUES: Readonly<Record<string, string>> = {
  current: "đang sinh hoạt",
  official: "chính thức",
  probationary: "dự bị",
  exempt: "được miễn sinh hoạt",
  suspended: "bị đình chỉ sinh hoạt",
  away: "sinh hoạt tạm thời nơi khác",
  guest: "nơi khác đến sinh hoạt tạm thời",
  left: "không còn sinh hoạt",
  female: "nữ",
  male: "nam",
  with: "đã có",
  without: "chưa có",
};

/** How the register was narrowed down, in words; nothing where it was not asked for so. */
export function filteredBy({ register }: Pick<ExportRequest, "register">): { condition?: string } {
  if (register === undefined) return {};
  const parts = FILTERS.flatMap(([name, words]) => {
    const value = register[name];
    if (value === undefined || value === "") return [];
    return [`${words}: ${(name === "q" ? undefined : FILTER_VALUES[value]) ?? String(value)}`];
  });
  const picked = register.rows === "picked" ? [`Chọn từng người: ${register.pick.length}`] : [];
  return { condition: [...parts, ...picked].join("; ") };
}
