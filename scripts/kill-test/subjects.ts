import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeDemo } from "@/scripts/demo/make-demo";
import { isAlive, killHard } from "@/scripts/testing/process-tree";
import { startOffice } from "@/scripts/testing/started-office";
import { appEnvironment, freePort, startBuiltApp, startTestDatabase, stopBuiltApp } from "@/scripts/testing/test-app";

/** An app with the demonstration office, parts of which can be killed and brought back. */
export interface Subject {
  readonly name: string;
  readonly baseUrl: string;
  readonly ownerUrl: () => string;
  readonly secret: string;
  readonly victims: readonly Victim[];
  readonly stop: () => Promise<void>;
}

export interface Victim {
  readonly name: string;
  readonly kill: () => Promise<void>;
  readonly revive: () => Promise<void>;
}

/** What `npm start` runs. Whatever the supervisor watches it brings back itself; it too is killed, alone and with all. */
export async function startEmbeddedSubject(): Promise<Subject> {
  const office = await startOffice({ isQuiet: true });
  const killSupervisor = async () => {
    const web = office.webPid();
    await killHard(office.supervisorPid());
    // The web process has to end by itself, or it would keep the port and write on unseen.
    while (isAlive(web)) await new Promise(setImmediate);
  };
  return {
    name: "embedded",
    baseUrl: office.baseUrl,
    ownerUrl: () => office.databaseUrl("owner"),
    secret: office.secret(),
    victims: [
      { name: "app", kill: () => killHard(office.webPid()), revive: office.untilReady },
      { name: "database", kill: () => killHard(office.postmasterPid()), revive: office.untilReady },
      { name: "supervisor", kill: killSupervisor, revive: office.startAgain },
      {
        name: "everything",
        kill: async () => {
          const [supervisor, web, postmaster] = [office.supervisorPid(), office.webPid(), office.postmasterPid()];
          await Promise.all([supervisor, web, postmaster].map(killHard));
        },
        revive: office.startAgain,
      },
    ],
    stop: office.stop,
  };
}

/** The built app on a PostgreSQL server of this machine. */
export async function startServerSubject(): Promise<Subject> {
  const database = await startTestDatabase("server");
  const home = mkdtempSync(path.join(tmpdir(), "so-ket-kill-"));
  await makeDemo(database.ownerUrl, {
    log: () => undefined,
    accountsFile: path.join(home, "accounts.json"),
    appUrl: database.appUrl,
  });
  const env = appEnvironment(database, await freePort());
  let app = await startBuiltApp(env);
  const killApp = () => killHard(app.pid ?? 0);
  const startApp = async () => {
    app = await startBuiltApp(env);
  };
  return {
    name: "server",
    baseUrl: env["BASE_URL"] ?? "",
    ownerUrl: () => database.ownerUrl,
    secret: env["NEXTAUTH_SECRET"] ?? "",
    victims: [
      { name: "app", kill: killApp, revive: startApp },
      {
        name: "app and database",
        kill: async () => {
          await Promise.all([killApp(), killHard(database.cluster.postmasterPid())]);
        },
        revive: async () => {
          await database.cluster.startAgain();
          await startApp();
        },
      },
    ],
    stop: async () => {
      await stopBuiltApp(app);
      await database.cluster.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
