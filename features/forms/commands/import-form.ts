import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { readSheets } from "@/server/spreadsheets/read-sheets";
import { requireFormEditor } from "../queries/require-form-editor";
import { type FileFault, readFormFile } from "../rules/form-file";
import { fromSheets } from "../rules/form-sheets";
import { beginDraft } from "./begin-draft";

export type ImportedForm =
  | { readonly status: "imported"; readonly id: string }
  | { readonly status: "refused"; readonly faults: readonly FileFault[] };

const ZIP = Buffer.from([0x50, 0x4b]);

/**
 * Makes a draft of a form that was exported, as JSON or as a workbook; what is wrong with its shape is told whole. Throws
 * `invalid` for a file that is neither.
 */
export async function importForm(
  actor: Actor,
  { requestKey, file }: { requestKey: string; file: Buffer },
): Promise<ImportedForm> {
  requireFormEditor(actor);
  const isWorkbook = file.subarray(0, 2).equals(ZIP);
  const read = readFormFile(isWorkbook ? fromSheets(await readSheets(file)) : readJson(file));
  if (!read.ok) return { status: "refused", faults: read.faults };
  const { head, content } = read;
  const { id } = await beginDraft(actor, {
    requestKey,
    action: "form.import",
    read: async () => ({ head, content, after: { format: isWorkbook ? "xlsx" : "json" } }),
  });
  return { status: "imported", id };
}

function readJson(file: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(file));
  } catch {
    throw new AppError("invalid", "forms.file.unreadable");
  }
}
