import { strFromU8, unzipSync } from "fflate";

/** The text of a Word file, one line a paragraph. */
export function wordText(file: Buffer): string {
  const xml = unzipSync(new Uint8Array(file))["word/document.xml"];
  if (!xml) throw new Error("Not a Word file");
  return strFromU8(xml)
    .replaceAll(/<w:(p|br)[ >/]/g, "\n$&")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&");
}
