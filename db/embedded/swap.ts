import fs from "node:fs";
import path from "node:path";
import { resetSuperuserPassword, syncToDisk, type Workshop } from "./cluster";
import type { Credentials } from "./credentials";
import { EmbeddedError } from "./messages";
import { handOver } from "./os-user";

function freshName(base: string) {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
  let name = `${base}-${stamp}`;
  for (let n = 2; fs.existsSync(name); n++) name = `${base}-${stamp}-${n}`;
  return name;
}

/**
 * Puts a restored folder in the database's place while PostgreSQL is stopped and keeps the one before it aside.
 * When `prove` cannot start it, the one before comes back.
 */
export async function swapIn(
  workshop: Workshop,
  { staged, credentials, prove }: { staged: string; credentials: Credentials; prove: () => Promise<void> },
): Promise<{ kept: string | null }> {
  const { place, user } = workshop;
  if (path.dirname(path.resolve(staged)) !== place.root) throw new Error(`${staged} does not lie in ${place.root}`);
  if (!fs.existsSync(path.join(staged, "PG_VERSION"))) throw new Error(`${staged} is not a restored database`);
  const kept = fs.existsSync(place.pgData) ? freshName(path.join(place.root, "pg.before-restore")) : null;
  if (kept) fs.renameSync(place.pgData, kept);
  try {
    fs.renameSync(staged, place.pgData);
    handOver(user, place.pgData);
    syncToDisk(workshop);
    resetSuperuserPassword(workshop, credentials);
    await prove();
    return { kept };
  } catch (error) {
    const failed = freshName(path.join(place.root, "pg.failed-restore"));
    if (fs.existsSync(place.pgData)) fs.renameSync(place.pgData, failed);
    if (kept) fs.renameSync(kept, place.pgData);
    const detail = error instanceof Error ? error.message : String(error);
    throw new EmbeddedError("restore_failed", { path: failed, detail }, error);
  }
}
