import fs from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { makeBackup } from "./backup";
import { askOwner } from "./control";
import { controlAddress, placeOf } from "./place";
import { restoreBackup } from "./restore";
import type { EmbeddedServer } from "./server";
import { countWritten, query, dataFolderPerTest } from "./testing/data-folder";

const { folder, open } = dataFolderPerTest();
const log = () => undefined;
let file: string;

beforeEach(() => {
  file = path.join(folder.home, "backups", "a.tar");
});

function backUp(server: EmbeddedServer, postgres = "18") {
  return makeBackup({ pgData: placeOf(folder.dataDir).pgData, superuserUrl: server.superuserUrl, file, postgres });
}

/** Writes pairs of rows in one transaction each until stopped, so that a torn copy would show an odd count. */
async function keepWriting(server: EmbeddedServer) {
  await query(server.ownerUrl, "create table if not exists written (n int primary key, filler text)");
  const client = new Client({ connectionString: server.ownerUrl });
  client.on("error", () => undefined);
  await client.connect();
  let written = await countWritten(server);
  const stopping = new AbortController();
  const writing = (async () => {
    while (!stopping.signal.aborted) {
      await client.query(
        "insert into written select n, repeat(md5(n::text), 100) from generate_series($1::int, $1::int + 1) n",
        [written],
      );
      written += 2;
    }
  })();
  const stop = async () => {
    stopping.abort();
    await writing;
    await client.end();
  };
  return { count: () => written, stop };
}

async function reaches(count: () => number, goal: number) {
  await vi.waitUntil(() => count() >= goal, { timeout: 20_000, interval: 5 });
}

describe("a backup made while rows are written", () => {
  test("comes back on another machine with every row acknowledged before it began, and no torn pair", async () => {
    const server = await open();
    const writer = await keepWriting(server);
    await reaches(writer.count, 2000);
    const before = writer.count();
    const { files } = await backUp(server);
    const after = writer.count();
    await reaches(writer.count, after + 200);
    await writer.stop();
    expect(files).toBeGreaterThan(900);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(path.dirname(file))).toEqual(["a.tar"]);

    const elsewhere = path.join(folder.home, "elsewhere");
    expect(await restoreBackup(elsewhere, file, log)).toEqual({ kept: null, wasRunning: false });
    const restored = await open({}, elsewhere);
    const count = await countWritten(restored);
    expect(count).toBeGreaterThanOrEqual(before);
    expect(count).toBeLessThanOrEqual(after + 2);
    expect(count % 2).toBe(0);
    const [check] = await query<{ ok: boolean }>(
      restored.ownerUrl,
      "select bool_and(filler = repeat(md5(n::text), 100)) and max(n) = count(*) - 1 as ok from written",
    );
    expect(check?.ok).toBe(true);
  });

  test("is restored while the app runs: it goes on, and the database before is kept", async () => {
    const server = await open();
    await query(server.ownerUrl, "create table written as select 1 as n");
    await backUp(server);
    await query(server.ownerUrl, "insert into written values (2)");
    const { kept, wasRunning } = await restoreBackup(folder.dataDir, file, log);
    expect(wasRunning).toBe(true);
    expect(await countWritten(server)).toBe(1);
    expect(fs.existsSync(path.join(kept ?? "", "PG_VERSION"))).toBe(true);
    await expect(query(server.appUrl, "select 1 from written")).rejects.toThrow("permission denied");

    await server.stop();
    const put = placeOf(folder.dataDir).pgData;
    fs.rmSync(put, { recursive: true });
    fs.renameSync(kept ?? "", put);
    expect(await countWritten(await open())).toBe(2);
  });

  test("replaces a damaged folder, which is kept", async () => {
    const server = await open();
    await query(server.ownerUrl, "create table written as select 1 as n");
    await backUp(server);
    await server.stop();
    const { pgData } = placeOf(folder.dataDir);
    fs.rmSync(path.join(pgData, "PG_VERSION"));
    const { kept } = await restoreBackup(folder.dataDir, file, log);
    expect(fs.existsSync(path.join(kept ?? "", "base"))).toBe(true);
    expect(await countWritten(await open())).toBe(1);
  });

  test("that does not start is put aside, and the database before comes back", async () => {
    const server = await open();
    await query(server.ownerUrl, "create table written as select 1 as n");
    const place = placeOf(folder.dataDir);
    const staged = path.join(place.root, "pg.restoring-broken");
    fs.mkdirSync(staged);
    fs.writeFileSync(path.join(staged, "PG_VERSION"), "18\n");
    const address = controlAddress(place, { socketFolder: place.run });
    const reply = await askOwner(address, { verb: "restore", staged });
    expect(reply).toMatchObject({ error: expect.stringContaining("was put back") });
    expect(await countWritten(server)).toBe(1);
    expect(fs.readdirSync(place.root).filter((name) => name.startsWith("pg.failed-restore"))).toHaveLength(1);
  });

  test("never overwrites a file", async () => {
    const server = await open();
    fs.mkdirSync(path.dirname(file));
    fs.writeFileSync(file, "mine");
    await expect(backUp(server)).rejects.toMatchObject({ problem: "backup_exists" });
    expect(fs.readFileSync(file, "utf8")).toBe("mine");
  });
});

function restoreSpoilt(spoil: (bytes: Buffer) => Buffer) {
  const spoilt = path.join(folder.home, "spoilt.tar");
  fs.writeFileSync(spoilt, spoil(fs.readFileSync(file)));
  return restoreBackup(folder.dataDir, spoilt, log);
}

function flipOneBit(bytes: Buffer) {
  const at = bytes.indexOf("so_ket_owner");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

describe("a backup that is not whole is refused and nothing changes", () => {
  test("truncated anywhere, altered, foreign, or no backup at all", async () => {
    const server = await open();
    await query(server.ownerUrl, "create table written as select 1 as n");
    await backUp(server);
    await query(server.ownerUrl, "insert into written values (2)");
    const names = fs.readdirSync(folder.dataDir);

    const unreadable = { problem: "backup_unreadable" };
    for (const share of [0, 0.01, 0.999]) {
      await expect(restoreSpoilt((bytes) => bytes.subarray(0, bytes.length * share))).rejects.toMatchObject(unreadable);
    }
    await expect(restoreSpoilt((bytes) => bytes.subarray(0, bytes.length - 2048))).rejects.toMatchObject(unreadable);
    await expect(restoreSpoilt(flipOneBit)).rejects.toMatchObject(unreadable);
    await expect(restoreSpoilt(() => Buffer.from("một tệp khác"))).rejects.toMatchObject(unreadable);
    fs.rmSync(file);
    await backUp(server, "17");
    await expect(restoreBackup(folder.dataDir, file, log)).rejects.toMatchObject({
      problem: "backup_foreign",
      params: { found: "17", expected: "18" },
    });

    expect(await countWritten(server)).toBe(2);
    expect(fs.readdirSync(folder.dataDir)).toEqual(names);
  });
});
