import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { checkFeatures } from "./check-features";
import { checkImports } from "./check-imports";
import { checkLeftovers } from "./check-leftovers";
import { checkMessages } from "./check-messages";
import { checkMigrations } from "./check-migrations";
import { readProject } from "./project";

type Check = { name: string; run: () => Promise<string[]> };

const AT_ONCE = 2;
const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const project = readProject(root);

// Longest first, so that the short ones fill the second place.
const CHECKS: readonly Check[] = [
  { name: "types", run: () => checkTypes() },
  { name: "format", run: () => program("prettier", "--check", "--log-level=warn", ".") },
  { name: "dead code", run: () => program("knip", "--no-progress") },
  {
    name: "lint",
    run: () => program("oxlint", "--type-aware", "--report-unused-disable-directives", "--deny-warnings"),
  },
  { name: "migrations", run: () => checkMigrations(root) },
  { name: "imports", run: async () => checkImports(project) },
  { name: "features", run: async () => checkFeatures(project) },
  { name: "messages", run: async () => checkMessages(project) },
  { name: "leftovers", run: async () => checkLeftovers(project) },
];

const wanted = process.argv.slice(2);
const left = CHECKS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
let failed = left.length === 0 ? 1 : 0;
await Promise.all(Array.from({ length: AT_ONCE }, work));
console.log(failed === 0 ? "All checks passed" : `${failed} checks failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function work(): Promise<void> {
  for (let check = left.shift(); check; check = left.shift()) {
    const started = performance.now();
    const findings = await check.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${findings.length === 0 ? "passed" : "FAILED"}  ${check.name} (${seconds} s)`);
    for (const finding of findings) console.log(`        ${finding.trimEnd().replaceAll("\n", "\n        ")}`);
    if (findings.length > 0) failed += 1;
  }
}

// The types of a page's parameters are Next's own and are not kept in the repository.
async function checkTypes(): Promise<string[]> {
  const generated = await program("next", "typegen");
  return generated.length > 0 ? generated : program("tsc", "--noEmit");
}

function program(name: string, ...args: string[]): Promise<string[]> {
  return new Promise((resolve) => {
    const child = spawn(`${root}/node_modules/.bin/${name}`, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const output: string[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
    child.on("error", (error) => {
      resolve([error.message]);
    });
    child.on("close", (code) => {
      resolve(code === 0 ? [] : [output.join("") || `${name} ended with ${code}`]);
    });
  });
}
