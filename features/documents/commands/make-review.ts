import { z } from "zod";
import type { Actor } from "@/lib/actor";
import { lastDay, type Quarter } from "@/lib/quarter";
import { fold } from "@/lib/vietnamese";
import { requireScope } from "@/server/access";
import type { PartyDocument } from "@/server/documents/document-model";
import { buildPartyDocument } from "@/server/documents/party-document";
import { buildPartyPdf } from "@/server/documents/pdf";
import { settingAt } from "@/server/settings";
import { readAndLog } from "@/server/transact";
import { readReview } from "../queries/read-review";
import type { ReviewData } from "../rules/review-data";
import { buildReview } from "../rules/review-document";

const margins = z.object({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() });

// Left open on paper: who signs, the number and the day are given when the document is issued.
const OPEN = "…………";
const COPY_RECIPIENTS = [
  "Cấp ủy cấp trên (để báo cáo)",
  "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ",
  "Các tổ chức đảng trực thuộc",
  "Lưu Văn phòng",
];

export interface MadeDocument {
  readonly fileName: string;
  readonly content: Uint8Array;
}

/** Makes the committee's consolidated report as a Word or PDF file in the Party's layout, all of one moment; the log says who made it. */
export async function makeReviewDocument(
  actor: Actor,
  input: { unitId?: string | undefined; quarter: Quarter; format?: "docx" | "pdf"; withSubmitted?: boolean },
): Promise<MadeDocument> {
  const { format = "docx", withSubmitted = false } = input;
  const scope = requireScope(actor, "document.make");
  const unitId = input.unitId ?? scope.unitIds[0] ?? actor.rootId;
  const made = await readAndLog(actor, async (db) => {
    const data = await readReview(db, scope, actor.rootId, { unitId, quarter: input.quarter, withSubmitted });
    const fileName = `${reviewFileName(data)}.${format}`;
    const value = {
      data,
      fileName,
      margins: await settingAt(db, "document.margins_mm", lastDay(input.quarter), margins),
    };
    const { admission, officialRecognition, transferOut, transferIn } = data;
    const after = { quarter: input.quarter, fileName, admission, officialRecognition, transferOut, transferIn };
    const entry = { action: "document.make", subjectType: "review_document", subjectId: unitId, unitId, after };
    return { value, audit: [entry] as const };
  });
  const document = layOut(made.data, made.margins);
  const content = await (format === "pdf" ? buildPartyPdf(document) : buildPartyDocument(document));
  return { fileName: made.fileName, content };
}

function layOut(data: ReviewData, pageMargins: PartyDocument["margins"]): PartyDocument {
  const { title, blocks, appendix } = buildReview(data);
  const { upperBody, issuingBody, docCode, place } = data.head;
  return {
    ...(upperBody === null ? {} : { upperBody }),
    issuingBody: issuingBody ?? data.unitName.toLocaleUpperCase("vi"),
    number: { value: null, typeCode: "BC", bodyCode: docCode ?? "…" },
    place: place ?? OPEN,
    date: null,
    typeName: "BÁO CÁO",
    title,
    blocks,
    signature: { authority: "T/M BAN THƯỜNG VỤ", position: OPEN, name: "" },
    recipients: COPY_RECIPIENTS,
    appendix,
    margins: pageMargins,
  };
}

function reviewFileName({ head, unitName, quarter }: ReviewData): string {
  const body = fold(head.docCode ?? unitName).replace(/[^a-z0-9]+/g, "-");
  return `bao-cao-so-ket_${body}_${quarter}`;
}
