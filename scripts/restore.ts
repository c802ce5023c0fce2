import path from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { restoreBackup } from "@/db/embedded/restore";
import { startEmbedded } from "@/db/embedded/server";
import { migrate } from "@/db/migrate";
import { describeProblems, readSettings } from "@/server/env";
import { explain, say, StartError } from "./start/terminal";

const USAGE = new StartError("Use: npm run restore -- <file> [--yes]", "Cách dùng: npm run restore -- <tệp> [--yes]");

async function isAgreed(file: string) {
  if (!process.stdin.isTTY) {
    throw new StartError("Add --yes to restore without being asked.", "Thêm --yes để khôi phục mà không hỏi lại.");
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const question = `Everything since the backup ${file} leaves the app; the present database is kept aside. Type yes / gõ yes: `;
    return (await terminal.question(question)).trim().toLowerCase() === "yes";
  } finally {
    terminal.close();
  }
}

/** A backup of an older version lacks the tables the running app expects. */
async function bringUpToDate(dataDir: string) {
  const server = await startEmbedded(dataDir, { succeed: false });
  try {
    await migrate(server.ownerUrl);
  } finally {
    await server.stop();
  }
}

async function restore() {
  const { settings, problems } = readSettings({ ...process.env, NODE_ENV: "development" });
  if (problems) throw new Error(describeProblems(problems));
  const { values, positionals } = parseArgs({ options: { yes: { type: "boolean" } }, allowPositionals: true });
  const [name, ...more] = positionals;
  if (!name || more.length > 0) throw USAGE;
  if (settings.database.kind === "server") {
    throw new StartError(
      "DATABASE_URL is set: restore the PostgreSQL server with its own tools, for example pg_restore (docs/operations.md).",
      "DATABASE_URL đang được đặt: hãy khôi phục máy chủ PostgreSQL bằng công cụ của nó, ví dụ pg_restore (docs/operations.md).",
    );
  }
  const file = path.resolve(name);
  if (!values.yes && !(await isAgreed(file))) return;
  say("Checking the backup", "đang kiểm tra bản sao lưu");
  const { kept, wasRunning } = await restoreBackup(settings.database.dataDir, file, (line) => console.log(`  ${line}`));
  say(`Restored ${file}`, "đã khôi phục");
  if (kept) say(`The database before it is kept in ${kept}`, "cơ sở dữ liệu trước đó được giữ tại đó");
  if (wasRunning) await bringUpToDate(settings.database.dataDir);
  if (wasRunning) say("The app goes on with it", "phần mềm đang chạy tiếp với dữ liệu này");
}

try {
  await restore();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
