import { AlignmentType, Paragraph, type Table } from "docx";
import { layoutTable, textWidth } from "./document-layout";
import type { PartyDocument } from "./document-model";
import { line, run, twentieths } from "./document-text";
import { recipientLines } from "./document-words";

const RECIPIENT_SIZE = 12;
const SPACE_TO_SIGN = twentieths(72);

/** "Nơi nhận" on the left, the signature on the right; never torn apart by the end of a page. */
export function documentEnd(document: PartyDocument): (Paragraph | Table)[] {
  const width = textWidth(document);
  const left = Math.round(width / 2);
  return [
    new Paragraph({ spacing: { before: twentieths(6) }, keepNext: true, children: [] }),
    layoutTable([left, width - left], [[recipients(document), signature(document)]]),
  ];
}

function recipients(document: PartyDocument): Paragraph[] {
  return [
    line("Nơi nhận:", { underline: true }, { alignment: AlignmentType.LEFT }),
    ...recipientLines(document.recipients).map(
      (text) => new Paragraph({ alignment: AlignmentType.LEFT, children: [run(text, { size: RECIPIENT_SIZE })] }),
    ),
  ];
}

function signature({ signature: { authority, position, name } }: PartyDocument): Paragraph[] {
  return [
    ...(authority === undefined ? [] : [line(authority, { bold: true })]),
    line(position),
    line(name, { bold: true }, { spacing: { before: SPACE_TO_SIGN } }),
  ];
}
