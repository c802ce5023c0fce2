import { nextQuarter, romanNumeral, yearOf, type Quarter } from "@/lib/quarter";
import { appendixOf } from "./review-appendix";
import type { ReviewBlock } from "./review-block";
import type { ReviewData } from "./review-data";
import {
  admissionSentence,
  awardSentences,
  badgeSentence,
  DEMONSTRATION_NOTE,
  reportSentence,
  strengthSentence,
  transferSentence,
} from "./sentences";

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
  /** Chapters of the form that are told here. */
  readonly narratives: readonly string[];
  readonly figures?: (data: ReviewData) => readonly ReviewBlock[];
}

/** The quarter's review by its usual chapters: sentences of figures from the records, the committee's own text where there is one. */
export function buildReview(data: ReviewData): ReviewDocument {
  const chapters = withOwnChapters(chaptersOf(data.quarter), data);
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

// A chapter that an office added to its form is told behind the usual ones of the first part, under its own title.
function withOwnChapters(chapters: readonly Chapter[], { chapters: inForm, narratives }: ReviewData): Chapter[] {
  const usual = new Set(chapters.flatMap((chapter) => chapter.narratives));
  const own = inForm.filter(({ code }) => !usual.has(code) && (narratives[code] ?? "").trim() !== "");
  const last = chapters.findLastIndex(({ level }) => level === 2);
  const added = own.map(({ code, title }, index): Chapter => {
    const number = chapters.filter(({ level }) => level === 2).length + index + 1;
    return { head: `${String(number)}. ${title}`, level: 2, narratives: [code] };
  });
  return chapters.toSpliced(last + 1, 0, ...added);
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
    { head: "4. Công tác kiểm tra, giám sát, thi hành kỷ luật trong Đảng", level: 2, narratives: ["inspection"] },
    { head: "5. Công tác bảo vệ chính trị nội bộ", level: 2, narratives: ["internal_protection"] },
    { head: "6. Công tác dân vận; lãnh đạo các đoàn thể", level: 2, narratives: ["mass_organisations"] },
    {
      head: "7. Lãnh đạo thực hiện nhiệm vụ chính trị của cơ quan, đơn vị; cải cách hành chính",
      level: 2,
      narratives: ["political_tasks", "results"],
    },
    { head: "II. HẠN CHẾ, NGUYÊN NHÂN", level: 1, narratives: ["shortcomings"] },
    { head: `III. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM ${following}`, level: 1, narratives: ["next_tasks"] },
    { head: "IV. KIẾN NGHỊ", level: 1, narratives: ["proposals"] },
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
