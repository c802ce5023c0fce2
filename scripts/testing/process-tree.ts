import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

const LOOK_MS = 10;

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

export function childrenOf(pid: number): number[] {
  return readProc(pid, `task/${pid}/children`).split(" ").filter(Boolean).map(Number);
}

export function commandOf(pid: number): string {
  return readProc(pid, "cmdline").replaceAll("\0", " ").trim();
}

export function isAlive(pid: number): boolean {
  const stat = readProc(pid, "stat");
  return stat !== "" && !/^\d+ \(.*\) [ZX]/.test(stat);
}

/** Kills without a word of warning, and waits until nothing is left of the process. */
export async function killHard(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL");
  while (isAlive(pid)) await wait(LOOK_MS);
}

/** Resident memory of one process in MB, as the system counts it. */
export function residentMb(pid: number): number {
  return kilobytes(readProc(pid, "status"), "VmRSS") / 1024;
}

/**
 * Memory of a process and all beneath it in MB, what they share counted once; resident sizes where that is not told.
 * Of processes that are not counted only what they share with the others.
 */
export function treeMb(pid: number, isCounted: (command: string, pid: number) => boolean = () => true): number {
  const rollup = readProc(pid, "smaps_rollup");
  const own = rollup === "" ? residentMb(pid) : kilobytes(rollup, "Pss") / 1024;
  const alone = (kilobytes(rollup, "Private_Clean") + kilobytes(rollup, "Private_Dirty")) / 1024;
  const counted = isCounted(commandOf(pid), pid) ? own : own - alone;
  return childrenOf(pid).reduce((sum, child) => sum + treeMb(child, isCounted), counted);
}

function kilobytes(text: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0);
}
