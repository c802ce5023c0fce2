import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from "./server";

const ROOT = path.resolve(import.meta.dirname, "../..");
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

let dataDir: string;
const servers: EmbeddedServer[] = [];
const holders: ChildProcess[] = [];

beforeEach(() => {
  dataDir = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "so-ket-db-")), "data");
});

afterEach(async () => {
  for (const holder of holders.splice(0)) if (holder.exitCode === null) holder.kill("SIGTERM");
  for (const server of servers.splice(0)) await server.stop();
  // Whatever a test killed left an orphan: owning the folder once more ends it.
  if (fs.existsSync(path.join(dataDir, "pg", "postmaster.pid"))) {
    await startEmbedded(dataDir).then(
      (server) => server.stop(),
      () => undefined,
    );
  }
  fs.rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

async function open(options?: EmbeddedOptions) {
  const server = await startEmbedded(dataDir, options);
  servers.push(server);
  return server;
}

function hold({ writes = false, fileBlocks = 0 } = {}) {
  const node = [process.execPath, "--import", "tsx", "--input-type=module", "-e", HOLDER];
  const limited = ["sh", "-c", `ulimit -f ${fileBlocks}; exec "$@"`, "sh", ...node];
  const [command = "", ...args] = fileBlocks > 0 ? limited : node;
  const env = { ...process.env, HOLD_DIR: dataDir, ...(writes && { HOLD_WRITES: "1" }) };
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
  holders.push(child);
  const said: Said[] = [];
  createInterface(child.stdout).on("line", (line) => said.push(JSON.parse(line)));
  const until = (met: (message: Said) => boolean) =>
    vi.waitUntil(() => said.find(met), { timeout: 30_000, interval: 10 });
  return { child, said, until };
}

async function query<T extends object>(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid() {
  return Number(fs.readFileSync(path.join(dataDir, "pg", "postmaster.pid"), "utf8").split("\n")[0]);
}

function snapshot(folder: string) {
  const names = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  return names.map((name) => {
    const stat = fs.statSync(path.join(folder, name));
    return stat.isFile() ? `${name} ${stat.size} ${stat.mtimeMs}` : name;
  });
}

async function problemOf(work: Promise<unknown>) {
  return work.then(
    () => "none",
    (error: unknown) => (error instanceof Error && "problem" in error ? error.problem : error),
  );
}

describe("a first start", () => {
  test("makes a durable database with two roles that own all and nothing", async () => {
    const server = await open();
    expect(server.isOwned()).toBe(true);
    const settings = ["fsync", "full_page_writes", "data_checksums", "timezone", "password_encryption"];
    const rows = await query<{ name: string; setting: string }>(
      server.ownerUrl,
      `select name, setting from pg_settings where name ilike any ('{${settings.join(",")}}')`,
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      data_checksums: "on",
      fsync: "on",
      full_page_writes: "on",
      password_encryption: "scram-sha-256",
      TimeZone: "Asia/Ho_Chi_Minh",
    });
    const roles = await query(
      server.ownerUrl,
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, (select count(*)::int from pg_database where datdba = r.oid) as owns
       from pg_roles r where rolname like 'so_ket%' order by 1`,
    );
    const common = { rolsuper: false, rolbypassrls: false, rolcreaterole: false };
    expect(roles).toEqual([
      { rolname: "so_ket_app", ...common, owns: 0 },
      { rolname: "so_ket_owner", ...common, owns: 1 },
    ]);
    await query(server.ownerUrl, "create extension pg_trgm; create extension unaccent; create extension btree_gist");
    const [sorted] = await query<{ words: string[] }>(
      server.ownerUrl,
      `select array_agg(w order by w collate "vi-x-icu") as words from unnest('{đá,da,ê,dạ,e}'::text[]) w`,
    );
    expect(sorted?.words).toEqual(["da", "dạ", "đá", "e", "ê"]);
    await expect(query(server.appUrl, "create table mine (n int)")).rejects.toThrow("permission denied");
    await expect(query(server.appUrl, "create temporary table mine (n int)")).rejects.toThrow("permission denied");
  });

  test("lets nobody in without the generated password, and keeps it to itself", async () => {
    const server = await open();
    for (const url of [server.appUrl, server.superuserUrl]) {
      const wrong = new URL(url);
      wrong.password = "wrong";
      await expect(query(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
    }
    for (const name of ["credentials.json", "postgres.log"]) {
      expect(fs.statSync(path.join(dataDir, name)).mode & 0o077).toBe(0);
    }
    expect(fs.statSync(path.join(dataDir, "run")).mode & 0o077).toBe(0);
  });

  test("works where the path is too long for a socket, and finds the short folder again", async () => {
    dataDir = path.join(dataDir, "x".repeat(120));
    const first = await open();
    await first.stop();
    const second = await open();
    expect(second.appUrl).toBe(first.appUrl);
    const folder = new URL(second.appUrl).searchParams.get("host") ?? "";
    expect(folder.startsWith(os.tmpdir())).toBe(true);
    expect(fs.statSync(folder).mode & 0o077).toBe(0);
    await second.stop();
    fs.rmSync(folder, { recursive: true });
    expect(await query((await open()).appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("works on a loopback port where there are no sockets", async () => {
    const server = await open({ transport: "loopback" });
    expect(new URL(server.appUrl).hostname).toBe("127.0.0.1");
    const attached = await open({ transport: "loopback" });
    expect(await query(attached.appUrl, "select current_user as who")).toEqual([{ who: "so_ket_app" }]);
  });
});

describe("several processes", () => {
  test("the second attaches, and carries on when the first stops", async () => {
    const owner = hold();
    expect(await owner.until((message) => message.owned !== undefined)).toEqual({ owned: true });
    const server = await open();
    expect(server.isOwned()).toBe(false);
    await query(server.ownerUrl, "create table kept as select 1 as n");
    owner.child.kill("SIGTERM");
    await vi.waitUntil(() => server.isOwned(), { timeout: 20_000, interval: 20 });
    expect(await query(server.ownerUrl, "select n from kept")).toEqual([{ n: 1 }]);
  });

  test("three that start a new database at once all end up on the same one", async () => {
    const racing = [hold(), hold(), hold()];
    const said = await Promise.all(racing.map(({ until }) => until((message) => Object.keys(message).length > 0)));
    expect(said.filter(({ owned }) => owned === true)).toHaveLength(1);
    expect(said.filter(({ owned }) => owned === false)).toHaveLength(2);
    expect(fs.readdirSync(dataDir).filter((name) => name.startsWith("new-"))).toEqual([]);
  });
});

describe("after kill -9", () => {
  test("of PostgreSQL, the supervisor starts it again and every acknowledged row is there", async () => {
    const server = await open();
    await query(server.ownerUrl, "create table written (n int primary key)");
    const writer = new Client({ connectionString: server.ownerUrl });
    writer.on("error", () => undefined);
    await writer.connect();
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        await writer.query("insert into written values ($1)", [acknowledged + 1]);
        acknowledged += 1;
      }
    })();
    await vi.waitUntil(() => acknowledged >= 100, { timeout: 20_000, interval: 5 });
    const killed = postmasterPid();
    process.kill(killed, "SIGKILL");
    await expect(writing).rejects.toThrow();
    const rows = await vi.waitFor(
      () => query<{ count: number }>(server.ownerUrl, "select count(*)::int as count from written"),
      { timeout: 20_000, interval: 20 },
    );
    expect(rows[0]?.count).toBeGreaterThanOrEqual(acknowledged);
    expect(postmasterPid()).not.toBe(killed);
  });

  test("of the owning process, the next start takes PostgreSQL over and every acknowledged row is there", async () => {
    const { child, said, until } = hold({ writes: true });
    await until(({ n = 0 }) => n >= 100);
    child.kill("SIGKILL");
    await vi.waitUntil(() => child.signalCode !== null, { timeout: 5000, interval: 5 });
    const orphan = postmasterPid();
    const server = await open();
    expect(server.isOwned()).toBe(true);
    expect(postmasterPid()).not.toBe(orphan);
    const acknowledged = Math.max(...said.map(({ n = 0 }) => n));
    const rows = await query<{ count: number }>(server.ownerUrl, "select count(*)::int as count from written");
    expect(rows[0]?.count).toBeGreaterThanOrEqual(acknowledged);
  });

  test("of both, a pid file naming a process that is not PostgreSQL does not stop the next start", async () => {
    const { child, until } = hold();
    await until(({ owned }) => owned === true);
    const [orphan, stranger] = [postmasterPid(), process.ppid];
    child.kill("SIGKILL");
    process.kill(orphan, "SIGKILL");
    await vi.waitUntil(() => child.signalCode !== null, { timeout: 5000, interval: 5 });
    const file = path.join(dataDir, "pg", "postmaster.pid");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(/^\d+/, String(stranger)));
    expect(await query((await open()).appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe("a folder it cannot use stays as it is", () => {
  test("another version", async () => {
    await (await open()).stop();
    fs.writeFileSync(path.join(dataDir, "pg", "PG_VERSION"), "17\n");
    const before = snapshot(path.join(dataDir, "pg"));
    await expect(open()).rejects.toMatchObject({ problem: "foreign_version", params: { found: "17", expected: "18" } });
    expect(snapshot(path.join(dataDir, "pg"))).toEqual(before);
  });

  test.each([
    ["without PG_VERSION", "PG_VERSION"],
    ["without its control file", "global/pg_control"],
    ["without its log", "pg_wal"],
  ])("damaged, %s", async (_how, missing) => {
    await (await open()).stop();
    fs.rmSync(path.join(dataDir, "pg", missing), { recursive: true });
    const before = snapshot(path.join(dataDir, "pg", "base"));
    expect(await problemOf(open())).toBe("damaged");
    expect(snapshot(path.join(dataDir, "pg", "base"))).toEqual(before);
  });

  test("files of someone else", async () => {
    fs.mkdirSync(path.join(dataDir, "pg"), { recursive: true });
    fs.writeFileSync(path.join(dataDir, "pg", "thư.docx"), "x");
    expect(await problemOf(open())).toBe("damaged");
    expect(fs.readdirSync(path.join(dataDir, "pg"))).toEqual(["thư.docx"]);
  });

  test("a data folder that is a file", async () => {
    fs.writeFileSync(dataDir, "x");
    await expect(open()).rejects.toThrow();
    expect(fs.readFileSync(dataDir, "utf8")).toBe("x");
  });
});

// A limit on the size of files fails writes as a full disk does, and needs no disk of its own.
describe.skipIf(process.platform === "win32")("no room left", () => {
  test("for a new database is told, and leaves nothing half made", async () => {
    const holder = hold({ fileBlocks: 8192 });
    expect(await holder.until(({ failed }) => failed !== undefined)).toEqual({ failed: "disk_full" });
    expect(fs.existsSync(path.join(dataDir, "pg"))).toBe(false);
    expect(fs.readdirSync(dataDir).filter((name) => name.startsWith("new-"))).toEqual([]);
    expect(await query((await open()).appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("while writing is told, and every acknowledged row is there once there is room", async () => {
    await (await open()).stop();
    const { said, until } = hold({ writes: true, fileBlocks: 28_672 });
    await until(({ failed }) => failed === "disk_full");
    const acknowledged = Math.max(...said.map(({ n = 0 }) => n));
    expect(acknowledged).toBeGreaterThan(0);
    const server = await open();
    const rows = await query<{ count: number }>(server.ownerUrl, "select count(*)::int as count from written");
    expect(rows[0]?.count).toBeGreaterThanOrEqual(acknowledged);
  });
});
