import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readCredentials, type RoleKind, urlFor } from "@/db/embedded/credentials";
import { placeOf, readAddress } from "@/db/embedded/place";
import { childrenOf, commandOf } from "./process-tree";
import { freePort, untilReady } from "./test-app";

export interface StartedOffice {
  readonly baseUrl: string;
  readonly databaseUrl: (kind: RoleKind) => string;
  readonly secret: () => string;
  readonly supervisorPid: () => number;
  readonly webPid: () => number;
  readonly postmasterPid: () => number;
  /** Runs the start command again on the same folder, after its process was killed. */
  readonly startAgain: () => Promise<void>;
  readonly untilReady: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * What `npm start` gives on an empty machine: the embedded database, the demonstration office, the production build.
 * `isQuiet` where complaints are expected because parts of it are going to be killed.
 */
export async function startOffice({ isQuiet = false } = {}): Promise<StartedOffice> {
  const home = mkdtempSync(path.join(tmpdir(), "so-ket-office-"));
  const dataDir = path.join(home, "data");
  mkdirSync(dataDir, { mode: 0o700 });
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const place = placeOf(dataDir);
  const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: "127.0.0.1" };
  for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL", "NEXTAUTH_URL", "NEXTAUTH_SECRET", "APP_URL", "NODE_ENV"])
    delete env[name];

  const launch = () =>
    spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
      env,
      stdio: ["ignore", "ignore", isQuiet ? "ignore" : "inherit"],
    });
  let supervisor: ChildProcess = launch();
  const office: StartedOffice = {
    baseUrl,
    databaseUrl: (kind) => {
      const [credentials, address] = [readCredentials(place), readAddress(place)];
      if (!credentials || !address) throw new Error("The embedded database has no address yet.");
      return urlFor(kind, credentials, address);
    },
    secret: () => readFileSync(path.join(dataDir, "secret"), "utf8").trim(),
    supervisorPid: () => supervisor.pid ?? 0,
    webPid: () => {
      const pid = childrenOf(supervisor.pid ?? 0).find((child) => /next-server|bin\/next/.test(commandOf(child)));
      if (pid === undefined) throw new Error("The supervisor has no web process.");
      return pid;
    },
    postmasterPid: () => Number(readFileSync(path.join(place.pgData, "postmaster.pid"), "utf8").split("\n")[0]),
    startAgain: async () => {
      supervisor = launch();
      await untilReady(supervisor, baseUrl);
    },
    untilReady: () => untilReady(supervisor, baseUrl),
    stop: async () => {
      if (supervisor.exitCode === null && supervisor.signalCode === null) {
        const ended = new Promise((resolve) => supervisor.once("exit", resolve));
        supervisor.kill("SIGTERM");
        await ended;
      }
      // A folder may keep a last file for a moment while the database's processes end.
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
  try {
    await untilReady(supervisor, baseUrl);
  } catch (error) {
    await office.stop();
    throw error;
  }
  return office;
}
