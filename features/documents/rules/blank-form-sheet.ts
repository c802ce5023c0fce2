import { romanNumeral, yearOf, type Quarter } from "@/lib/quarter";
import type { ReviewBlock } from "./review-block";

interface Asked {
  readonly quarter: Quarter;
  readonly kindName: string;
  readonly version: number;
  readonly figures: readonly {
    readonly section: string;
    readonly group: { readonly vi: string };
    readonly nameVi: string;
    readonly unitVi: string;
    readonly kind: string;
  }[];
  readonly sections: readonly { readonly titleVi: string; readonly guidanceVi: string }[];
}

type BlankBlock = ReviewBlock | { readonly kind: "ruled"; readonly lines: number };

const LINES_OF_A_CHAPTER = 9;
// As many as a line has room for beside its words: set apart from them, they would stretch the line above.
const dots = (count: number) => "…".repeat(count);

/** How a figure of a kind is filled in by hand. */
export function blankCell(kind: string): string {
  if (kind === "ratio") return "……… / ………";
  return kind === "yes_no" ? "☐ có   ☐ không" : "";
}

/** A form on paper: the figures by their groups with room to write, then each chapter with lines. */
export function blankFormSheet({ quarter, kindName, version, figures, sections }: Asked): {
  typeName: string;
  title: string;
  blocks: BlankBlock[];
  footer: string;
} {
  const rows: string[][] = [];
  const strong: number[] = [];
  for (const [index, figure] of figures.entries()) {
    if (figure.section !== figures[index - 1]?.section) {
      strong.push(rows.length);
      rows.push(["", figure.group.vi, "", "", ""]);
    }
    rows.push([String(index + 1), figure.nameVi, figure.unitVi, blankCell(figure.kind), ""]);
  }
  const period = `quý ${romanNumeral(quarter)} năm ${String(yearOf(quarter))}`;
  return {
    typeName: "MẪU BÁO CÁO",
    title: `báo cáo ${period}\n(dùng cho: ${kindName})`,
    blocks: [
      { kind: "paragraph", text: `Đơn vị báo cáo: ${dots(22)}` },
      {
        kind: "paragraph",
        text: "Số liệu chưa có thì để trống, không ghi 0; con số ước chừng thì ghi rõ ở cột ghi chú.",
      },
      { kind: "caption", text: "A. SỐ LIỆU" },
      {
        kind: "table",
        columns: [
          { header: "TT", share: 7, align: "center" },
          { header: "Chỉ tiêu", share: 42 },
          { header: "Đơn vị tính", share: 12, align: "center" },
          { header: "Số liệu", share: 22, align: "center" },
          { header: "Ghi chú", share: 22 },
        ],
        rows,
        strong,
      },
      { kind: "caption", text: "B. NỘI DUNG" },
      ...sections.flatMap(({ titleVi, guidanceVi }, index): BlankBlock[] => [
        { kind: "heading", level: 2, text: `${String(index + 1)}. ${titleVi}` },
        ...(guidanceVi === ""
          ? []
          : [{ kind: "paragraph" as const, text: [{ text: guidanceVi, italic: true as const }] }]),
        { kind: "ruled", lines: LINES_OF_A_CHAPTER },
      ]),
      { kind: "paragraph", text: `Người lập: ${dots(24)}` },
      { kind: "paragraph", text: "Ngày …… tháng …… năm ………" },
      { kind: "paragraph", text: `T/M cấp ủy (ký, ghi rõ họ tên): ${dots(13)}` },
    ],
    footer: `Mẫu báo cáo ${period} · ${kindName} · phiên bản ${String(version)}`,
  };
}
