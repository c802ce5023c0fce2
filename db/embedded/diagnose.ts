import { EmbeddedError } from "./messages";

const DISK_FULL = /No space left on device|ENOSPC|disk quota exceeded|not enough space|File too large/i;
const IN_USE =
  /lock file "[^"]*" already exists|pre-existing shared memory block|Address already in use|could not bind|another postmaster/i;
const FOREIGN =
  /database files are incompatible with server|data directory was initialized by PostgreSQL version (\d+)/i;
const DAMAGED =
  /could not (open|read|locate|access) |invalid checkpoint record|incorrect checksum|invalid magic number|is not a valid data directory|could not find the database system|does not exist|corrupt|contains invalid data|PANIC: /i;

export function lastLines(log: string, count = 5) {
  return log.trimEnd().split("\n").slice(-count).join("\n");
}

/** Names the problem behind what PostgreSQL wrote before it gave up on a folder. */
export function diagnose(log: string, place: { path: string; expected: string; found: string }, cause?: unknown) {
  const detail = lastLines(log) || "(nothing was written)";
  const params = { path: place.path, detail };
  if (DISK_FULL.test(log)) return new EmbeddedError("disk_full", params, cause);
  if (FOREIGN.test(log)) return new EmbeddedError("foreign_version", { ...place, detail }, cause);
  if (IN_USE.test(log)) return new EmbeddedError("in_use", params, cause);
  if (DAMAGED.test(log)) return new EmbeddedError("damaged", params, cause);
  return new EmbeddedError("not_started", params, cause);
}

/** Turns a file system error into one the person at the terminal can act on; others pass unchanged. */
export function diagnoseFileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const detail = error.message;
  switch (error.code) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return new EmbeddedError("disk_full", { path, detail }, error);
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "ENOTDIR":
      return new EmbeddedError("folder_unwritable", { path, detail }, error);
    default:
      return error;
  }
}
