import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type EmbeddedServer, startEmbedded } from "@/db/embedded/server";
import { describeProblems, readSettings, type Settings } from "@/server/env";
import { buildWhereNeeded } from "./start/build";
import { prepareOffice } from "./start/office";
import { whenNpmIsGone } from "./start/parent";
import { showFirstAdministrator, showSignIns } from "./start/sign-ins";
import { keepSecret } from "./start/secret";
import { explain, say, StartError } from "./start/terminal";
import { checkPortIsFree, startWeb, untilReady, type Web } from "./start/web";

const NEXT = path.resolve("node_modules/next/dist/bin/next");
const RESTARTS = 5;
const CALM_MS = 60_000;

const { values: flags } = parseArgs({
  options: { dev: { type: "boolean" }, demo: { type: "boolean" }, "no-demo": { type: "boolean" } },
});
const isDev = flags.dev === true;

let database: EmbeddedServer | undefined;
let web: Web | undefined;
let ending: Promise<void> | undefined;

function end(status: number, reason?: string) {
  ending ??= (async () => {
    process.exitCode = status;
    if (reason) process.stderr.write(`${reason}\n`);
    await web?.stop();
    await database?.stop();
    process.exit();
  })();
  return ending;
}

function settingsOrStop(): Settings {
  const { settings, problems } = readSettings({ ...process.env, NODE_ENV: isDev ? "development" : "production" });
  if (problems) throw new Error(describeProblems(problems));
  return settings;
}

async function openDatabase({ database: chosen }: Settings) {
  if (chosen.kind === "server") {
    if (chosen.ownerUrl) return { url: chosen.url, ownerUrl: chosen.ownerUrl };
    throw new StartError(
      "DATABASE_OWNER_URL is missing: the tables are made and owned by another role than the app's (docs/operations.md).",
      "Thiếu DATABASE_OWNER_URL: các bảng do một vai trò khác với vai trò của phần mềm tạo và sở hữu (docs/operations.md).",
    );
  }
  const startedAt = Date.now();
  database = await startEmbedded(chosen.dataDir, {
    log: (line) => console.log(`  ${line}`),
    onFailure: (error) => void end(1, explain(error)),
  });
  const { appUrl: url, ownerUrl } = database;
  say(`Database ready in ${Date.now() - startedAt} ms`, `cơ sở dữ liệu sẵn sàng: ${path.resolve(chosen.dataDir)}`);
  return { url, ownerUrl };
}

/** Serves until told to stop: a web process that dies is started again, one that never came up is not. */
async function serve(settings: Settings, env: NodeJS.ProcessEnv, onFirstReady: () => void) {
  const { host, port } = settings;
  for (let restarts = 0, isFirst = true; ; restarts += 1, isFirst = false) {
    const startedAt = Date.now();
    web = startWeb({ next: NEXT, isDev, host, port, env });
    const isUp = await untilReady(web, host, port);
    if (isUp && isFirst) onFirstReady();
    if (!isUp && !ending) {
      await end(
        1,
        "The app did not come up; the lines above say why.\nPhần mềm không khởi động được; xem các dòng ở trên.",
      );
    }
    await web.ended;
    if (ending) return;
    if (Date.now() - startedAt > CALM_MS) restarts = 0;
    if (restarts >= RESTARTS)
      await end(
        1,
        "The app keeps stopping and is not started again.\nPhần mềm liên tục dừng nên không khởi động lại nữa.",
      );
    say("The app stopped by itself; starting it again", "phần mềm tự dừng; đang khởi động lại");
  }
}

async function start() {
  const settings = settingsOrStop();
  await checkPortIsFree(settings.host, settings.port);
  const dataDir = path.resolve(
    settings.database.kind === "embedded" ? settings.database.dataDir : (process.env["DATA_DIR"] ?? "data"),
  );
  const accountsFile = path.join(dataDir, "demo-accounts.json");

  const prepare = async () => {
    const opened = await openDatabase(settings);
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const isDemo = flags["no-demo"] ? false : (flags.demo ?? settings.database.kind === "embedded");
    const administrator = await prepareOffice(settings, { ...opened, isDemo, accountsFile });
    return { url: opened.url, administrator };
  };
  const [{ url, administrator }] = await Promise.all([prepare(), isDev ? undefined : buildWhereNeeded(NEXT)]);

  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: settings.mode,
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(settings.port),
    HOST: settings.host,
    APP_URL: settings.appUrl,
    NEXTAUTH_URL: settings.appUrl,
    NEXTAUTH_SECRET: settings.secret ?? keepSecret(dataDir),
    DATABASE_URL: url,
  };
  // The app never holds the owner's password.
  delete env["DATABASE_OWNER_URL"];
  await serve(settings, env, () => {
    say(`Sơ Kết is ready: ${settings.appUrl}`, `Sơ Kết đã sẵn sàng: ${settings.appUrl}`);
    if (administrator) showFirstAdministrator(administrator);
    showSignIns(accountsFile);
  });
}

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => void end(0));
whenNpmIsGone(() => void end(0));
try {
  await start();
} catch (error) {
  await end(1, explain(error));
}
