import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Runs every test there is, each kind in its own process, and ends with one line that counts them all. */
interface Count {
  passed: number;
  failed: number;
}

interface Part {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Record<string, string>;
  readonly count: (results: string) => Count;
}

const results = mkdtempSync(path.join(tmpdir(), "so-ket-test-"));
const node = process.execPath;
const tsx = [node, "node_modules/tsx/dist/cli.mjs", "--conditions=react-server"];

function vitest(project: string, database?: "embedded" | "server"): Part {
  const name = database ? `${project} on ${database}` : project;
  const file = resultFile(name);
  return {
    name,
    command: [
      node,
      "node_modules/vitest/vitest.mjs",
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    env: database ? { TEST_DATABASE: database } : {},
    count: (text) => {
      const { numPassedTests, numFailedTests, numFailedTestSuites }: Record<string, number> = JSON.parse(text);
      // A file that breaks before its first test has no failed test to show for it.
      return { passed: numPassedTests ?? 0, failed: (numFailedTests ?? 0) || (numFailedTestSuites ?? 0) };
    },
  };
}

// How a screen looks does not hang on the database: the round of all screens is made once.
const SERVER = ["--server", "--grep-invert", "can be read in both languages"];

function browser(database: "embedded" | "server"): Part {
  const name = `browser on ${database}`;
  return {
    name,
    command: [...tsx, "scripts/e2e.ts", ...(database === "server" ? SERVER : [])],
    env: { E2E_RESULTS: resultFile(name), ...(database === "server" ? { KEEP_BUILD: "1" } : {}) },
    count: (text) => {
      const { stats }: { stats: { expected: number; unexpected: number; flaky: number } } = JSON.parse(text);
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    },
  };
}

function killTest(): Part {
  const name = "kill test";
  return {
    name,
    command: [...tsx, "scripts/kill-test.ts"],
    env: { KILL_TEST_RESULTS: resultFile(name) },
    count: (text) => {
      const { passed, failed }: Count = JSON.parse(text);
      return { passed, failed };
    },
  };
}

function check(): Part {
  return { name: "check", command: [...tsx, "scripts/check.ts"], count: () => ({ passed: 0, failed: 0 }) };
}

function resultFile(name: string): string {
  return path.join(results, `${name.replaceAll(" ", "-")}.json`);
}

function run(part: Part): Promise<number> {
  const [command = node, ...args] = part.command;
  return new Promise((resolve) => {
    spawn(command, args, { stdio: "inherit", env: { ...process.env, ...part.env } }).once("exit", (code) =>
      resolve(code ?? 1),
    );
  });
}

const parts = [
  check(),
  vitest("unit"),
  vitest("int", "embedded"),
  vitest("int", "server"),
  browser("embedded"),
  browser("server"),
  killTest(),
];
const total: Count = { passed: 0, failed: 0 };
const lines: string[] = [];
for (const part of parts) {
  const started = Date.now();
  const code = await run(part);
  const file = resultFile(part.name);
  const count = existsSync(file) ? part.count(readFileSync(file, "utf8")) : { passed: code === 0 ? 1 : 0, failed: 0 };
  // Whatever ended badly without saying which test did counts as one that failed.
  if (code !== 0 && count.failed === 0) count.failed = 1;
  total.passed += count.passed;
  total.failed += count.failed;
  lines.push(
    `${part.name}: ${count.passed} passed, ${count.failed} failed (${Math.round((Date.now() - started) / 1000)} s)`,
  );
}
rmSync(results, { recursive: true, force: true });
console.log(`\n${lines.join("\n")}\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
