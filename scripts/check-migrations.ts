import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Generates the next migration into a copy and reports what would be new: `drizzle-kit check` alone reads the history
 * and does not see a changed schema.
 */
export async function checkMigrations(root: string, schema = "./db/schema/*.ts"): Promise<string[]> {
  const cache = join(root, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const copy = await mkdtemp(join(cache, "migrations-"));
  // drizzle-kit reads `out` relative to the project, even when it looks absolute.
  const out = copy.slice(root.length + 1);
  try {
    await cp(join(root, "db/migrations"), copy, { recursive: true });
    const before = await contents(copy);
    const settings = ["--dialect=postgresql", `--out=${out}`];
    await drizzleKit(root, ["check", ...settings]);
    await drizzleKit(root, ["generate", ...settings, `--schema=${schema}`]);
    const after = await contents(copy);
    return [...after.keys()]
      .filter((name) => after.get(name) !== before.get(name))
      .map((name) => `db/migrations/${name} would change: run \`npx drizzle-kit generate\` and commit what it writes`);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function drizzleKit(root: string, args: string[]): Promise<void> {
  const command = run(process.execPath, [join(root, "node_modules/drizzle-kit/bin.cjs"), ...args], { cwd: root });
  // Without an answer to "renamed or new?" it would wait for ever.
  command.child.stdin?.end();
  const { stdout, stderr } = await command;
  if (/error/i.test(stderr)) throw new Error(`drizzle-kit ${String(args[0])}: ${stderr || stdout}`);
}

async function contents(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, "utf8")] as const),
    ),
  );
}
