import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { countWritten, query, dataFolderPerTest } from "./testing/data-folder";

const { folder, open, hold } = dataFolderPerTest();

function snapshot(root: string) {
  const names = fs.readdirSync(root, { recursive: true, encoding: "utf8" }).toSorted();
  return names.map((name) => {
    const stat = fs.statSync(path.join(root, name));
    return stat.isFile() ? `${name} ${stat.size} ${stat.mtimeMs}` : name;
  });
}

async function problemOf(work: Promise<unknown>) {
  return work.then(
    () => "none",
    (error: unknown) => (error instanceof Error && "problem" in error ? error.problem : error),
  );
}

describe("a folder it cannot use stays as it is", () => {
  test("another version", async () => {
    await (await open()).stop();
    fs.writeFileSync(path.join(folder.dataDir, "pg", "PG_VERSION"), "17\n");
    const before = snapshot(path.join(folder.dataDir, "pg"));
    await expect(open()).rejects.toMatchObject({ problem: "foreign_version", params: { found: "17", expected: "18" } });
    expect(snapshot(path.join(folder.dataDir, "pg"))).toEqual(before);
  });

  test.each([
    ["without PG_VERSION", "PG_VERSION"],
    ["without its control file", "global/pg_control"],
    ["without its log", "pg_wal"],
  ])("damaged, %s", async (_how, missing) => {
    await (await open()).stop();
    fs.rmSync(path.join(folder.dataDir, "pg", missing), { recursive: true });
    const before = snapshot(path.join(folder.dataDir, "pg", "base"));
    expect(await problemOf(open())).toBe("damaged");
    expect(snapshot(path.join(folder.dataDir, "pg", "base"))).toEqual(before);
  });

  test("files of someone else", async () => {
    fs.mkdirSync(path.join(folder.dataDir, "pg"), { recursive: true });
    fs.writeFileSync(path.join(folder.dataDir, "pg", "thư.docx"), "x");
    expect(await problemOf(open())).toBe("damaged");
    expect(fs.readdirSync(path.join(folder.dataDir, "pg"))).toEqual(["thư.docx"]);
  });

  test("a data folder that is a file", async () => {
    fs.writeFileSync(folder.dataDir, "x");
    await expect(open()).rejects.toThrow();
    expect(fs.readFileSync(folder.dataDir, "utf8")).toBe("x");
  });
});

// A limit on the size of files fails writes as a full disk does, and needs no disk of its own.
describe.skipIf(process.platform === "win32")("no room left", () => {
  test("for a new database is told, and leaves nothing half made", async () => {
    const holder = hold({ fileBlocks: 8192 });
    expect(await holder.until(({ failed }) => failed !== undefined)).toEqual({ failed: "disk_full" });
    expect(fs.existsSync(path.join(folder.dataDir, "pg"))).toBe(false);
    expect(fs.readdirSync(folder.dataDir).filter((name) => name.startsWith("new-"))).toEqual([]);
    expect(await query((await open()).appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("while writing is told, and every acknowledged row is there once there is room", async () => {
    await (await open()).stop();
    const { said, until } = hold({ writes: true, fileBlocks: 28_672 });
    await until(({ failed }) => failed === "disk_full");
    const acknowledged = Math.max(...said.map(({ n = 0 }) => n));
    expect(acknowledged).toBeGreaterThan(0);
    const server = await open();
    expect(await countWritten(server)).toBeGreaterThanOrEqual(acknowledged);
  });
});
