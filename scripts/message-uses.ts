import { type Expression, type Node, type ParamPattern, Visitor } from "oxc-parser";
import { declaredTranslators, keysOf, namesGiven, parameterNames } from "./message-keys";
import { lineOf, parseSource } from "./project";

/** A place that names a message. */
export type MessageUse = {
  at: string;
  /** "" for full keys, null when the translator came from elsewhere. */
  namespace: string | null;
  key: string | RegExp | null;
  /** Names of arguments handed over; null when they are not to be compared. */
  given: string[] | null;
  /** False for a text that only looks like a key: it speaks for a message, its absence is no error. */
  certain: boolean;
};

export type FileUses = { uses: MessageUse[]; literals: Set<string> };

const KEY_PROPERTIES = new Set(["message", "messageKey", "labelKey", "titleKey", "hintKey"]);
const FULL_KEY = /^[a-z][A-Za-z]*(\.[A-Za-z0-9_-]+)+$/;

/** Every message a file names, and every text in it: keys are often kept in tables and read from there. */
export function readUses(path: string, text: string): FileUses {
  const uses: MessageUse[] = [];
  const literals = new Set<string>();
  const scopes = [new Map<string, string | null>()];
  const at = (node: Node) => `${path}:${lineOf(text, node.start)}`;
  const enter = ({ params }: { params: ParamPattern[] }) => {
    scopes.push(new Map(params.flatMap(parameterNames).map((name) => [name, null])));
  };
  const leave = () => {
    scopes.pop();
  };
  const addFullKeys = (node: Node) => {
    for (const key of keysOf(node)) {
      if (typeof key === "string" && FULL_KEY.test(key))
        uses.push({ at: at(node), namespace: "", key, given: null, certain: true });
    }
  };
  new Visitor({
    FunctionDeclaration: enter,
    "FunctionDeclaration:exit": leave,
    FunctionExpression: enter,
    "FunctionExpression:exit": leave,
    ArrowFunctionExpression: enter,
    "ArrowFunctionExpression:exit": leave,
    VariableDeclarator: ({ id, init }) => {
      for (const [name, namespace] of declaredTranslators(id, init)) scopes.at(-1)?.set(name, namespace);
    },
    CallExpression: (node) => {
      const [first, second] = node.arguments;
      const call = translatorCall(node.callee);
      const scope = call && scopes.findLast((one) => one.has(call.name));
      if (!call || !scope || !first) return;
      const namespace = scope.get(call.name) ?? null;
      // A parameter called with one text may be any function; only its name tells a translator.
      if (namespace === null && call.name !== "t") return;
      const given = call.compared ? namesGiven(second) : null;
      for (const key of keysOf(first)) uses.push({ at: at(node), namespace, key, given, certain: true });
    },
    NewExpression: ({ callee, arguments: [, key] }) => {
      if (callee.type === "Identifier" && callee.name === "AppError" && key) addFullKeys(key);
    },
    Property: ({ key, value }) => {
      if (key.type !== "Identifier") return;
      literals.add(key.name);
      if (KEY_PROPERTIES.has(key.name)) addFullKeys(value);
    },
    Literal: ({ value }) => {
      if (typeof value === "string") literals.add(value);
    },
    TemplateLiteral: (node) => {
      const [key] = keysOf(node);
      if (key instanceof RegExp && /^\^[a-z]\w*\\\./.test(key.source))
        uses.push({ at: at(node), namespace: "", key, given: null, certain: false });
    },
  }).visit(parseSource(path, text).program);
  return { uses, literals };
}

function translatorCall(callee: Expression): { name: string; compared: boolean } | null {
  if (callee.type === "Identifier") return { name: callee.name, compared: true };
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return null;
  if (callee.property.type !== "Identifier") return null;
  const method = callee.property.name;
  if (!["rich", "markup", "raw", "has"].includes(method)) return null;
  return { name: callee.object.name, compared: method === "rich" || method === "markup" };
}
