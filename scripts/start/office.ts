import { spawn } from "node:child_process";
import type { Settings } from "@/server/env";
import { type FirstAdministrator, isFirstAdministrator } from "./sign-ins";
import { StartError } from "./terminal";

export type OfficeOptions = { ownerUrl: string; url: string; isDemo: boolean; accountsFile: string };

/** Migrates the database and, when it holds no office, makes one; a new administrator is returned. */
export async function prepareOffice(settings: Settings, { ownerUrl, url, isDemo, accountsFile }: OfficeOptions) {
  const script = ["--conditions=react-server", "--import", "tsx", "scripts/prepare-office.ts"];
  const env = {
    ...process.env,
    NODE_ENV: settings.mode,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_URL: url,
    DEMO_ACCOUNTS_FILE: accountsFile,
    APP_URL: settings.appUrl,
  };
  const child = spawn(process.execPath, [...script, ...(isDemo ? ["--demo"] : [])], {
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  let administrator: FirstAdministrator | null = null;
  child.on("message", (message: unknown) => {
    if (isFirstAdministrator(message)) administrator = message;
  });
  const status = await new Promise<number | null>((done) => child.once("close", done));
  if (status !== 0) throw new StartError("The database could not be prepared.", "Không chuẩn bị được cơ sở dữ liệu.");
  return administrator as FirstAdministrator | null;
}
