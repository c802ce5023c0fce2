import path from "node:path";
import { makeBackup } from "@/db/embedded/backup";
import { findBinaries } from "@/db/embedded/binaries";
import { placeOf } from "@/db/embedded/place";
import { startEmbedded } from "@/db/embedded/server";
import { describeProblems, readSettings } from "@/server/env";
import { explain, say, StartError } from "./start/terminal";

function defaultName() {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
  return path.join("backups", `so-ket-${stamp}.tar`);
}

async function backup() {
  const { settings, problems } = readSettings({ ...process.env, NODE_ENV: "development" });
  if (problems) throw new Error(describeProblems(problems));
  if (settings.database.kind === "server") {
    throw new StartError(
      "DATABASE_URL is set: back the PostgreSQL server up with its own tools, for example pg_dump --format=custom (docs/operations.md).",
      "DATABASE_URL đang được đặt: hãy sao lưu máy chủ PostgreSQL bằng công cụ của nó, ví dụ pg_dump --format=custom (docs/operations.md).",
    );
  }
  const { dataDir } = settings.database;
  const file = path.resolve(process.argv[2] ?? defaultName());
  const server = await startEmbedded(dataDir, { succeed: false, log: (line) => console.log(`  ${line}`) });
  try {
    const { major } = await findBinaries();
    const options = { pgData: placeOf(dataDir).pgData, superuserUrl: server.superuserUrl, file, postgres: major };
    const { files, bytes } = await makeBackup(options);
    const size = `${(bytes / 1024 / 1024).toFixed(0)} MB`;
    say(`Backed up ${files} files, ${size}, into ${file}`, `đã sao lưu ${files} tệp, ${size}`);
    say(
      "It holds personal data: keep it where only you can read it",
      "bản sao có dữ liệu cá nhân: hãy cất giữ cẩn thận",
    );
  } finally {
    await server.stop();
  }
}

try {
  await backup();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
