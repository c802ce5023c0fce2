import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { describe, expect, test, vi } from "vitest";
import { countWritten, query, dataFolderPerTest } from "./testing/data-folder";

const { folder, open, hold, postmasterPid } = dataFolderPerTest();

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
      expect(fs.statSync(path.join(folder.dataDir, name)).mode & 0o077).toBe(0);
    }
    expect(fs.statSync(path.join(folder.dataDir, "run")).mode & 0o077).toBe(0);
  });

  test("works where the path is too long for a socket, and finds the short folder again", async () => {
    const dataDir = path.join(folder.dataDir, "x".repeat(120));
    const first = await open({}, dataDir);
    await first.stop();
    const second = await open({}, dataDir);
    expect(second.appUrl).toBe(first.appUrl);
    const short = new URL(second.appUrl).searchParams.get("host") ?? "";
    expect(short.startsWith(os.tmpdir())).toBe(true);
    expect(fs.statSync(short).mode & 0o077).toBe(0);
    await second.stop();
    fs.rmSync(short, { recursive: true });
    const third = await open({}, dataDir);
    expect(await query(third.appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
    await third.stop();
    fs.rmSync(new URL(third.appUrl).searchParams.get("host") ?? "", { recursive: true });
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
    expect(fs.readdirSync(folder.dataDir).filter((name) => name.startsWith("new-"))).toEqual([]);
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
    const count = await vi.waitFor(() => countWritten(server), { timeout: 20_000, interval: 20 });
    expect(count).toBeGreaterThanOrEqual(acknowledged);
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
    expect(await countWritten(server)).toBeGreaterThanOrEqual(acknowledged);
  });

  test("of both, a pid file naming a process that is not PostgreSQL does not stop the next start", async () => {
    const { child, until } = hold();
    await until(({ owned }) => owned === true);
    const [orphan, stranger] = [postmasterPid(), process.ppid];
    child.kill("SIGKILL");
    process.kill(orphan, "SIGKILL");
    await vi.waitUntil(() => child.signalCode !== null, { timeout: 5000, interval: 5 });
    const file = path.join(folder.dataDir, "pg", "postmaster.pid");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(/^\d+/, String(stranger)));
    expect(await query((await open()).appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});
