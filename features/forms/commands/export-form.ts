import type { Actor } from "@/lib/actor";
import { workbookStream } from "@/server/export/workbook";
import { readAndLog } from "@/server/transact";
import { readContent } from "../queries/read-content";
import { readForm } from "../queries/read-forms";
import { requireFormEditor } from "../queries/require-form-editor";
import { toFormFile } from "../rules/form-file";
import { toSheets } from "../rules/form-sheets";
import { subjectOf } from "./draft";

interface FormDownload {
  readonly fileName: string;
  readonly body: string | ReadableStream<Uint8Array>;
}

/** A version of the form as a file that another installation, or this one, takes in again. */
export function exportForm(
  actor: Actor,
  { formId, format }: { formId: string; format: "json" | "xlsx" },
): Promise<FormDownload> {
  requireFormEditor(actor);
  return readAndLog(actor, async (db) => {
    const { version, effectiveFrom, sourceDocument } = await readForm(db, actor.rootId, formId);
    const file = toFormFile({ effectiveFrom, sourceDocument }, await readContent(db, formId));
    const body = format === "json" ? `${JSON.stringify(file, null, 2)}\n` : workbookStream(toSheets(file));
    return {
      value: { fileName: `mau-bao-cao-quy-${version}.${format}`, body },
      audit: [{ action: "form.export", ...subjectOf(actor, formId), after: { version, format } }],
    };
  });
}
