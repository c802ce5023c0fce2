import { openArchive } from "./spreadsheets/zip";

export const ATTACHMENT_TYPES = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  png: "image/png",
  jpg: "image/jpeg",
} as const;
export type AttachmentKind = keyof typeof ATTACHMENT_TYPES;

const BEGINNINGS = [
  ["pdf", Buffer.from("%PDF-")],
  ["png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ["jpg", Buffer.from([0xff, 0xd8, 0xff])],
] as const;
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const MACROS = ["word/vbaProject.bin", "xl/vbaProject.bin"];
// Only the directory is read; nothing is inflated but the few bytes of an ODS file's type.
const LIMITS = {
  fileBytes: 0,
  zipEntries: 10_000,
  inflatedBytes: 1_024,
  sharedLength: 0,
  rows: 0,
  columns: 0,
  cellLength: 0,
};

/** What a file is by its content, whatever its name says; null for what is no document of an office, or holds macros. */
export async function attachmentKind(file: Buffer): Promise<AttachmentKind | null> {
  for (const [kind, beginning] of BEGINNINGS) {
    if (file.subarray(0, beginning.length).equals(beginning)) return kind;
  }
  if (!file.subarray(0, ZIP.length).equals(ZIP)) return null;
  try {
    const archive = await openArchive(file, LIMITS);
    if (MACROS.some((name) => archive.has(name))) return null;
    if (archive.has("word/document.xml")) return "docx";
    if (archive.has("xl/workbook.xml")) return "xlsx";
    if (!archive.has("mimetype")) return null;
    let type = "";
    for await (const text of archive.text("mimetype")) type += text;
    return type.trim() === ATTACHMENT_TYPES.ods ? "ods" : null;
  } catch {
    // Damaged, protected or made to burst: none of them is a document that can be attached.
    return null;
  }
}
