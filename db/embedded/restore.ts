import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import tar from "tar-stream";
import {
  type BackupHeader,
  type BackupManifest,
  FORMAT,
  HEADER_ENTRY,
  isSafePath,
  MANIFEST_ENTRY,
  parseHeader,
  parseManifest,
  readSmall,
} from "./backup-format";
import { findBinaries } from "./binaries";
import { askOwner } from "./control";
import { diagnoseFileError } from "./diagnose";
import { EmbeddedError } from "./messages";
import { chooseOsUser } from "./os-user";
import { runOwned } from "./owned-server";
import { controlAddress, defaultTransport, type Place, placeOf, readAddress } from "./place";
import { withOwnership } from "./server";

type Unpacked = Map<string, { size: number; sha256: string }>;

function unreadable(file: string, detail: string, cause?: unknown) {
  return new EmbeddedError("backup_unreadable", { path: file, detail }, cause);
}

function checkHeader(file: string, header: BackupHeader | null, expected: string) {
  if (!header || header.format !== FORMAT) throw unreadable(file, "its first entry is not that of a backup");
  if (header.postgres !== expected) {
    throw new EmbeddedError("backup_foreign", { path: file, found: header.postgres, expected });
  }
}

function checkManifest(file: string, manifest: BackupManifest | null, unpacked: Unpacked) {
  if (!manifest) throw unreadable(file, "it ends before its list of files");
  for (const { path: name, size, sha256 } of manifest.files) {
    const found = unpacked.get(name);
    if (!found) throw unreadable(file, `${name} is missing`);
    if (found.size !== size || found.sha256 !== sha256) throw unreadable(file, `${name} is not what was backed up`);
  }
  if (unpacked.size !== manifest.files.length) throw unreadable(file, "it holds files that are not on its list");
}

type Entry = tar.Extract extends AsyncIterable<infer E> ? E : never;

async function unpackFile(entry: Entry, target: string) {
  const hash = createHash("sha256");
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  await pipeline(entry, measure, fs.createWriteStream(target, { flags: "wx", mode: 0o600 }));
  return { size, sha256: hash.digest("hex") };
}

async function unpack(file: string, target: string, expected: string) {
  const unpacked: Unpacked = new Map();
  let header: BackupHeader | null = null;
  let manifest: BackupManifest | null = null;
  const extract = tar.extract();
  const reading = pipeline(fs.createReadStream(file), extract);
  // Its failure also ends the loop below, which reports it.
  reading.catch(() => undefined);
  for await (const entry of extract) {
    const { name, type } = entry.header;
    if (!header) {
      header = name === HEADER_ENTRY ? parseHeader(await readSmall(entry)) : null;
      checkHeader(file, header, expected);
    } else if (name === MANIFEST_ENTRY) {
      manifest = parseManifest(await readSmall(entry));
    } else {
      const relative = name.replace(/\/$/, "");
      if (!isSafePath(relative)) throw unreadable(file, `it holds the unsafe name ${JSON.stringify(name)}`);
      if (type === "directory") {
        fs.mkdirSync(path.join(target, relative), { recursive: true, mode: 0o700 });
        entry.resume();
      } else if (type === "file") unpacked.set(relative, await unpackFile(entry, path.join(target, relative)));
      else throw unreadable(file, `${relative} is a ${type}`);
    }
  }
  await reading;
  checkHeader(file, header, expected);
  checkManifest(file, manifest, unpacked);
}

/** Unpacks a backup beside the database and proves it whole; on any doubt nothing of it stays. */
async function stageBackup(file: string, place: Place, expected: string): Promise<string> {
  const staged = path.join(place.root, `pg.restoring-${randomBytes(6).toString("hex")}`);
  fs.accessSync(file, fs.constants.R_OK);
  fs.mkdirSync(staged, { recursive: true, mode: 0o700 });
  try {
    await unpack(file, staged, expected);
    return staged;
  } catch (error) {
    fs.rmSync(staged, { recursive: true, force: true });
    const known = diagnoseFileError(error, place.root);
    if (known instanceof EmbeddedError) throw known;
    throw unreadable(file, error instanceof Error ? error.message : String(error), error);
  }
}

async function restoreStopped(dataDir: string, staged: string, log: (line: string) => void) {
  const place = placeOf(dataDir);
  return withOwnership(dataDir, async (ownership) => {
    const binaries = await findBinaries();
    const user = chooseOsUser({ postgres: binaries.postgres, dataDir: place.root, pgData: place.pgData });
    const options = { ownership, transport: defaultTransport(), log, staged, onFailure: () => undefined };
    const server = await runOwned({ place, binaries, user }, options);
    await server.stop();
    return { kept: server.kept };
  });
}

export type RestoreResult = { kept: string | null; wasRunning: boolean };

/** Puts a backup in place of the database, through the running app or, when it is stopped, directly. */
export async function restoreBackup(
  dataDir: string,
  file: string,
  log: (line: string) => void,
): Promise<RestoreResult> {
  const place = placeOf(dataDir);
  const { major } = await findBinaries();
  const staged = await stageBackup(file, place, major);
  try {
    const address = readAddress(place);
    const reply = address && (await askOwner(controlAddress(place, address), { verb: "restore", staged }));
    if (reply && "error" in reply) throw new Error(reply.error);
    if (reply) return { ...reply, wasRunning: true };
    const done = await restoreStopped(dataDir, staged, log);
    if (!done) throw new EmbeddedError("in_use", { path: place.root, detail: "it does not answer" });
    return { ...done, wasRunning: false };
  } finally {
    fs.rmSync(staged, { recursive: true, force: true });
  }
}
