import { z } from "zod";
import { readHead, readSnapshots } from "@/features/reports/queries/read-report";
import { receiptNumber } from "@/features/reports/rules/snapshot";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { formatDateTime } from "@/lib/format";
import { lastDay } from "@/lib/quarter";
import { fold } from "@/lib/vietnamese";
import { requireScope } from "@/server/access";
import { buildSheetPdf } from "@/server/documents/pdf";
import { settingAt } from "@/server/settings";
import { readAndLog } from "@/server/transact";
import { receiptSheet } from "../rules/receipt-sheet";
import type { MadeDocument } from "./make-review";

const margins = z.object({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() });

/** The receipt of a handing in as a PDF to keep: number, hash, figures and chapters as they were frozen; the last one unless another is named. */
export async function makeReceipt(
  actor: Actor,
  input: { reportId: string; ordinal?: number | undefined },
): Promise<MadeDocument> {
  const scope = requireScope(actor, "report.read");
  const made = await readAndLog(actor, async (db) => {
    const head = await readHead(db, scope, input.reportId);
    const snapshots = await readSnapshots(db, head.id);
    const snapshot = snapshots.find(({ ordinal }) => ordinal === (input.ordinal ?? snapshots.length));
    if (!snapshot) throw new AppError("not_found", "errors.notFound");
    const name = fold(snapshot.content.unit.name).replace(/[^a-z0-9]+/g, "-");
    const fileName = `bien-nhan_${name}_${head.quarter}_${String(snapshot.ordinal)}.pdf`;
    const pageMargins = await settingAt(db, "document.margins_mm", lastDay(head.quarter), margins);
    const number = receiptNumber(snapshot);
    const after = { quarter: head.quarter, fileName, number };
    return {
      value: { sheet: receiptSheet({ ...snapshot, number, at: formatDateTime(snapshot.at) }), fileName, pageMargins },
      audit: [
        { action: "document.make", subjectType: "report", subjectId: head.id, unitId: head.unitId, after },
      ] as const,
    };
  });
  const content = await buildSheetPdf({ ...made.sheet, margins: made.pageMargins });
  return { fileName: made.fileName, content };
}
