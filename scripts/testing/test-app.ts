import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import pg from "pg";
import { migrate } from "@/db/migrate";
import { startTestCluster } from "@/db/testing/cluster";

export type DatabaseKind = "embedded" | "server";

export interface TestApp {
  readonly baseUrl: string;
  readonly env: NodeJS.ProcessEnv;
  readonly pid: number;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
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

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(command, args, { stdio: "inherit", env }).once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(" ")} ended with ${code}`)),
    );
  });
}

/** Builds the app unless there is a build and the caller wants to keep it. */
export async function buildApp(): Promise<void> {
  if (process.env["KEEP_BUILD"] && existsSync(".next/BUILD_ID")) return;
  await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], { ...process.env, NODE_ENV: "production" });
}

/** The built app on a fresh, empty database of its own, on a free port of this machine. */
export async function startTestApp(kind: DatabaseKind): Promise<TestApp> {
  const cluster = await startTestCluster(kind);
  const client = new pg.Client({ connectionString: cluster.url("postgres", "postgres") });
  await client.connect();
  await client.query("create role so_ket_owner login; create role so_ket_app login");
  await client.query("create database so_ket owner so_ket_owner");
  await client.end();
  const ownerUrl = cluster.url("so_ket", "so_ket_owner");
  await migrate(ownerUrl);
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: cluster.url("so_ket", "so_ket_app"),
    DATABASE_OWNER_URL: ownerUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
    NEXTAUTH_URL: baseUrl,
    BASE_URL: baseUrl,
  };
  const app = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)],
    {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  await untilReady(app, `${baseUrl}/api/ready`);
  return {
    baseUrl,
    env,
    pid: app.pid ?? 0,
    stop: async () => {
      if (app.exitCode === null && app.signalCode === null) {
        const ended = new Promise((resolve) => app.once("exit", resolve));
        app.kill("SIGTERM");
        await ended;
      }
      await cluster.stop();
    },
  };
}

/** Asks until the app answers that it is ready; an end of its process ends the asking. */
async function untilReady(app: ChildProcess, url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) break;
    if (answer && answer.status !== 503) throw new Error(`${url} answered ${answer.status}`);
    if (app.exitCode !== null) throw new Error(`The app ended with ${app.exitCode} before it was ready.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  app.stdout?.resume();
}
