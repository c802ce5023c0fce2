import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from "docx";
import type { Block, DocumentColumn } from "./document-model";
import { millimetres, paragraphsOf, run, twentieths } from "./document-text";

const TABLE_SIZE = 12;
const FIRST_LINE = millimetres(12.7);
const SPACING = { before: twentieths(6), line: twentieths(18), lineRule: "atLeast" } as const;
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const EDGE = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;

type TableBlock = Extract<Block, { kind: "table" }>;

export function bodyOf(blocks: readonly Block[], width: number): (Paragraph | Table)[] {
  return blocks.flatMap((block) => elements(block, width));
}

function elements(block: Block, width: number): (Paragraph | Table)[] {
  if (block.kind === "heading") return [heading(block.text, block.level)];
  if (block.kind === "caption") return [caption(block.text)];
  if (block.kind === "paragraph") return paragraphsOf(block.text).map(paragraph);
  if (block.kind === "pageBreak") return [pageBreak()];
  return [table(block, width)];
}

// As low as a line can be: it is left standing at the top of the new page.
function pageBreak(): Paragraph {
  return new Paragraph({ spacing: { line: twentieths(1), lineRule: "exact" }, children: [new PageBreak()] });
}

function heading(text: string, level: 1 | 2 | 3): Paragraph {
  return new Paragraph({
    heading: LEVELS[level],
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: FIRST_LINE },
    spacing: SPACING,
    keepNext: true,
    children: [run(text, { bold: true, italics: level === 3 })],
  });
}

function caption(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: twentieths(6), after: twentieths(6) },
    keepNext: true,
    children: [run(text, { bold: true })],
  });
}

function paragraph(runs: ReturnType<typeof paragraphsOf>[number]): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: FIRST_LINE },
    spacing: SPACING,
    children: runs.map(({ text, bold = false, italic = false }) => run(text, { bold, italics: italic })),
  });
}

function table({ columns, rows, strong = [] }: TableBlock, width: number): Table {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.round((width * share) / shares));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ header }, index) => cell(header, "center", widths[index] ?? 0, true)),
  });
  const body = rows.map(
    (row, position) =>
      new TableRow({
        cantSplit: true,
        children: columns.map(({ align = "left" }, index) =>
          cell(row[index] ?? "", align, widths[index] ?? 0, strong.includes(position)),
        ),
      }),
  );
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE },
    rows: [head, ...body],
  });
}

function cell(text: string, align: NonNullable<DocumentColumn["align"]>, width: number, bold: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: twentieths(2), bottom: twentieths(2), left: twentieths(4), right: twentieths(4) },
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ alignment: ALIGNMENTS[align], children: [run(text, { size: TABLE_SIZE, bold })] })],
  });
}
