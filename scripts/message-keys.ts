import type { Argument, BindingPattern, Expression, Node, ParamPattern } from "oxc-parser";

const MAKERS = new Set(["useTranslations", "getTranslations", "createTranslator"]);

/** The keys an expression can stand for: texts, patterns of texts put together at run time, null when nothing is known. */
export function keysOf(node: Node): (string | RegExp | null)[] {
  if (node.type === "Literal") return [typeof node.value === "string" ? node.value : null];
  if (node.type === "TemplateLiteral") return [pattern(node.quasis.map(({ value }) => value.cooked ?? ""))];
  if (node.type === "ConditionalExpression") return [...keysOf(node.consequent), ...keysOf(node.alternate)];
  return node.type === "TSAsExpression" || node.type === "TSSatisfiesExpression" ? keysOf(node.expression) : [null];
}

/** Translators a declaration makes: name → namespace ("" for the whole catalogue, null when it cannot be read). */
export function declaredTranslators(id: BindingPattern, init: Expression | null): [string, string | null][] {
  const made = init?.type === "AwaitExpression" ? init.argument : init;
  if (id.type === "Identifier") {
    const namespace = namespaceMade(made);
    return namespace === undefined ? [] : [[id.name, namespace]];
  }
  // const [t, actor] = await Promise.all([getTranslations("x"), requireActor()])
  const list = made?.type === "CallExpression" ? made.arguments[0] : undefined;
  if (id.type !== "ArrayPattern" || list?.type !== "ArrayExpression") return [];
  return id.elements.flatMap((element, index) => {
    const part = list.elements[index];
    if (!element || !part || part.type === "SpreadElement" || element.type === "RestElement") return [];
    return declaredTranslators(element, part);
  });
}

/** Names in the object handed over with a key; null when some cannot be read from the code. */
export function namesGiven(node: Argument | undefined): string[] | null {
  if (node === undefined) return [];
  if (node.type !== "ObjectExpression") return null;
  const names: string[] = [];
  for (const property of node.properties) {
    if (property.type === "SpreadElement" || property.computed) return null;
    if (property.key.type === "Identifier") names.push(property.key.name);
  }
  return names;
}

function namespaceMade(made: Expression | null | undefined): string | null | undefined {
  if (made?.type !== "CallExpression" || made.callee.type !== "Identifier" || !MAKERS.has(made.callee.name))
    return undefined;
  const [first] = made.arguments;
  if (first === undefined) return "";
  if (first.type === "Literal" && typeof first.value === "string") return first.value;
  if (first.type !== "ObjectExpression") return null;
  const named = first.properties.find(
    (one) => one.type === "Property" && one.key.type === "Identifier" && one.key.name === "namespace",
  );
  if (named?.type !== "Property") return "";
  return named.value.type === "Literal" && typeof named.value.value === "string" ? named.value.value : null;
}

function pattern(parts: string[]): string | RegExp {
  if (parts.length === 1) return parts[0] ?? "";
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+")}$`);
}

/** Names a function gives its parameters, those taken out of an object included. */
export function parameterNames(parameter: ParamPattern): string[] {
  if (parameter.type === "Identifier") return [parameter.name];
  if (parameter.type !== "ObjectPattern") return [];
  return parameter.properties.flatMap((one) =>
    one.type === "Property" && one.value.type === "Identifier" ? [one.value.name] : [],
  );
}
