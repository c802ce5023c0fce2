import { readHead, readSnapshots } from "@/features/reports/queries/read-report";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { fold } from "@/lib/vietnamese";
import { requireScope } from "@/server/access";
import { ownPublicKey, signText } from "@/server/signing";
import { readAndLog } from "@/server/transact";
import { FORMAT_VERSION, signedText } from "../rules/report-file";
import type { ReportFile } from "../schema";

/** The last handing in of a report as a file signed by this installation. */
export async function exportReport(actor: Actor, reportId: string): Promise<{ fileName: string; content: string }> {
  const scope = requireScope(actor, "exchange.use");
  return readAndLog(actor, async (db) => {
    const head = await readHead(db, scope, reportId);
    const snapshot = (await readSnapshots(db, head.id)).at(-1);
    if (!snapshot) throw new AppError("not_found", "errors.notFound");
    const { unit, form, figures, narratives } = snapshot.content;
    const unsigned: ReportFile = {
      format: "so-ket-report",
      formatVersion: FORMAT_VERSION,
      installation: unit.name,
      publicKey: ownPublicKey(),
      content: {
        unit: { name: unit.name, code: null },
        quarter: head.quarter,
        form,
        figures: figures.map(({ code, name, kind, reported, numerator, denominator, answer, remark, reason }) => {
          return { code, name, kind, value: reported, numerator, denominator, answer, remark, reason };
        }),
        narratives: narratives.map(({ code, body }) => ({ code, body })),
        receipt: { ordinal: snapshot.ordinal, hash: snapshot.hash, at: snapshot.at.toISOString() },
      },
      signature: "",
    };
    const file = { ...unsigned, signature: signText(signedText(unsigned)) };
    const fileName = `bao-cao_${fold(unit.name).replace(/[^a-z0-9]+/g, "-")}_${head.quarter}.json`;
    const audit = { action: "exchange.export", subjectType: "report", subjectId: head.id, unitId: head.unitId };
    const after = { quarter: head.quarter, fileName, hash: snapshot.hash };
    return {
      value: { fileName, content: `${JSON.stringify(file, null, 2)}\n` },
      audit: [{ ...audit, after }] as const,
    };
  });
}
