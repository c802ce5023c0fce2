import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { EmbeddedError } from "./messages";

/** Under whose name the database programs run: PostgreSQL refuses to be root. */
export type OsUser = { kind: "self" } | { kind: "namespace" } | { kind: "user"; uid: number; gid: number };

const NOBODY = 65534;
const NAMESPACE = ["--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

export function commandAs(user: OsUser, command: string, args: readonly string[]) {
  if (user.kind === "namespace") return { command: "unshare", args: [...NAMESPACE, command, ...args], options: {} };
  const options = user.kind === "user" ? { uid: user.uid, gid: user.gid } : {};
  return { command, args: [...args], options };
}

function runs(user: OsUser, postgres: string) {
  const { command, args, options } = commandAs(user, postgres, ["--version"]);
  return spawnSync(command, args, { ...options, cwd: "/", stdio: "ignore" }).status === 0;
}

function canEnter(user: OsUser, folder: string) {
  const { command, args, options } = commandAs(user, "test", ["-x", folder]);
  return spawnSync(command, args, { ...options, cwd: "/", stdio: "ignore" }).status === 0;
}

function findNobody(): { uid: number; gid: number } {
  const entry = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((line) => line.startsWith("nobody:"));
  const [, , uid = NOBODY, gid = NOBODY] = entry?.split(":") ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

function ownerOf(folder: string) {
  const stat = fs.statSync(folder, { throwIfNoEntry: false });
  return stat ? { uid: stat.uid, gid: stat.gid } : null;
}

export type OsUserChoice = { postgres: string; dataDir: string; pgData: string; allowNamespace?: boolean };

/**
 * As root: a user namespace, which keeps files with root and works below a closed home folder;
 * where the system forbids namespaces, the user `nobody`. A folder that already belongs to somebody stays with them.
 */
export function chooseOsUser({ postgres, dataDir, pgData, allowNamespace = true }: OsUserChoice): OsUser {
  if (process.getuid?.() !== 0) return { kind: "self" };
  const owner = ownerOf(pgData);
  const namespace: OsUser = { kind: "namespace" };
  if ((owner?.uid ?? 0) === 0 && allowNamespace && runs(namespace, postgres)) return namespace;
  const user: OsUser = { kind: "user", ...(owner && owner.uid !== 0 ? owner : findNobody()) };
  if (!runs(user, postgres)) throw new EmbeddedError("root_unreachable", { path: path.dirname(postgres) });
  fs.chmodSync(dataDir, 0o711);
  if (!canEnter(user, dataDir)) throw new EmbeddedError("root_unreachable", { path: dataDir });
  return user;
}

/** Hands files to the user the database runs as, and lets that user pass through the data folder. */
export function handOver(user: OsUser, ...folders: string[]) {
  if (user.kind !== "user") return;
  for (const folder of folders) {
    fs.chownSync(folder, user.uid, user.gid);
    if (!fs.statSync(folder).isDirectory()) continue;
    for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      fs.lchownSync(path.join(folder, name), user.uid, user.gid);
    }
  }
}
