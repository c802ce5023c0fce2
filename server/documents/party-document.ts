import {
  AlignmentType,
  Document,
  type FileChild,
  Header,
  type IPageMarginAttributes,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import { bodyOf } from "./document-body";
import { documentEnd } from "./document-end";
import { documentHead, documentTitle } from "./document-head";
import { textWidth } from "./document-layout";
import type { Margins, PartyDocument } from "./document-model";
import { BODY_SIZE, FONT, halfPoints, millimetres } from "./document-text";

const A4 = { width: millimetres(210), height: millimetres(297) };
const HEADER_FROM_EDGE = millimetres(10);
// Word's own headings are blue and in another font; ours keep only their place in the outline.
const PLAIN = { run: { font: FONT, size: halfPoints(BODY_SIZE), color: "000000" } };

/** The Word file of a document in the Party's layout. */
export async function buildPartyDocument(input: PartyDocument): Promise<Uint8Array> {
  const width = textWidth(input);
  const main = [documentHead(input), ...documentTitle(input), ...bodyOf(input.blocks, width), ...documentEnd(input)];
  const appendix = bodyOf(input.appendix ?? [], width);
  const document = new Document({
    title: `${input.typeName} ${input.title}`,
    creator: input.issuingBody,
    styles: {
      default: {
        document: { run: { font: FONT, size: halfPoints(BODY_SIZE), language: { value: "vi-VN" } } },
        heading1: PLAIN,
        heading2: PLAIN,
        heading3: PLAIN,
      },
    },
    sections: [
      section(main, input.margins, true),
      ...(appendix.length === 0 ? [] : [section(appendix, input.margins, false)]),
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function section(children: FileChild[], margins: Margins, begins: boolean): ISectionOptions {
  return {
    properties: {
      titlePage: begins,
      page: { size: A4, margin: pageMargins(margins) },
    },
    headers: { first: new Header({ children: [new Paragraph({})] }), default: pageNumber() },
    children,
  };
}

function pageMargins({ top, bottom, left, right }: Margins): IPageMarginAttributes {
  return {
    top: millimetres(top),
    bottom: millimetres(bottom),
    left: millimetres(left),
    right: millimetres(right),
    header: HEADER_FROM_EDGE,
  };
}

function pageNumber(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: halfPoints(BODY_SIZE) });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}
