import { argumentsOf, type Catalogue, compareCatalogues, readCatalogue } from "./message-catalogue";
import { type MessageUse, readUses } from "./message-uses";
import { isTest, type Project, sourceFiles } from "./project";

const FIRST = "messages/vi.json";
const SECOND = "messages/en.json";

/** Both languages complete, every message named in the code there, every message named somewhere. */
export function checkMessages(project: Project): string[] {
  const first = readCatalogue(project.get(FIRST) ?? "{}");
  const second = readCatalogue(project.get(SECOND) ?? "{}");
  const differences = compareCatalogues(FIRST, first, SECOND, second);
  if (differences.some((one) => one.endsWith("not a well-formed message"))) return differences;
  const files = sourceFiles(project)
    .filter(({ path }) => !isTest(path) && !path.startsWith("e2e/") && !path.startsWith("scripts/check"))
    .map(({ path, text }) => readUses(path, text));
  const uses = files.flatMap((file) => file.uses);
  const literals = new Set(files.flatMap((file) => [...file.literals]));
  return [...differences, ...uses.flatMap((use) => wrongUse(first, use)), ...unused(first, uses, literals)];
}

function wrongUse(catalogue: Catalogue, use: MessageUse): string[] {
  const { at, key, given } = use;
  if (key === null || !use.certain) return [];
  const keys = [...catalogue.keys()].filter((one) => names(use, one));
  if (keys.length === 0) return isPrefix(catalogue, use) ? [] : [`${at}: no message ${describe(use)}`];
  if (given === null || typeof key !== "string" || use.namespace === null) return [];
  const wanted = keys.flatMap((one) => argumentsOf(catalogue.get(one) ?? "")).map((name) => name.replace(/[<>]/g, ""));
  const absent = wanted.filter((name) => !given.includes(name));
  return absent.length === 0 ? [] : [`${at}: ${describe(use)} needs {${absent.join(", ")}}`];
}

function unused(catalogue: Catalogue, uses: MessageUse[], literals: ReadonlySet<string>): string[] {
  const openNamespaces = new Set(uses.flatMap((use) => (use.key === null ? [use.namespace] : [])));
  return [...catalogue.keys()]
    .filter((key) => !literals.has(key))
    .filter((key) => !uses.some((use) => use.key !== null && names(use, key)))
    .filter((key) => ![...openNamespaces].some((namespace) => keptInTable(key, namespace, literals)))
    .map((key) => `${key}: no code names this message`);
}

// t(row.key): the key is one of the texts of a table somewhere in the code.
function keptInTable(key: string, namespace: string | null, literals: ReadonlySet<string>): boolean {
  if (namespace === null) {
    const parts = key.split(".");
    return parts.some((_, index) => literals.has(parts.slice(index).join(".")));
  }
  return namespace === ""
    ? literals.has(key)
    : key.startsWith(`${namespace}.`) && literals.has(key.slice(namespace.length + 1));
}

function names({ namespace, key }: MessageUse, fullKey: string): boolean {
  if (namespace === null)
    return key instanceof RegExp ? tails(fullKey).some((tail) => key.test(tail)) : tails(fullKey).includes(key ?? "");
  const prefix = namespace === "" ? "" : `${namespace}.`;
  if (!fullKey.startsWith(prefix)) return false;
  const rest = fullKey.slice(prefix.length);
  return key instanceof RegExp ? key.test(rest) : rest === key;
}

// t.raw and t.has may name a whole group.
function isPrefix(catalogue: Catalogue, { namespace, key, given }: MessageUse): boolean {
  if (given !== null || typeof key !== "string" || namespace === null) return false;
  const prefix = [namespace, key].filter(Boolean).join(".");
  return [...catalogue.keys()].some((one) => one.startsWith(`${prefix}.`));
}

function tails(key: string): string[] {
  const parts = key.split(".");
  return parts.map((_, index) => parts.slice(index).join("."));
}

function describe({ namespace, key }: MessageUse): string {
  const name = key instanceof RegExp ? key.source : String(key);
  return namespace === null || namespace === "" ? name : `${namespace}.${name}`;
}
