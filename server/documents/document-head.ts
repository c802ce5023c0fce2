import { AlignmentType, BorderStyle, Paragraph, type Table } from "docx";
import { layoutTable, textWidth } from "./document-layout";
import type { PartyDocument } from "./document-model";
import { balancedLines, line, run, twentieths } from "./document-text";
import { numberLine, placeAndDate } from "./document-words";

const PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM";
// Width of the line above in bold 15 of Times New Roman: the rule beneath must be as long as the text.
const PARTY_WIDTH_PT = 207;
const RIGHT_SHARE = 0.54;

/** Issuing body and number on the left; the Party's name, place and date on the right. */
export function documentHead(document: PartyDocument): Table {
  const width = textWidth(document);
  const right = Math.round(width * RIGHT_SHARE);
  const upper = balancedLines(document.upperBody ?? "").filter(Boolean);
  return layoutTable(
    [width - right, right],
    [
      [
        [
          ...upper.map((one) => line(one)),
          ...balancedLines(document.issuingBody).map((one) => line(one, { bold: true })),
        ],
        [line(PARTY, { bold: true, size: 15 }), rule(right)],
      ],
      [
        [line("*"), line(numberLine(document.number))],
        [line(""), line(placeAndDate(document.place, document.date), { italics: true })],
      ],
    ],
  );
}

/** Name of the type, what the document is about, and five hyphens. */
export function documentTitle({ typeName, title }: PartyDocument): Paragraph[] {
  return [
    line(typeName, { bold: true, size: 16 }, { spacing: { before: twentieths(18) }, keepNext: true }),
    line(title, { bold: true }, { keepNext: true }),
    line("-----", {}, { spacing: { after: twentieths(12) } }),
  ];
}

function rule(cellWidth: number): Paragraph {
  const side = Math.max(0, Math.round((cellWidth - twentieths(PARTY_WIDTH_PT)) / 2));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: "000000", space: 1 } },
    spacing: { line: twentieths(4), lineRule: "exact" },
    children: [run("", { size: 2 })],
  });
}
