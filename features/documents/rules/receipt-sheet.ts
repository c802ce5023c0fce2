import { ratioText } from "@/features/consolidation/rules/amount-text";
import type { SnapshotContent, SnapshotFigure } from "@/features/reports/schema";
import { formatNumber } from "@/lib/format";
import { isQuarter, romanNumeral, yearOf } from "@/lib/quarter";
import type { ReviewBlock } from "./review-block";

interface HandedIn {
  readonly content: SnapshotContent;
  readonly number: string;
  readonly hash: string;
  /** When it was handed in, as it is written. */
  readonly at: string;
}

interface Sheet {
  readonly typeName: string;
  readonly title: string;
  readonly blocks: readonly ReviewBlock[];
  readonly footer: string;
}

const BLANK = "…";

/** What a handing in froze, set out to be kept: who, when, under which number and hash, every figure and every chapter. */
export function receiptSheet({ content, number, hash, at }: HandedIn): Sheet {
  const { unit, quarter, form, figures, narratives, submittedBy } = content;
  const period = isQuarter(quarter) ? `quý ${romanNumeral(quarter)} năm ${String(yearOf(quarter))}` : quarter;
  const told = narratives.filter(({ body }) => body.trim() !== "");
  const facts: readonly (readonly [string, string])[] = [
    ["Đơn vị", unit.name],
    ["Kỳ báo cáo", period],
    ["Số biên nhận", number],
    ["Nộp lúc", at],
    ["Người nộp", submittedBy.name],
    ["Mẫu báo cáo", `${form.code}, phiên bản ${String(form.version)}`],
    ["Mã kiểm tra (SHA-256)", hash.replace(/(.{8})(?=.)/g, "$1 ")],
  ];
  return {
    typeName: "BIÊN NHẬN",
    title: `nộp báo cáo ${period}\n${unit.name}`,
    blocks: [
      {
        kind: "table",
        columns: [
          { header: "Nội dung", share: 30 },
          { header: "Thông tin", share: 70 },
        ],
        rows: facts,
      },
      { kind: "caption", text: "SỐ LIỆU ĐÃ NỘP" },
      {
        kind: "table",
        columns: [
          { header: "TT", share: 7, align: "center" },
          { header: "Chỉ tiêu", share: 39 },
          { header: "Đơn vị tính", share: 12, align: "center" },
          { header: "Số báo cáo", share: 18, align: "right" },
          { header: "Theo sổ", share: 10, align: "right" },
          { header: "Ghi chú", share: 22 },
        ],
        rows: figures.map((figure, index) => [
          String(index + 1),
          figure.name,
          figure.measure,
          reportedText(figure),
          figure.computed === null ? "" : formatNumber(figure.computed, 4),
          [figure.remark, figure.reason].filter((note) => note !== null).join("; "),
        ]),
      },
      ...(told.length === 0 ? [] : [{ kind: "caption" as const, text: "NỘI DUNG BÁO CÁO" }]),
      ...told.flatMap(({ title, body }): ReviewBlock[] => [
        { kind: "heading", level: 2, text: title },
        { kind: "paragraph", text: body },
      ]),
    ],
    footer: `Biên nhận ${number} · ${unit.name} · ${period}`,
  };
}

function reportedText({ kind, reported, numerator, denominator, answer }: SnapshotFigure): string {
  if (kind === "text") return answer ?? BLANK;
  if (kind === "ratio") return numerator === null || denominator === null ? BLANK : ratioText(numerator, denominator);
  if (reported === null) return BLANK;
  if (kind === "yes_no") return reported === 1 ? "Có" : "Không";
  return formatNumber(reported, 4);
}
