import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import tar from "tar-stream";
import { type BackupFile, FORMAT, HEADER_ENTRY, MANIFEST_ENTRY } from "./backup-format";
import { diagnoseFileError } from "./diagnose";
import { EmbeddedError } from "./messages";

export type BackupOptions = { pgData: string; superuserUrl: string; file: string; postgres: string };
export type BackupResult = { file: string; files: number; bytes: number };

// What PostgreSQL makes anew at every start; the log is added at the end, from the start of the backup on.
const EMPTIED = new Set([
  "pg_dynshmem",
  "pg_notify",
  "pg_replslot",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
  "pg_wal",
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map|backup_manifest)$|(^|\/)(pg_internal\.init.*|pgsql_tmp.*)$/;
const LAST = "global/pg_control";

function list(root: string) {
  const folders: string[] = [];
  const files: string[] = [];
  const walk = (folder: string) => {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = folder ? `${folder}/${entry.name}` : entry.name;
      if (LEFT_OUT.test(name)) continue;
      if (entry.isDirectory()) {
        folders.push(name);
        if (!EMPTIED.has(name)) walk(name);
      } else if (entry.isFile() && name !== LAST) files.push(name);
    }
  };
  walk("");
  return { folders: [...folders, "pg_wal/archive_status"], files };
}

class Archive {
  readonly files: BackupFile[] = [];
  bytes = 0;
  readonly #pack = tar.pack();
  readonly #written: Promise<void>;

  constructor(out: fs.WriteStream) {
    this.#written = pipeline(this.#pack, out);
    // The failure is met where finish() awaits it; until then it must not end the process.
    this.#written.catch(() => undefined);
  }

  async addText(name: string, text: string, isListed = true) {
    const body = Buffer.from(text, "utf8");
    await new Promise<void>((done, fail) => {
      this.#pack.entry({ name, size: body.length, mode: 0o600 }, body, (error) => (error ? fail(error) : done()));
    });
    if (isListed) this.#note(name, body.length, createHash("sha256").update(body).digest("hex"));
  }

  addFolder(name: string) {
    this.#pack.entry({ name, type: "directory", mode: 0o700 });
  }

  /** Adds a file that may grow, shrink or vanish meanwhile: what the log repeats makes it whole again. */
  async addFile(root: string, name: string) {
    const handle = await fs.promises.open(path.join(root, name), "r").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (!handle) return;
    try {
      const { size } = await handle.stat();
      const hash = createHash("sha256");
      const entry = this.#pack.entry({ name, size, mode: 0o600 });
      const added = new Promise<void>((done, fail) => {
        entry.once("finish", () => done());
        entry.once("error", fail);
        this.#written.catch(fail);
      });
      for (let at = 0; at < size;) {
        const chunk = Buffer.alloc(Math.min(256 * 1024, size - at));
        await handle.read(chunk, 0, chunk.length, at);
        at += chunk.length;
        hash.update(chunk);
        if (!entry.write(chunk)) {
          await Promise.race([new Promise<void>((done) => void entry.once("drain", () => done())), this.#written]);
        }
      }
      entry.end(undefined);
      await added;
      this.#note(name, size, hash.digest("hex"));
    } finally {
      await handle.close();
    }
  }

  async finish() {
    this.#pack.finalize();
    await this.#written;
  }

  #note(name: string, size: number, sha256: string) {
    this.files.push({ path: name, size, sha256 });
    this.bytes += size;
  }
}

function logSegments(pgData: string, first: string, last: string) {
  const names = fs.readdirSync(path.join(pgData, "pg_wal"));
  return names.filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last).toSorted();
}

async function copyCluster(client: Client, archive: Archive, { pgData }: BackupOptions) {
  // The slot goes with this session; until then it keeps the log from the start of the backup on.
  await client.query("select pg_create_physical_replication_slot($1, true, true)", [`so_ket_backup_${process.pid}`]);
  await client.query("select pg_backup_start('so-ket', fast => true)");
  const { folders, files } = list(pgData);
  for (const folder of folders) archive.addFolder(folder);
  for (const file of files) await archive.addFile(pgData, file);
  await archive.addFile(pgData, LAST);
  const { rows } = await client.query<{ labelfile: string; last: string }>(
    "select labelfile, pg_walfile_name(lsn) as last from pg_backup_stop(wait_for_archive => false)",
  );
  const { labelfile = "", last = "" } = rows[0] ?? {};
  const first = /\(file ([0-9A-F]{24})\)/.exec(labelfile)?.[1];
  if (!first) throw new Error("PostgreSQL gave no backup label");
  await archive.addText("backup_label", labelfile);
  for (const segment of logSegments(pgData, first, last)) await archive.addFile(pgData, `pg_wal/${segment}`);
  return folders;
}

/** Writes the running database into one file; writers go on meanwhile. */
export async function makeBackup(options: BackupOptions): Promise<BackupResult> {
  const { file, postgres, superuserUrl } = options;
  if (fs.existsSync(file)) throw new EmbeddedError("backup_exists", { path: file });
  const draft = `${file}.partial-${process.pid}`;
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const out = fs.createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true });
    const archive = new Archive(out);
    const madeAt = new Date().toISOString();
    await archive.addText(HEADER_ENTRY, JSON.stringify({ format: FORMAT, madeAt, postgres }), false);
    const folders = await copyCluster(client, archive, options);
    await archive.addText(MANIFEST_ENTRY, JSON.stringify({ folders, files: archive.files }), false);
    await archive.finish();
    // A link, unlike a rename, fails rather than replace a file made in the meantime.
    fs.linkSync(draft, file);
    return { file, files: archive.files.length, bytes: archive.bytes };
  } catch (error) {
    throw diagnoseFileError(error, path.dirname(file));
  } finally {
    fs.rmSync(draft, { force: true });
    await client.end();
  }
}
