import {
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from "docx";
import type { PartyDocument } from "./document-model";
import { millimetres } from "./document-text";

const PAGE_WIDTH_MM = 210;
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
} as const;
const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0 } as const;

export function textWidth({ margins }: PartyDocument): number {
  return millimetres(PAGE_WIDTH_MM - margins.left - margins.right);
}

/** Paragraphs side by side, as head and signature need them: no lines, no rows torn apart by the end of a page. */
export function layoutTable(widths: readonly number[], rows: readonly (readonly Paragraph[][])[]): Table {
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    rows: rows.map(
      (cells) => new TableRow({ cantSplit: true, children: cells.map((one, i) => cell(widths[i] ?? 0, one)) }),
    ),
  });
}

function cell(width: number, children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: NO_MARGINS,
    verticalAlign: VerticalAlign.TOP,
    children,
  });
}
