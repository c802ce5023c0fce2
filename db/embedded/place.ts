import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { EmbeddedError } from "./messages";

/** Where things lie below the data folder. */
export function placeOf(dataDir: string) {
  const root = path.resolve(dataDir);
  return {
    root,
    pgData: path.join(root, "pg"),
    locks: path.join(root, "lock"),
    run: path.join(root, "run"),
    log: path.join(root, "postgres.log"),
    credentials: path.join(root, "credentials.json"),
    address: path.join(root, "lock", "address.json"),
  };
}
export type Place = ReturnType<typeof placeOf>;

/** How the database is reached: a private socket folder, or a loopback port where such sockets don't exist. */
export type Address = { socketFolder: string } | { port: number };
export type Transport = "socket" | "loopback";

// sun_path holds 104 bytes on macOS and 108 on Linux, and PostgreSQL adds "/.s.PGSQL.5432.lock" to the folder.
const LONGEST_SOCKET_FOLDER = 80;

export function defaultTransport(): Transport {
  return process.platform === "win32" ? "loopback" : "socket";
}

function isOurs(folder: string) {
  const stat = fs.lstatSync(folder, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && (process.getuid === undefined || stat.uid === process.getuid());
}

function socketFolderOf(place: Place, previous: Address | null) {
  if (Buffer.byteLength(place.run) <= LONGEST_SOCKET_FOLDER) {
    fs.mkdirSync(place.run, { recursive: true, mode: 0o700 });
    return place.run;
  }
  const recorded = previous && "socketFolder" in previous ? previous.socketFolder : null;
  if (recorded && isOurs(recorded)) return recorded;
  const short = path.join(os.tmpdir(), `so-ket-${randomBytes(6).toString("hex")}`);
  fs.mkdirSync(short, { mode: 0o700 });
  return short;
}

/** Opens a port for a moment; 0 means any. Null when it is taken. */
function tryPort(wanted: number) {
  return new Promise<number | null>((done) => {
    const server = net.createServer();
    server.once("error", () => done(null));
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : null));
    });
  });
}

async function freePort(wanted: number) {
  const port = (wanted > 0 ? await tryPort(wanted) : null) ?? (await tryPort(0));
  if (port === null) throw new EmbeddedError("in_use", { path: "127.0.0.1", detail: "no free port" });
  return port;
}

export function readAddress(place: Place): Address | null {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(place.address, "utf8"));
    if (typeof value !== "object" || value === null) return null;
    if ("socketFolder" in value && typeof value.socketFolder === "string") return { socketFolder: value.socketFolder };
    if ("port" in value && typeof value.port === "number") return { port: value.port };
    return null;
  } catch {
    return null;
  }
}

/** Chooses the address the owner will listen on and writes it down for processes that attach. */
export async function chooseAddress(place: Place, transport: Transport): Promise<Address> {
  const previous = readAddress(place);
  const address: Address =
    transport === "socket"
      ? { socketFolder: socketFolderOf(place, previous) }
      : { port: await freePort(previous && "port" in previous ? previous.port : 0) };
  const draft = `${place.address}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(address), { mode: 0o600 });
  fs.renameSync(draft, place.address);
  return address;
}

/** Where the owner of a data folder takes requests from other processes of the app. */
export function controlAddress(place: Place, address: Address) {
  if (process.platform === "win32") {
    return `\\\\.\\pipe\\so-ket-${createHash("sha256").update(place.root).digest("hex").slice(0, 16)}`;
  }
  return path.join("socketFolder" in address ? address.socketFolder : place.run, "control.sock");
}
