import { type ChildProcess, spawn } from "node:child_process";
import http from "node:http";
import net from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { StartError } from "./terminal";

export type WebOptions = { next: string; isDev: boolean; host: string; port: number; env: NodeJS.ProcessEnv };

export type Web = { ended: Promise<void>; hasEnded(): boolean; stop(): Promise<void> };

const READY_MS = 90_000;
const VACATING_MS = 2000;

// Next's development command hands the app to a process of its own; this ties the outer one to the supervisor as well.
const END_WITH_PARENT = "data:text/javascript,process.once('disconnect',()=>process.exit(0))";

/** The code of the error that listening there gives, or null. */
function tryToListen(host: string, port: number) {
  return new Promise<string | null>((done) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => done(null)));
  });
}

/** Fails early, and in words, when another program listens there. */
export async function checkPortIsFree(host: string, port: number) {
  const deadline = Date.now() + VACATING_MS;
  let code = await tryToListen(host, port);
  while (code === "EADDRINUSE" && Date.now() < deadline) {
    // An app that was killed a moment ago is still closing.
    await wait(50);
    code = await tryToListen(host, port);
  }
  if (code === "EADDRINUSE") {
    throw new StartError(
      `Port ${port} on ${host} is used by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
      `Cổng ${port} trên ${host} đang được chương trình khác dùng. Hãy dừng chương trình đó hoặc chọn cổng khác: PORT=${port + 1} npm start`,
    );
  }
  if (code) {
    throw new StartError(
      `The app cannot listen on ${host}, port ${port} (${code}). Check HOST and PORT.`,
      `Không mở được địa chỉ ${host}, cổng ${port} (${code}). Hãy kiểm tra HOST và PORT.`,
    );
  }
}

// Left alone, Node lets garbage lie while the machine has memory: half a gigabyte for an app that lives in a fifth of it.
// Whoever runs a larger office sets another limit in NODE_OPTIONS.
function memoryFlags(chosen: string) {
  return chosen.includes("--max-old-space-size") ? [] : ["--max-old-space-size=256", "--max-semi-space-size=4"];
}

// Longer than browsers and proxies keep an idle connection: who closes first must be the one who would send.
const KEEP_ALIVE_MS = 120_000;

/** The arguments with which Next serves what was built. */
export function serveArgs(next: string, host: string, port: string): string[] {
  return [next, "start", "-H", host, "-p", port, "--keepAliveTimeout", String(KEEP_ALIVE_MS)];
}

/** Runs Next as a child that ends when this process does, by whatever cause. */
export function startWeb({ next, isDev, host, port, env }: WebOptions): Web {
  const args = isDev ? [next, "dev", "-H", host, "-p", String(port)] : serveArgs(next, host, String(port));
  const flags = isDev ? ["--import", END_WITH_PARENT] : memoryFlags(env["NODE_OPTIONS"] ?? "");
  const child: ChildProcess = spawn(process.execPath, [...flags, ...args], {
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  const ended = new Promise<void>((done) => {
    child.once("error", () => done());
    child.once("exit", () => done());
  });
  const stop = async () => {
    if (hasEnded()) return;
    child.kill("SIGTERM");
    const inTime = await Promise.race([ended.then(() => true), wait(10_000, false, { ref: false })]);
    if (!inTime) child.kill("SIGKILL");
    await ended;
  };
  return { ended, hasEnded, stop };
}

/** Asks on a connection of its own, which a kept one would leave open when the app is to stop. */
function isReady(url: string) {
  return new Promise<boolean>((done) => {
    const request = http.get(url, { agent: false, timeout: 10_000 }, (answer) => {
      answer.resume();
      answer.once("close", () => done(answer.statusCode === 200));
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => done(false));
  });
}

/** Waits until the app says that it can serve; false when it ended or did not come up. */
export async function untilReady(web: Web, host: string, port: number) {
  const name = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline && !web.hasEnded()) {
    if (await isReady(`http://${name}:${port}/api/ready`)) return true;
    await wait(50);
  }
  return false;
}
