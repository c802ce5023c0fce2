import type { Statement } from "oxc-parser";
import { parseSource, type Project } from "./project";

const FILES = /^(schema|rules|queries|commands|actions)(\.(int\.)?test)?\.ts$/;
const FOLDERS = /^(queries|commands|rules)\/[a-z0-9-]+(\.(int\.)?test)?\.ts$/;
const COMPONENTS = /^components\/[a-z0-9-]+(\.test)?\.tsx?$/;
const OTHER_TESTS = /^[a-z0-9-]+\.(int\.)?test\.ts$/;
const SPLITTABLE = ["queries", "commands", "rules"];

/** Files outside the closed list of a feature, and actions that are not made by formAction. */
export function checkFeatures(project: Project): string[] {
  const paths = [...project.keys()].filter((path) => path.startsWith("features/"));
  return [
    ...paths.filter((path) => !isListed(path)).map((path) => `${path}: not in the closed list of a feature's files`),
    ...paths.flatMap((path) => splitTwice(project, path)),
    ...paths
      .filter((path) => path.endsWith("/actions.ts"))
      .flatMap((path) => checkActions(path, project.get(path) ?? "")),
  ];
}

function isListed(path: string): boolean {
  const inside = path.split("/").slice(2).join("/");
  return [FILES, FOLDERS, COMPONENTS, OTHER_TESTS].some((pattern) => pattern.test(inside));
}

function splitTwice(project: Project, path: string): string[] {
  const [, feature, name] = path.split("/");
  const isFile = SPLITTABLE.some((word) => name === `${word}.ts`);
  const folder = path.replace(/\.ts$/, "/");
  if (!isFile || ![...project.keys()].some((other) => other.startsWith(folder))) return [];
  return [`${path}: ${String(feature)} has a file and a folder of this name; keep one`];
}

function checkActions(path: string, text: string): string[] {
  const { program } = parseSource(path, text);
  const [first] = program.body;
  const marked = first?.type === "ExpressionStatement" && first.directive === "use server";
  return [
    ...(marked ? [] : [`${path}: must begin with "use server"`]),
    ...program.body
      .filter((statement) => !isAllowedInActions(statement))
      .map(() => `${path}: every export is \`export const x = formAction(…)\``),
  ];
}

function isAllowedInActions(statement: Statement): boolean {
  if (statement.type === "ExportAllDeclaration" || statement.type === "ExportDefaultDeclaration") return false;
  if (statement.type !== "ExportNamedDeclaration") return true;
  const { declaration } = statement;
  if (declaration?.type !== "VariableDeclaration" || declaration.kind !== "const") return false;
  return declaration.declarations.every(
    ({ init }) =>
      init?.type === "CallExpression" && init.callee.type === "Identifier" && init.callee.name === "formAction",
  );
}
