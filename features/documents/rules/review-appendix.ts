import { amountText } from "@/features/consolidation/rules/amount-text";
import type { ConsolidatedLine } from "@/features/consolidation/rules/consolidate";
import { formatNumber } from "@/lib/format";
import { romanNumeral, yearOf } from "@/lib/quarter";
import type { ReviewBlock } from "./review-block";
import type { ReviewData, UnitLine } from "./review-data";
import { areNamedInText, DEMONSTRATION_NOTE } from "./sentences";

interface Appendix {
  readonly title: string;
  readonly blocks: readonly ReviewBlock[];
}

/** The appendices: the register's figures by unit, what the reports add up to, and whose reports are not among them. */
export function appendixOf(data: ReviewData): ReviewBlock[] {
  const { reports, consolidation, quarter } = data;
  const appendices = [
    unitFigures(data),
    ...(consolidation.lines.length === 0 ? [] : [consolidatedFigures(data)]),
    ...(areNamedInText(reports.missing) ? [] : [names("ĐƠN VỊ CHƯA GỬI BÁO CÁO QUÝ", reports.missing)]),
    ...(consolidation.lines.length === 0 || consolidation.missing.length === 0
      ? []
      : [names("ĐƠN VỊ CHƯA CÓ TRONG SỐ LIỆU TỔNG HỢP", consolidation.missing)]),
  ];
  const period = `Quý ${romanNumeral(quarter)} năm ${String(yearOf(quarter))}`;
  return appendices.flatMap(({ title, blocks }, index): ReviewBlock[] => [
    { kind: "caption", text: appendices.length === 1 ? "PHỤ LỤC" : `PHỤ LỤC ${String(index + 1)}` },
    { kind: "caption", text: title },
    { kind: "caption", text: period },
    ...blocks,
  ]);
}

function paragraph(text: string): ReviewBlock {
  return { kind: "paragraph", text };
}

// Shares of the page's width: a head's longest word must fit in its column.
const COUNTED = [
  { key: "closing", header: "Đảng viên cuối quý", share: 9.5 },
  { key: "admission", header: "Kết nạp", share: 8 },
  { key: "officialRecognition", header: "Công nhận chính thức", share: 9.5 },
  { key: "transferOut", header: "Chuyển đi", share: 11.5 },
  { key: "transferIn", header: "Chuyển đến", share: 11.5 },
  { key: "badges", header: "Huy hiệu Đảng", share: 9.5 },
  { key: "awards", header: "Khen thưởng", share: 11.5 },
] as const satisfies readonly { key: keyof UnitLine; header: string; share: number }[];

function unitFigures({ units, isDemonstration }: ReviewData): Appendix {
  const sum = (key: (typeof COUNTED)[number]["key"]) => units.reduce((all, unit) => all + unit[key], 0);
  const line = (unit: UnitLine, index: number) => [
    String(index + 1),
    unit.unitName,
    ...COUNTED.map(({ key }) => formatNumber(unit[key])),
  ];
  const sums = ["", "Toàn Đảng bộ", ...COUNTED.map(({ key }) => formatNumber(sum(key)))];
  return {
    title: "SỐ LIỆU ĐẢNG VIÊN VÀ KHEN THƯỞNG THEO ĐƠN VỊ",
    blocks: [
      {
        kind: "table",
        columns: [
          { header: "TT", share: 6, align: "center" },
          { header: "Đơn vị", share: 24 },
          ...COUNTED.map(({ header, share }) => ({ header, share, align: "right" as const })),
        ],
        rows: [...units.map(line), sums],
        strong: [units.length],
      },
      paragraph("Chuyển đi, chuyển đến là chuyển ra ngoài và từ ngoài Đảng bộ; khen thưởng không gồm Huy hiệu Đảng."),
      ...(isDemonstration ? [{ kind: "paragraph" as const, text: [{ text: DEMONSTRATION_NOTE, italic: true }] }] : []),
    ],
  };
}

const BLANK = "…";
const YES_NO = { yes: "có", no: "không" } as const;

function consolidatedFigures({ consolidation }: ReviewData): Appendix {
  const { total, counted, withSubmitted } = consolidation;
  const rows: string[][] = [];
  const strong: number[] = [];
  const lines = consolidation.lines.filter(({ kind }) => kind !== "text");
  for (const [index, line] of lines.entries()) {
    if (line.section !== lines[index - 1]?.section) {
      strong.push(rows.length);
      rows.push(["", line.group.vi, "", "", "", ""]);
    }
    rows.push([
      String(index + 1),
      line.name.vi,
      line.measure.vi,
      amountText(line.kind, line.amount, YES_NO) ?? BLANK,
      line.register === null ? "" : formatNumber(line.register.value, 4),
      line.missing + line.blank === 0 ? "" : `${formatNumber(line.missing + line.blank)}/${formatNumber(line.asked)}`,
    ]);
  }
  const which = withSubmitted ? "đã duyệt hoặc đã nộp" : "đã duyệt";
  const text = `Tổng hợp từ ${formatNumber(counted)} báo cáo ${which} trong số ${formatNumber(total)} đơn vị thuộc diện báo cáo. Cột “Còn thiếu” là số đơn vị chưa có số liệu trên số đơn vị phải báo cáo chỉ tiêu đó; số liệu thiếu không tính là 0. Cột “Theo sổ” là số của toàn Đảng bộ, không tính chuyển sinh hoạt đảng trong nội bộ.`;
  return {
    title: "SỐ LIỆU TỔNG HỢP TỪ BÁO CÁO CỦA CÁC ĐƠN VỊ",
    blocks: [
      {
        kind: "table",
        columns: [
          { header: "TT", share: 7, align: "center" },
          { header: "Chỉ tiêu", share: 37 },
          { header: "Đơn vị tính", share: 12, align: "center" },
          { header: "Tổng hợp", share: 20, align: "right" },
          { header: "Theo sổ", share: 12, align: "right" },
          { header: "Còn thiếu", share: 12, align: "right" },
        ],
        rows,
        strong,
      },
      paragraph(text),
      ...lines.flatMap(statedNote),
    ],
  };
}

// What the committee states beside the sum is printed with it and with the reason; neither is corrected by the other.
function statedNote(line: ConsolidatedLine): ReviewBlock[] {
  if (line.stated === null) return [];
  const { value, explanation } = line.stated;
  const stated = `${line.name.vi}: cấp ủy nêu ${formatNumber(value, 4)}, tổng hợp từ báo cáo ${amountText(line.kind, line.amount, YES_NO) ?? BLANK}`;
  return [paragraph(explanation === "" ? `${stated}.` : `${stated}; giải trình: ${explanation}`)];
}

function names(title: string, list: readonly string[]): Appendix {
  return {
    title,
    blocks: [
      {
        kind: "table",
        columns: [
          { header: "TT", share: 10, align: "center" },
          { header: "Đơn vị", share: 90 },
        ],
        rows: list.map((name, index) => [String(index + 1), name]),
      },
    ],
  };
}
