/** The layout of a backup: one tar whose first entry names it and whose last lists every file with its SHA-256. */
export const HEADER_ENTRY = "so-ket-backup.json";
export const MANIFEST_ENTRY = "manifest.json";
export const FORMAT = 1;

export type BackupHeader = { format: number; madeAt: string; postgres: string };
export type BackupFile = { path: string; size: number; sha256: string };
export type BackupManifest = { folders: string[]; files: BackupFile[] };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

export function parseHeader(text: string): BackupHeader | null {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) return null;
  const { format, madeAt, postgres } = value;
  if (typeof format !== "number" || typeof madeAt !== "string" || typeof postgres !== "string") return null;
  return { format, madeAt, postgres };
}

function isFile(value: unknown): value is BackupFile {
  return (
    isObject(value) &&
    typeof value["path"] === "string" &&
    typeof value["size"] === "number" &&
    typeof value["sha256"] === "string"
  );
}

export function parseManifest(text: string): BackupManifest | null {
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || !Array.isArray(value["files"]) || !Array.isArray(value["folders"])) return null;
  const folders: unknown[] = value["folders"];
  const files: unknown[] = value["files"];
  if (!folders.every((folder) => typeof folder === "string") || !files.every(isFile)) return null;
  return { folders, files };
}

const SMALL = 64 * 1024 * 1024;

/** Reads an entry that must be small; a backup that says otherwise is not one of ours. */
export async function readSmall(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) throw new Error("an entry holds no bytes");
    size += chunk.length;
    if (size > SMALL) throw new Error("an entry is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Whether a name read from a backup stays below the folder it is unpacked into. */
export function isSafePath(name: string) {
  return (
    name !== "" &&
    !/^[/\\]|^[A-Za-z]:|\\|\0/.test(name) &&
    name.split("/").every((part) => !["", ".", ".."].includes(part))
  );
}
