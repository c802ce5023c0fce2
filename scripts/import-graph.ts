import { posix } from "node:path";
import { Visitor } from "oxc-parser";
import { lineOf, parseSource, type Project, sourceFiles } from "./project";

/** One import as written; `target` is a file of ours, or null for a package; `names` holds "*" when it takes everything. */
export type Import = { from: string; specifier: string; names: string[]; target: string | null; line: number };

const ENDINGS = ["", ".ts", ".tsx", ".json", "/index.ts", "/index.tsx"];

/** Every import of every file: of values and types, re-exports, dynamic imports and `import("x")` types. */
export function readImports(project: Project): Import[] {
  return sourceFiles(project).flatMap(({ path, text }) =>
    specifiersOf(path, text).map(({ specifier, names, start }) => ({
      from: path,
      specifier,
      names,
      target: resolve(project, path, specifier),
      line: lineOf(text, start),
    })),
  );
}

/** Groups of nodes that reach each other, each sorted; a graph without cycles has none. */
export function findCycles(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const reach = new Map([...edges.keys()].map((node) => [node, reachable(edges, node)]));
  const seen = new Set<string>();
  return [...edges.keys()].toSorted().flatMap((node) => {
    if (seen.has(node) || !reach.get(node)?.has(node)) return [];
    const cycle = [...(reach.get(node) ?? [])].filter((other) => reach.get(other)?.has(node)).toSorted();
    for (const member of cycle) seen.add(member);
    return [cycle];
  });
}

function reachable(edges: ReadonlyMap<string, ReadonlySet<string>>, start: string): Set<string> {
  const found = new Set<string>();
  const left = [...(edges.get(start) ?? [])];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    left.push(...(edges.get(node) ?? []));
  }
  return found;
}

type Specifier = { specifier: string; names: string[]; start: number };

function specifiersOf(path: string, text: string): Specifier[] {
  const { module, program } = parseSource(path, text);
  const found: Specifier[] = module.staticImports.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    names: entries.map(({ importName }) => importName.name ?? "*"),
    start,
  }));
  for (const { start, entries } of module.staticExports) {
    const request = entries.find((entry) => entry.moduleRequest)?.moduleRequest;
    if (request) found.push({ specifier: request.value, names: ["*"], start });
  }
  new Visitor({
    ImportExpression: ({ source, start }) => {
      if (source.type === "Literal" && typeof source.value === "string") {
        found.push({ specifier: source.value, names: ["*"], start });
      }
    },
    TSImportType: ({ source, start }) => {
      found.push({ specifier: source.value, names: ["*"], start });
    },
  }).visit(program);
  return found;
}

function resolve(project: Project, from: string, specifier: string): string | null {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? posix.join(posix.dirname(from), specifier)
      : null;
  if (base === null) return null;
  return ENDINGS.map((ending) => base + ending).find((path) => project.has(path)) ?? base;
}
