import type { Lateness } from "@/features/reports/rules/lateness";
import type { ReportFilter } from "@/features/reports/rules/report-filter";
import type { GridCell, GridFilter, GridRow, GroupRates } from "@/features/reports/rules/status-grid";
import { formatPercent, formatQuarter } from "@/lib/format";
import type { Quarter } from "@/lib/quarter";

// A file is a paper of the office: what is on it is in Vietnamese, whoever made it.
const STATES: Record<ReportFilter, string> = {
  missing: "Chưa nộp",
  draft: "Đang soạn",
  submitted: "Đã nộp",
  returned: "Trả lại",
  restating: "Đang đính chính",
  accepted: "Đã duyệt",
  locked: "Đã khóa",
  notIn: "Chưa nộp (kể cả đang soạn)",
  in: "Đã nộp (kể cả đã duyệt)",
  late: "Trễ hạn",
};
const LATENESS: Record<Lateness, string> = {
  early: "Trước hạn",
  on_time: "Đúng hạn",
  late: "Nộp trễ",
  missing: "Quá hạn chưa nộp",
  not_due: "Chưa đến hạn",
};

interface Grid {
  readonly quarters: readonly Quarter[];
  readonly rows: readonly GridRow[];
  readonly rates: readonly GroupRates[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** The units line by line, two cells a quarter, and beneath them how complete and how timely each quarter is. */
export function gridRows({ rows, rates, quarters }: Pick<Grid, "rows" | "rates" | "quarters">): (string | null)[][] {
  const lines = rows.map(({ unitName, cells }) => [unitName, ...cells.flatMap(cellTexts)]);
  const shares = rates.map(({ name, rates: ofGroup }) => [
    `Nộp đủ và đúng hạn: ${name ?? "toàn đảng bộ"}`,
    ...quarters.flatMap((_quarter, index) => {
      const { complete = 0, total = 0, timely = 0, due = 0 } = ofGroup[index] ?? {};
      return [shareOf(complete, total), shareOf(timely, due)];
    }),
  ]);
  return [...lines, ...shares];
}

function cellTexts(cell: GridCell | null): [string, string | null] {
  if (cell === null) return ["Chưa thành lập hoặc đã giải thể", null];
  if (!cell.isOpened && cell.reportId === null) return ["Chưa mở kỳ", null];
  return [STATES[cell.state], LATENESS[cell.lateness]];
}

function shareOf(part: number, whole: number): string | null {
  return whole === 0 ? null : `${formatPercent(part, whole)} (${part}/${whole})`;
}

/** What the grid was asked for, in words. */
export function gridFacts(
  { quarters, rows, groups }: Pick<Grid, "quarters" | "rows" | "groups">,
  { state, lateness, words, group }: GridFilter,
): (readonly [string, string])[] {
  const [first, last] = [quarters[0], quarters.at(-1)];
  const conditions = [
    ...(state === undefined ? [] : [`Tình trạng: ${STATES[state]}`]),
    ...(lateness === undefined ? [] : [`So với hạn: ${LATENESS[lateness]}`]),
    ...(words === undefined ? [] : [`Tên đơn vị: ${words}`]),
    ...(group === undefined ? [] : [`Khối: ${groups.find(({ id }) => id === group)?.name ?? ""}`]),
  ];
  return [
    ["Nội dung", "Tình hình báo cáo theo quý"],
    ["Thời gian", first && last ? `${formatQuarter(first)} đến ${formatQuarter(last)}` : ""],
    ["Số đơn vị", String(rows.length)],
    ...(conditions.length === 0 ? [] : [["Điều kiện lọc", conditions.join("; ")] as const]),
  ];
}
