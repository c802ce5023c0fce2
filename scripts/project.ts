import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, type ParseResult } from "oxc-parser";

/** Path from the root of the project → text. Checks take this value, so that a test can hand them a project of two files. */
export type Project = ReadonlyMap<string, string>;

const SKIPPED = new Set(["node_modules", "data", "backups", "test-results", "playwright-report"]);
const READ = /\.(ts|tsx|css|json|md|mjs)$/;
const SOURCE = /\.tsx?$/;

export function readProject(root: string): Project {
  return new Map(listFiles(root, "").map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

/** A test, or what only tests use. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$|(^|\/)testing\//.test(path);
}

export function sourceFiles(project: Project): { path: string; text: string }[] {
  return [...project]
    .filter(([path]) => SOURCE.test(path) && !path.endsWith(".d.ts"))
    .map(([path, text]) => ({ path, text }));
}

const parsed = new Map<string, ParseResult>();

export function parseSource(path: string, text: string): ParseResult {
  const key = `${path}\n${text}`;
  const known = parsed.get(key);
  if (known) return known;
  const result = parseSync(path, text);
  parsed.set(key, result);
  return result;
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) || entry.name.startsWith(".") ? [] : listFiles(root, path);
    return READ.test(entry.name) ? [path] : [];
  });
}
