import { execFileSync } from "node:child_process";
import fs from "node:fs";

function linuxStat(pid: number): { state: string; startedAt: string } | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command name may hold spaces and brackets: the fields that count come after the last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? "", startedAt: fields[19] ?? "" };
  } catch {
    return null;
  }
}

function bootId() {
  try {
    return fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

/** What tells a process from a later one that was given the same number; empty where the system does not say. */
export function processIdentity(pid: number): string {
  if (process.platform === "linux") {
    const stat = linuxStat(pid);
    return stat ? `${bootId()}:${stat.startedAt}` : "";
  }
  if (process.platform === "darwin") {
    try {
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    } catch {
      return "";
    }
  }
  return "";
}

/** Whether the process runs; one that ended but was not collected by its parent counts as gone. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  if (process.platform !== "linux") return true;
  const state = linuxStat(pid)?.state;
  return state !== "Z" && state !== "X";
}
