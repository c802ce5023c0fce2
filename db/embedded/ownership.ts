import fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isRunning, processIdentity } from "./process-identity";

export type Ownership = {
  /** Says that the owner is about to stop: nobody attaches any more. */
  retire(): void;
  release(): void;
};

type Claim = { pid: number; identity: string; isRetiring?: boolean };

const PREFIX = "owner.";

function generations(folder: string): number[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => Number(name.slice(PREFIX.length)))
    .filter((n) => Number.isInteger(n))
    .toSorted((a, b) => b - a);
}

function readClaim(file: string): Claim | "being written" | "gone" {
  try {
    const text = fs.readFileSync(file, "utf8");
    if (text === "") return Date.now() - fs.statSync(file).mtimeMs < 5000 ? "being written" : { pid: 0, identity: "" };
    const [pid = "0", identity = "", state = ""] = text.split("\n");
    return { pid: Number(pid), identity, isRetiring: state === "retiring" };
  } catch {
    return "gone";
  }
}

function holds({ pid, identity }: Claim) {
  if (!isRunning(pid)) return false;
  const now = processIdentity(pid);
  return identity === "" || now === "" || identity === now;
}

/** Whether the owner said that it is about to stop. */
export function isOwnerRetiring(folder: string) {
  const claim = readClaim(path.join(folder, PREFIX + (generations(folder)[0] ?? 0)));
  return typeof claim === "object" && claim.isRetiring === true;
}

function tryCreate(file: string) {
  try {
    fs.writeFileSync(file, `${process.pid}\n${processIdentity(process.pid)}`, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Makes this process the owner of a data folder, or returns null while another living process is.
 * The highest numbered file names the owner; a dead owner is followed by the next number, which only one can create.
 */
export async function claimOwnership(folder: string): Promise<Ownership | null> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (;;) {
    const [highest = 0] = generations(folder);
    if (highest > 0) {
      const claim = readClaim(path.join(folder, PREFIX + highest));
      if (claim === "gone" || claim === "being written") {
        await wait(20);
        continue;
      }
      if (holds(claim)) return null;
    }
    const mine = highest + 1;
    const file = path.join(folder, PREFIX + mine);
    if (!tryCreate(file)) continue;
    const all = generations(folder);
    if ((all[0] ?? mine) > mine) {
      fs.rmSync(file, { force: true });
      continue;
    }
    for (const older of all.filter((n) => n < mine)) fs.rmSync(path.join(folder, PREFIX + older), { force: true });
    // The number is kept on release: starting again at 1 would let a process that slept through it win twice.
    return {
      retire: () => fs.appendFileSync(file, "\nretiring"),
      release: () => fs.writeFileSync(file, "0\n"),
    };
  }
}
