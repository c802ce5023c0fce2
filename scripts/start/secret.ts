import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** The key that signs sessions on the embedded database: made once, kept beside it, never shown. */
export function keepSecret(dataDir: string): string {
  const file = path.join(dataDir, "secret");
  try {
    fs.writeFileSync(file, randomBytes(48).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return fs.readFileSync(file, "utf8").trim();
}
