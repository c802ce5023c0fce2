import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { claimOwnership } from "@/db/embedded/ownership";
import { say, StartError } from "./terminal";

const SOURCES = [
  "package-lock.json",
  "package.json",
  "tsconfig.json",
  "next.config.ts",
  "postcss.config.mjs",
  "instrumentation.ts",
  "proxy.ts",
  "global.d.ts",
  "app",
  "components",
  "db",
  "features",
  "lib",
  "messages",
  "public",
  "server",
];
const NOT_BUILT = /^db\/(embedded|testing)\/|\.test\.tsx?$|\.md$/;

function filesBelow(name: string): string[] {
  const stat = fs.statSync(name, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [name];
  return fs
    .readdirSync(name, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !NOT_BUILT.test(file.replaceAll("\\", "/")))
    .toSorted();
}

/** A fingerprint of everything a build is made from, by content: a copied or touched tree is not built again. */
function fingerprintSources() {
  const hash = createHash("sha256").update(process.version);
  for (const file of SOURCES.flatMap(filesBelow)) hash.update(`\0${file}\0`).update(fs.readFileSync(file));
  return hash.digest("hex");
}

function readStamp(stamp: string) {
  return fs.existsSync(stamp) ? fs.readFileSync(stamp, "utf8") : null;
}

async function runBuild(next: string) {
  const lines: string[] = [];
  const startedAt = Date.now();
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, [next, "build"], { env, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => lines.push(text.toString()));
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const clock = setInterval(() => say(`Still building, ${seconds()} s`, `vẫn đang dựng, ${seconds()} giây`), 10_000);
  const status = await new Promise<number | null>((done) => {
    child.once("error", () => done(null));
    child.once("exit", done);
  });
  clearInterval(clock);
  if (status !== 0) {
    process.stderr.write(lines.join(""));
    throw new StartError("The app could not be built.", "Không dựng được phần mềm.");
  }
  say(`Built in ${seconds()} s`, `dựng xong sau ${seconds()} giây`);
}

/** Builds the app when there is no build or its sources changed since. */
export async function buildWhereNeeded(next: string) {
  const folder = ".next";
  const stamp = path.join(folder, "so-ket-build");
  const wanted = fingerprintSources();
  for (;;) {
    if (readStamp(stamp) === wanted) return;
    // Two builds in one folder spoil each other.
    const turn = await claimOwnership(`${folder}-turn`);
    if (!turn) {
      await wait(200);
      continue;
    }
    try {
      if (readStamp(stamp) === wanted) return;
      fs.rmSync(stamp, { force: true });
      say("Building the app; the next start is quick", "đang dựng phần mềm; lần sau sẽ nhanh");
      await runBuild(next);
      fs.writeFileSync(stamp, wanted);
      return;
    } finally {
      turn.release();
    }
  }
}
