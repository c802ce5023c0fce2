import { AppError } from "@/lib/errors";

export interface ReadForm {
  /** As typed, by field name, to be shown again. */
  readonly values: Record<string, string>;
  /** Nested by the dots of the names: "recipients.0.unitId" → { recipients: [{ unitId }] }. */
  readonly fields: Record<string, unknown>;
}

type Node = Map<string, Node | string>;

const MOST_FIELDS = 5_000;
const INDEX = /^\d{1,4}$/;

/** Reads a form's text fields; files are refused, and so are names that would reach into an object's own workings. */
export function readForm(formData: FormData): ReadForm {
  const values: Record<string, string> = {};
  const tree: Node = new Map();
  let count = 0;
  for (const [name, value] of formData.entries()) {
    if (name.startsWith("$ACTION")) continue;
    count += 1;
    if (count > MOST_FIELDS || typeof value !== "string") throw new AppError("invalid", "errors.invalid");
    // A password is not sent back, not even to whoever typed it.
    if (!/password/i.test(name)) values[name] = value;
    place(tree, name.split("."), value);
  }
  return { values, fields: asObject(tree) };
}

function place(tree: Node, path: readonly string[], value: string): void {
  let node = tree;
  for (const key of path.slice(0, -1)) {
    const known = node.get(key);
    const next: Node = known instanceof Map ? known : new Map();
    node.set(key, next);
    node = next;
  }
  node.set(path.at(-1) ?? "", value);
}

function asObject(node: Node): Record<string, unknown> {
  return Object.fromEntries([...node].map(([key, value]) => [key, withArrays(value)]));
}

function withArrays(node: Node | string): unknown {
  if (typeof node === "string") return node;
  const isList = node.size > 0 && [...node.keys()].every((key) => INDEX.test(key));
  if (!isList) return asObject(node);
  return [...node].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, value]) => withArrays(value));
}
