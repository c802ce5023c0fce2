import { spawn } from "node:child_process";
import { findBrowser } from "./testing/browser";
import { buildApp, type DatabaseKind, startTestApp } from "./testing/test-app";

/** Runs the browser tests against the built app on a fresh database: `npm run e2e -- [--server] [files or Playwright's flags]`. */
const args = process.argv.slice(2);
const kind: DatabaseKind = args.includes("--server") ? "server" : "embedded";
await buildApp();
const browser = await findBrowser();
const app = await startTestApp(kind);
try {
  process.exitCode = await new Promise<number>((resolve) => {
    spawn(
      process.execPath,
      ["node_modules/@playwright/test/cli.js", "test", ...args.filter((arg) => arg !== "--server")],
      {
        stdio: "inherit",
        env: { ...app.env, NODE_ENV: "test", CHROMIUM_PATH: browser },
      },
    ).once("exit", (code) => resolve(code ?? 1));
  });
} finally {
  await app.stop();
}
