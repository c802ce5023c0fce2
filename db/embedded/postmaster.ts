import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { bareEnvironment, type Workshop } from "./cluster";
import { diagnose, lastLines } from "./diagnose";
import { EmbeddedError } from "./messages";
import { commandAs } from "./os-user";
import type { Address } from "./place";
import { isRunning } from "./process-identity";
import { serverArguments } from "./settings";

export type Postmaster = {
  pid: number;
  /** Resolves with what PostgreSQL wrote, when it ends for whatever reason. */
  ended: Promise<string>;
  stop(): Promise<void>;
};

const LOG_LIMIT = 8 * 1024 * 1024;
const SETTLING_MS = 30_000;

function pidFile(pgData: string) {
  return path.join(pgData, "postmaster.pid");
}

function readPidFile(pgData: string): { pid: number; status: string } | null {
  try {
    const lines = fs.readFileSync(pidFile(pgData), "utf8").split("\n");
    return { pid: Number(lines[0]), status: (lines[7] ?? "").trim() };
  } catch {
    return null;
  }
}

/** Whether the process serves this very folder, and is not a stranger that was given an old number again. */
function serves(pid: number, pgData: string) {
  if (!isRunning(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(pgData);
  } catch {
    return false;
  }
}

function signal(pid: number, name: "SIGINT" | "SIGQUIT" | "SIGKILL") {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

async function until(met: () => boolean, ms: number) {
  const end = Date.now() + ms;
  while (!met()) {
    if (Date.now() > end) return false;
    await wait(15);
  }
  return true;
}

/** Ends a server whose supervisor died, so that it can be started again as a child that is watched. */
export async function stopOrphan(pgData: string, log: (line: string) => void) {
  const found = readPidFile(pgData);
  if (!found || found.pid === process.pid) return;
  const { pid } = found;
  if (serves(pid, pgData)) {
    log(`Taking over the database from process ${pid}, whose supervisor is gone`);
    try {
      signal(pid, "SIGINT");
      if (!(await until(() => !serves(pid, pgData), 30_000))) signal(pid, "SIGQUIT");
    } catch (error) {
      throw new EmbeddedError("in_use", { path: pgData, detail: `process ${pid}` }, error);
    }
    if (!(await until(() => !serves(pid, pgData), 10_000))) {
      throw new EmbeddedError("in_use", { path: pgData, detail: `process ${pid}` });
    }
  }
  const left = readPidFile(pgData);
  if (left && isNumberTaken(left.pid)) {
    // PostgreSQL takes a file naming its own parent for a leftover, and still checks the shared memory it names.
    const lines = fs.readFileSync(pidFile(pgData), "utf8").split("\n");
    fs.writeFileSync(pidFile(pgData), [process.pid, ...lines.slice(1)].join("\n"));
  }
}

function isNumberTaken(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function openLog(file: string) {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) fs.renameSync(file, `${file}.1`);
  return { fd: fs.openSync(file, "a", 0o600), from: size > LOG_LIMIT ? 0 : size };
}

function readLog(file: string, from: number) {
  if (!fs.existsSync(file)) return "";
  const fd = fs.openSync(file, "r");
  try {
    const start = Math.max(from, fs.fstatSync(fd).size - 16_384);
    const buffer = Buffer.alloc(16_384);
    return buffer.toString("utf8", 0, fs.readSync(fd, buffer, 0, buffer.length, start));
  } finally {
    fs.closeSync(fd);
  }
}

function endChild(child: ChildProcess, ended: Promise<string>, { place, binaries }: Workshop) {
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const pid = child.pid ?? 0;
    // Windows has no signal that asks: pg_ctl uses PostgreSQL's own pipe there.
    if (process.platform === "win32") spawnSync(binaries.pgCtl, ["stop", "-D", place.pgData, "-m", "fast"]);
    else signal(pid, "SIGINT");
    const patience = (ms: number) => Promise.race([ended.then(() => true), wait(ms, false, { ref: false })]);
    if (await patience(20_000)) return;
    signal(pid, "SIGQUIT");
    if (await patience(10_000)) return;
    signal(pid, "SIGKILL");
    await ended;
  };
}

async function launch(workshop: Workshop, address: Address) {
  const { place, binaries, user } = workshop;
  const { fd, from } = openLog(place.log);
  const { command, args, options } = commandAs(user, binaries.postgres, serverArguments(place.pgData, address));
  // A process group of its own: Ctrl-C at the terminal reaches the supervisor, which stops things in order.
  const child = spawn(command, args, {
    ...options,
    cwd: place.pgData,
    env: bareEnvironment(),
    stdio: ["ignore", fd, fd],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  fs.closeSync(fd);
  const ended = new Promise<string>((done) => {
    child.once("error", (error) => done(error.message));
    child.once("exit", () => done(readLog(place.log, from)));
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  const isReady = () => {
    const file = readPidFile(place.pgData);
    return file?.pid === child.pid && file?.status === "ready";
  };
  while (!hasEnded() && !isReady()) await wait(10);
  if (hasEnded()) return { log: await ended };
  return { postmaster: { pid: child.pid ?? 0, ended, stop: endChild(child, ended, workshop) } satisfies Postmaster };
}

/** Starts PostgreSQL as a child of this process and waits until it takes connections, recovery included. */
export async function startPostmaster(workshop: Workshop, address: Address): Promise<Postmaster> {
  const deadline = Date.now() + SETTLING_MS;
  for (;;) {
    const { postmaster, log = "" } = await launch(workshop, address);
    if (postmaster) return postmaster;
    // Sessions of a killed server need a moment to notice and let go of its memory.
    const settling = /pre-existing shared memory block|lock file "[^"]*" already exists/.test(log);
    if (!settling || Date.now() > deadline) {
      const { place, binaries } = workshop;
      throw diagnose(lastLines(log, 20), { path: place.pgData, expected: binaries.major, found: "" });
    }
    await wait(100);
  }
}
