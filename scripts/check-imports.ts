import { findCycles, type Import, readImports } from "./import-graph";
import { DOOR_RULES, IMPORT_RULES, PACKAGE_RULES } from "./import-rules";
import { isTest, type Project, sourceFiles } from "./project";

/** Imports that go against the layers of the project, and cycles of files or features. */
export function checkImports(project: Project): string[] {
  const imports = readImports(project);
  return [
    ...sourceFiles(project)
      .filter(({ path }) => !IMPORT_RULES.some((rule) => rule.from.test(path)))
      .map(({ path }) => `${path}: lies outside the layout`),
    ...imports.flatMap((one) =>
      one.target === null ? packageViolations(one) : [...layerViolations(one, one.target), ...doorViolations(one)],
    ),
    ...moduleCycles(imports),
    ...featureCycles(imports),
  ];
}

function layerViolations({ from, line, specifier }: Import, target: string): string[] {
  const at = `${from}:${line}`;
  if (isTest(target) && !isTest(from) && !/^(e2e|scripts)\//.test(from))
    return [`${at}: imports the test ${specifier}`];
  const rule = IMPORT_RULES.find((one) => one.from.test(from));
  if (!rule) return [];
  const [, group = ""] = rule.from.exec(from) ?? [];
  if (new RegExp(rule.mayImport.replaceAll("$1", group)).test(target)) return [];
  return [`${at}: ${rule.name} may not import ${target}`];
}

function doorViolations({ from, line, target, names }: Import): string[] {
  return DOOR_RULES.filter((rule) => rule.target === target && !rule.only.test(from))
    .filter(({ name }) => name === undefined || names.includes("*") || names.includes(name))
    .map((rule) => `${from}:${line}: may not import ${rule.name ?? rule.target}: ${rule.because}`);
}

function packageViolations({ from, line, specifier }: Import): string[] {
  return PACKAGE_RULES.filter((rule) => rule.packages.test(specifier) && !rule.only.test(from)).map(
    (rule) => `${from}:${line}: may not import ${specifier}: ${rule.because}`,
  );
}

function moduleCycles(imports: Import[]): string[] {
  const edges = graph(imports, (path) => path);
  return findCycles(edges).map((cycle) => `files import each other in a circle: ${cycle.join(", ")}`);
}

function featureCycles(imports: Import[]): string[] {
  const edges = graph(imports, (path) => (isTest(path) ? undefined : /^features\/([^/]+)\//.exec(path)?.[1]));
  return findCycles(edges).map((cycle) => `features import each other in a circle: ${cycle.join(", ")}`);
}

function graph(imports: Import[], nodeOf: (path: string) => string | undefined): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { from, target } of imports) {
    const [source, destination] = [nodeOf(from), target === null ? undefined : nodeOf(target)];
    if (source === undefined || destination === undefined) continue;
    if (source === destination && from !== target) continue;
    edges.set(source, (edges.get(source) ?? new Set()).add(destination));
  }
  return edges;
}
