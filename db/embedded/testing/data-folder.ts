import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { afterEach, beforeEach, vi } from "vitest";
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from "../server";

const ROOT = path.resolve(import.meta.dirname, "../../..");
// A process of the app: starts or attaches, then says so and writes numbered rows until it is told to stop.
const HOLDER = `
  import { Client } from "pg";
  import { startEmbedded } from "./db/embedded/server.ts";
  const say = (message) => process.stdout.write(JSON.stringify(message) + "\\n");
  try {
    const onFailure = (error) => { say({ failed: error.problem }); process.exit(3); };
    const server = await startEmbedded(process.env.HOLD_DIR, { onFailure, pausesMs: [0, 50] });
    process.on("SIGTERM", () => void server.stop().then(() => process.exit(0)));
    say({ owned: server.isOwned() });
    if (process.env.HOLD_WRITES) {
      const client = new Client({ connectionString: server.ownerUrl });
      client.on("error", () => undefined);
      await client.connect();
      await client.query("create table if not exists written (n bigint primary key, filler text)");
      for (let n = 1; ; n++) {
        await client.query("insert into written values ($1::bigint, repeat(md5($1::bigint::text), 50))", [n]);
        say({ n });
      }
    }
    setInterval(() => undefined, 1000);
  } catch (error) {
    say({ failed: error.problem ?? String(error) });
    if (!process.env.HOLD_WRITES) process.exit(3);
  }
`;

type Said = { owned?: boolean; n?: number; failed?: string };

/** A data folder of its own for each test of a file, and processes on it that end with the test. */
export function dataFolderPerTest() {
  const servers: EmbeddedServer[] = [];
  const holders: ChildProcess[] = [];
  const folder = { home: "", dataDir: "" };

  beforeEach(() => {
    folder.home = fs.mkdtempSync(path.join(os.tmpdir(), "so-ket-db-"));
    folder.dataDir = path.join(folder.home, "data");
  });

  afterEach(async () => {
    for (const holder of holders.splice(0)) {
      if (holder.exitCode !== null || holder.signalCode !== null) continue;
      const ended = once(holder, "exit");
      holder.kill("SIGTERM");
      await ended;
    }
    for (const server of servers.splice(0)) await server.stop();
    // Whatever a test killed left an orphan: owning the folder once more ends it.
    if (fs.existsSync(path.join(folder.dataDir, "pg", "postmaster.pid"))) {
      const last = await startEmbedded(folder.dataDir).catch(() => null);
      await last?.stop();
    }
    fs.rmSync(folder.home, { recursive: true, force: true });
  });

  async function open(options?: EmbeddedOptions, dataDir = folder.dataDir) {
    const server = await startEmbedded(dataDir, options);
    servers.push(server);
    return server;
  }

  /** Another process of the app on the same folder; `fileBlocks` limits the size of its files, in 512 bytes. */
  function hold({ writes = false, fileBlocks = 0 } = {}) {
    const node = [process.execPath, "--import", "tsx", "--input-type=module", "-e", HOLDER];
    const limited = ["sh", "-c", `ulimit -f ${fileBlocks}; exec "$@"`, "sh", ...node];
    const [command = "", ...args] = fileBlocks > 0 ? limited : node;
    const env = { ...process.env, HOLD_DIR: folder.dataDir, ...(writes && { HOLD_WRITES: "1" }) };
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
    holders.push(child);
    const said: Said[] = [];
    createInterface(child.stdout).on("line", (line) => said.push(JSON.parse(line)));
    const until = (met: (message: Said) => boolean) =>
      vi.waitUntil(() => said.find(met), { timeout: 30_000, interval: 10 });
    return { child, said, until };
  }

  const postmasterPid = () =>
    Number(fs.readFileSync(path.join(folder.dataDir, "pg", "postmaster.pid"), "utf8").split("\n")[0]);

  return { folder, open, hold, postmasterPid };
}

export async function query<T extends object>(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

export async function countWritten(server: EmbeddedServer) {
  const rows = await query<{ count: number }>(server.ownerUrl, "select count(*)::int as count from written");
  return rows[0]?.count ?? 0;
}
