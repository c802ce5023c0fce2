import { formatNumber } from "@/lib/format";
import { nextQuarter, romanNumeral, yearOf, type Quarter } from "@/lib/quarter";
import type { NarrativeCode, ReviewData, UnitLine } from "./review-data";
import {
  admissionSentence,
  areNamedInText,
  awardSentences,
  badgeSentence,
  DEMONSTRATION_NOTE,
  reportSentence,
  strengthSentence,
  transferSentence,
} from "./sentences";

interface TextRun {
  readonly text: string;
  readonly italic?: boolean;
}

export type ReviewBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string | readonly TextRun[] }
  | { readonly kind: "caption"; readonly text: string }
  | {
      readonly kind: "table";
      readonly columns: readonly {
        readonly header: string;
        readonly share: number;
        readonly align?: "left" | "center" | "right";
      }[];
      readonly rows: readonly (readonly string[])[];
      readonly strong?: readonly number[];
    };

export interface ReviewDocument {
  readonly title: string;
  readonly blocks: readonly ReviewBlock[];
  readonly appendix: readonly ReviewBlock[];
  /** Chapters left to the office, by their heads. */
  readonly open: readonly string[];
}

const TO_BE_WRITTEN = "(Nội dung do Văn phòng bổ sung.)";
const MORE_TO_BE_WRITTEN = "(Nội dung khác do Văn phòng bổ sung.)";

interface Chapter {
  readonly head: string;
  readonly level: 1 | 2;
  readonly narratives: readonly NarrativeCode[];
  readonly figures?: (data: ReviewData) => readonly ReviewBlock[];
}

/** The quarter's review by its usual chapters: sentences of figures from the records, the committee's own text where there is one. */
export function buildReview(data: ReviewData): ReviewDocument {
  const chapters = chaptersOf(data.quarter);
  const blocks: ReviewBlock[] = [];
  const open: string[] = [];
  for (const [index, { head, level, narratives, figures }] of chapters.entries()) {
    blocks.push({ kind: "heading", level, text: head });
    const isParent = level === 1 && chapters[index + 1]?.level === 2;
    if (isParent) continue;
    blocks.push(...(figures?.(data) ?? []));
    const texts = narratives.map((code) => data.narratives[code] ?? "").filter((text) => text.trim() !== "");
    blocks.push(...texts.map((text) => ({ kind: "paragraph" as const, text })));
    if (texts.length > 0) continue;
    open.push(head);
    blocks.push({ kind: "paragraph", text: [{ text: figures ? MORE_TO_BE_WRITTEN : TO_BE_WRITTEN, italic: true }] });
  }
  return { title: reviewTitle(data.quarter), blocks, appendix: appendixOf(data), open };
}

/** "sơ kết công tác xây dựng Đảng quý I, phương hướng, nhiệm vụ trọng tâm quý II năm 2022"; each year is told when they differ. */
export function reviewTitle(quarter: Quarter): string {
  const next = nextQuarter(quarter);
  const ownYear = yearOf(quarter) === yearOf(next) ? "" : ` ${inYear(quarter)}`;
  return `sơ kết công tác xây dựng Đảng ${named(quarter)}${ownYear}, phương hướng, nhiệm vụ trọng tâm ${named(next)} ${inYear(next)}`;
}

// A line must not end between a word and its number.
const named = (quarter: Quarter) => `quý\u00a0${romanNumeral(quarter)}`;
const inYear = (quarter: Quarter) => `năm\u00a0${String(yearOf(quarter))}`;

function chaptersOf(quarter: Quarter): readonly Chapter[] {
  const next = nextQuarter(quarter);
  const own = `QUÝ ${romanNumeral(quarter)} NĂM ${String(yearOf(quarter))}`;
  const following = `QUÝ ${romanNumeral(next)} NĂM ${String(yearOf(next))}`;
  return [
    { head: `I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ ${own}`, level: 1, narratives: [] },
    {
      head: "1. Tình hình chung; tình hình tư tưởng cán bộ, đảng viên",
      level: 2,
      narratives: ["ideology"],
      figures: (data) => [paragraph(reportSentence(data))],
    },
    { head: "2. Công tác chính trị, tư tưởng", level: 2, narratives: ["propaganda"] },
    {
      head: "3. Công tác tổ chức, cán bộ, đảng viên",
      level: 2,
      narratives: ["party_building", "cadres"],
      figures: memberParagraphs,
    },
    { head: "4. Công tác kiểm tra, giám sát, thi hành kỷ luật trong Đảng", level: 2, narratives: [] },
    { head: "5. Công tác bảo vệ chính trị nội bộ", level: 2, narratives: ["internal_protection"] },
    { head: "6. Công tác dân vận; lãnh đạo các đoàn thể", level: 2, narratives: ["mass_organisations"] },
    {
      head: "7. Lãnh đạo thực hiện nhiệm vụ chính trị của cơ quan, đơn vị; cải cách hành chính",
      level: 2,
      narratives: ["results"],
    },
    { head: "II. HẠN CHẾ, NGUYÊN NHÂN", level: 1, narratives: ["shortcomings"] },
    { head: `III. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM ${following}`, level: 1, narratives: ["next_tasks"] },
    { head: "IV. KIẾN NGHỊ", level: 1, narratives: [] },
  ];
}

function memberParagraphs(data: ReviewData): ReviewBlock[] {
  const strength = strengthSentence(data);
  const noted = [{ text: `${strength} ` }, { text: DEMONSTRATION_NOTE, italic: true }];
  return [
    paragraph(admissionSentence(data)),
    paragraph(transferSentence(data)),
    { kind: "paragraph", text: data.isDemonstration ? noted : strength },
    paragraph(badgeSentence(data)),
    ...awardSentences(data).map(paragraph),
  ];
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

function appendixOf(data: ReviewData): ReviewBlock[] {
  const { units, quarter, reports } = data;
  const period = `Quý ${romanNumeral(quarter)} năm ${String(yearOf(quarter))}`;
  const sum = (key: (typeof COUNTED)[number]["key"]) => units.reduce((all, unit) => all + unit[key], 0);
  const line = (unit: UnitLine, index: number) => [
    String(index + 1),
    unit.unitName,
    ...COUNTED.map(({ key }) => formatNumber(unit[key])),
  ];
  const sums = ["", "Toàn Đảng bộ", ...COUNTED.map(({ key }) => formatNumber(sum(key)))];
  const isTold = areNamedInText(reports.missing);
  return [
    { kind: "caption", text: isTold ? "PHỤ LỤC" : "PHỤ LỤC 1" },
    { kind: "caption", text: "SỐ LIỆU ĐẢNG VIÊN VÀ KHEN THƯỞNG THEO ĐƠN VỊ" },
    { kind: "caption", text: period },
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
    ...(data.isDemonstration
      ? [{ kind: "paragraph" as const, text: [{ text: DEMONSTRATION_NOTE, italic: true }] }]
      : []),
    ...(isTold ? [] : missingTable(reports.missing)),
  ];
}

function missingTable(names: readonly string[]): ReviewBlock[] {
  return [
    { kind: "caption", text: "PHỤ LỤC 2" },
    { kind: "caption", text: "ĐƠN VỊ CHƯA GỬI BÁO CÁO QUÝ" },
    {
      kind: "table",
      columns: [
        { header: "TT", share: 10, align: "center" },
        { header: "Đơn vị", share: 90 },
      ],
      rows: names.map((name, index) => [String(index + 1), name]),
    },
  ];
}
