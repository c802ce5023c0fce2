import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { migrate } from "@/db/migrate";
import { buildWhereNeeded } from "@/scripts/start/build";
import { serveArgs } from "@/scripts/start/web";
import { startTestCluster, type TestCluster } from "@/db/testing/cluster";

export type DatabaseKind = "embedded" | "server";

export interface TestApp {
  readonly baseUrl: string;
  readonly env: NodeJS.ProcessEnv;
  readonly pid: number;
  stop(): Promise<void>;
}

const NEXT = "node_modules/next/dist/bin/next";
const READY_LOOK_MS = 50;

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("No free port")),
      );
    });
  });
}

/** Builds the app unless there is a build of these sources, or of any and the caller wants to keep it. */
export async function buildApp(): Promise<void> {
  if (process.env["KEEP_BUILD"] && existsSync(".next/BUILD_ID")) return;
  await buildWhereNeeded(NEXT);
}

export interface TestDatabase {
  readonly cluster: TestCluster;
  readonly appUrl: string;
  readonly ownerUrl: string;
}

/** A cluster of its own with a migrated database that is empty but for the baseline. */
export async function startTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const cluster = await startTestCluster(kind);
  const client = new Client({ connectionString: cluster.url("postgres", "postgres") });
  await client.connect();
  await client.query("create role so_ket_owner login; create role so_ket_app login");
  await client.query("create database so_ket owner so_ket_owner");
  await client.end();
  const ownerUrl = cluster.url("so_ket", "so_ket_owner");
  await migrate(ownerUrl);
  return { cluster, appUrl: cluster.url("so_ket", "so_ket_app"), ownerUrl };
}

/** What the built app needs to be told to serve this database on this port. */
export function appEnvironment({ appUrl, ownerUrl }: TestDatabase, port: number): NodeJS.ProcessEnv {
  const baseUrl = `http://localhost:${port}`;
  return {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
    NEXTAUTH_URL: baseUrl,
    BASE_URL: baseUrl,
    PORT: String(port),
  };
}

/** Starts the built app and waits until it is ready. */
export async function startBuiltApp(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const app = spawn(process.execPath, serveArgs(NEXT, "127.0.0.1", env["PORT"] ?? ""), {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await untilReady(app, env["BASE_URL"] ?? "");
  app.stdout.resume();
  return app;
}

export async function stopBuiltApp(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const ended = new Promise((resolve) => app.once("exit", resolve));
  app.kill("SIGTERM");
  await ended;
}

/** The built app on a fresh, empty database of its own, on a free port of this machine. */
export async function startTestApp(kind: DatabaseKind): Promise<TestApp> {
  const database = await startTestDatabase(kind);
  const env = appEnvironment(database, await freePort());
  const app = await startBuiltApp(env);
  return {
    baseUrl: env["BASE_URL"] ?? "",
    env,
    pid: app.pid ?? 0,
    stop: async () => {
      await stopBuiltApp(app);
      await database.cluster.stop();
    },
  };
}

/** Asks until the app answers that it is ready; an end of its process ends the asking. */
export async function untilReady(app: ChildProcess, baseUrl: string): Promise<void> {
  const url = `${baseUrl}/api/ready`;
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    if (answer && answer.status !== 503) throw new Error(`${url} answered ${answer.status}`);
    if (app.exitCode !== null || app.signalCode !== null) {
      throw new Error(`The app ended with ${app.exitCode ?? app.signalCode} before it was ready.`);
    }
    await wait(READY_LOOK_MS);
  }
}
