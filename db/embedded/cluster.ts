import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Binaries } from "./binaries";
import { type Credentials, ROLES } from "./credentials";
import { diagnose, lastLines } from "./diagnose";
import { EmbeddedError } from "./messages";
import { commandAs, handOver, type OsUser } from "./os-user";
import type { Place } from "./place";

export type Workshop = { place: Place; binaries: Binaries; user: OsUser };

/** The environment of the database programs: nothing of the app's own, least of all its secrets. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SYSTEMROOT, TMPDIR, TEMP } = process.env;
  const kept = Object.entries({ PATH, SYSTEMROOT, TMPDIR, TEMP }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(kept), LC_ALL: "C", NODE_ENV: "production" };
}

function characterTypes() {
  // Only word boundaries of pg_trgm still ask the system; everything else uses PostgreSQL's own C.UTF-8.
  if (process.platform === "linux") return ["--lc-ctype=C.UTF-8"];
  return process.platform === "darwin" ? ["--lc-ctype=UTF-8"] : [];
}

/** Refuses a folder that is not a whole database of this version; true when there is none yet. */
export function isNewCluster(pgData: string, expected: string): boolean {
  const stat = fs.statSync(pgData, { throwIfNoEntry: false });
  if (!stat) return true;
  if (!stat.isDirectory()) throw new EmbeddedError("damaged", { path: pgData, detail: "it is not a folder" });
  const names = fs.readdirSync(pgData);
  if (names.length === 0) return true;
  if (!names.includes("PG_VERSION")) {
    throw new EmbeddedError("damaged", { path: pgData, detail: "it holds files but no PG_VERSION" });
  }
  const found = fs.readFileSync(path.join(pgData, "PG_VERSION"), "utf8").trim();
  if (found === "") throw new EmbeddedError("damaged", { path: pgData, detail: "PG_VERSION is empty" });
  if (found !== expected) throw new EmbeddedError("foreign_version", { path: pgData, found, expected });
  if (!names.includes("global") || !names.includes("base")) {
    throw new EmbeddedError("damaged", { path: pgData, detail: "the folder base or global is missing" });
  }
  return false;
}

/** Makes the database folder under another name first, so that a half-made one is never mistaken for a database. */
export function createCluster({ place, binaries, user }: Workshop, credentials: Credentials) {
  const nursery = path.join(place.root, `new-${randomBytes(6).toString("hex")}`);
  const draft = path.join(nursery, "pg");
  fs.mkdirSync(nursery, { mode: 0o700 });
  try {
    const password = path.join(nursery, "password");
    fs.writeFileSync(password, credentials.superuser + "\n", { mode: 0o600 });
    handOver(user, nursery);
    const { command, args, options } = commandAs(user, binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${ROLES.superuser}`,
      `--pwfile=${password}`,
      "--auth-local=scram-sha-256",
      "--auth-host=scram-sha-256",
      "--data-checksums",
      "--no-instructions",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...characterTypes(),
    ]);
    const made = spawnSync(command, args, { ...options, cwd: nursery, env: bareEnvironment(), encoding: "utf8" });
    if (made.status !== 0) {
      const found = { path: place.pgData, expected: binaries.major, found: "" };
      throw diagnose(`${made.stdout}\n${made.stderr}\n${made.error?.message ?? ""}`, found);
    }
    fs.renameSync(draft, place.pgData);
  } finally {
    fs.rmSync(nursery, { recursive: true, force: true });
  }
}

/** Makes sure that every file of a restored folder is on the disk before it is relied on. */
export function syncToDisk({ place, binaries, user }: Workshop) {
  const { command, args, options } = commandAs(user, binaries.initdb, ["--sync-only", `--pgdata=${place.pgData}`]);
  const synced = spawnSync(command, args, { ...options, cwd: place.pgData, env: bareEnvironment(), encoding: "utf8" });
  if (synced.status !== 0) {
    throw diagnose(synced.stderr, { path: place.pgData, expected: binaries.major, found: "" });
  }
}

/** Gives the superuser the password of this data folder, for a database that came from elsewhere. */
export function resetSuperuserPassword({ place, binaries, user }: Workshop, credentials: Credentials) {
  const { command, args, options } = commandAs(user, binaries.postgres, [
    "--single",
    "-D",
    place.pgData,
    "-c",
    "log_min_messages=error",
    "postgres",
  ]);
  const result = spawnSync(command, args, {
    ...options,
    cwd: place.pgData,
    env: bareEnvironment(),
    encoding: "utf8",
    // Over standard input, as arguments are visible to every user of the machine.
    input: `alter role ${ROLES.superuser} with login superuser password '${credentials.superuser}';\n`,
  });
  const log = `${result.stderr}\n${result.error?.message ?? ""}`;
  if (result.status !== 0) {
    throw diagnose(lastLines(log, 20), { path: place.pgData, expected: binaries.major, found: "" });
  }
}
