import { megabytes, refused, SPREADSHEET_LIMITS } from "./limits";

/** Takes in a body that is sent as it is, and stops as soon as it passes the limit for a file. */
export async function readUpload(
  body: ReadableStream<Uint8Array> | null,
  limit = SPREADSHEET_LIMITS.fileBytes,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > limit) throw refused("fileTooLarge", { limit: megabytes(limit) });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
