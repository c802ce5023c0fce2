import {
  isArgumentElement,
  isDateElement,
  isNumberElement,
  isPluralElement,
  isSelectElement,
  isTagElement,
  isTimeElement,
  type MessageFormatElement,
  parse,
} from "@formatjs/icu-messageformat-parser";

/** Full key (`reports.title`) → text. */
export type Catalogue = ReadonlyMap<string, string>;

export function readCatalogue(json: string): Catalogue {
  const root: unknown = JSON.parse(json);
  return new Map(flatten(root, ""));
}

/** Names of the arguments and tags of a message; throws when it is not ICU MessageFormat. */
export function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  collect(parse(text), names);
  return [...names].toSorted();
}

/** What differs between the two languages, and what is empty or not well formed in either. */
export function compareCatalogues(first: string, a: Catalogue, second: string, b: Catalogue): string[] {
  return [
    ...missing(a, second, b),
    ...missing(b, first, a),
    ...[...a].flatMap(([key, text]) => malformed(first, key, text)),
    ...[...b].flatMap(([key, text]) => malformed(second, key, text)),
    ...[...a].flatMap(([key, text]) => differentArguments(key, text, b.get(key))),
  ];
}

function missing(a: Catalogue, name: string, b: Catalogue): string[] {
  return [...a.keys()].filter((key) => !b.has(key)).map((key) => `${name}: ${key} is missing`);
}

function malformed(name: string, key: string, text: string): string[] {
  if (text.trim() === "") return [`${name}: ${key} is empty`];
  if (text !== text.normalize("NFC")) return [`${name}: ${key} is not NFC`];
  return safeArguments(text) === null ? [`${name}: ${key} is not a well-formed message`] : [];
}

function differentArguments(key: string, a: string, b: string | undefined): string[] {
  const [inA, inB] = [safeArguments(a), b === undefined ? null : safeArguments(b)];
  if (inA === null || inB === null || inA.join() === inB.join()) return [];
  return [`${key}: arguments differ: {${inA.join(", ")}} and {${inB.join(", ")}}`];
}

function safeArguments(text: string): string[] | null {
  try {
    return argumentsOf(text);
  } catch {
    return null;
  }
}

function collect(elements: MessageFormatElement[], names: Set<string>): void {
  for (const element of elements) {
    if (isTagElement(element)) {
      names.add(`<${element.value}>`);
      collect(element.children, names);
    } else if (isPluralElement(element) || isSelectElement(element)) {
      names.add(element.value);
      for (const option of Object.values(element.options)) collect(option.value, names);
    } else if (
      isArgumentElement(element) ||
      isNumberElement(element) ||
      isDateElement(element) ||
      isTimeElement(element)
    ) {
      names.add(element.value);
    }
  }
}

function flatten(value: unknown, prefix: string): [string, string][] {
  if (typeof value === "string") return [[prefix, value]];
  if (typeof value !== "object" || value === null) throw new TypeError(`${prefix} is neither a text nor a group`);
  return Object.entries(value).flatMap(([name, inner]) => flatten(inner, prefix === "" ? name : `${prefix}.${name}`));
}
