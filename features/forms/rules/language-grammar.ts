import { type ASTNode, Environment, type ParseError } from "@marcbachmann/cel-js";

/** Where the figure of a name is looked for; "now" for a code standing alone. */
export const SCOPES = ["prev", "lastYear", "ytd", "target", "register", "num", "den"] as const;
type NamedScope = (typeof SCOPES)[number];
export type Scope = "now" | NamedScope;

/** The figures an expression may ask for; null where there is none. */
export interface Facts {
  readonly number: (scope: Scope, code: string) => number | null;
  readonly isAnswered: (code: string) => boolean;
}

export const LONGEST_EXPRESSION = 1_000;
export const LIMITS = { maxAstNodes: 300, maxDepth: 40, maxListElements: 0, maxMapEntries: 0, maxCallArguments: 40 };
export const LARGEST = 1e15;

export const FAULTS = {
  empty: "forms.language.empty",
  tooLong: "forms.language.tooLong",
  tooComplex: "forms.language.tooComplex",
  syntax: "forms.language.syntax",
  notAllowed: "forms.language.notAllowed",
  unknownName: "forms.language.unknownName",
  unknownFunction: "forms.language.unknownFunction",
  wrongArguments: "forms.language.wrongArguments",
  needsNumber: "forms.language.needsNumber",
  needsTruth: "forms.language.needsTruth",
  needsRatio: "forms.language.needsRatio",
} as const;
type FaultKind = keyof typeof FAULTS;
export type FaultMessage = (typeof FAULTS)[FaultKind];

export class Fault extends Error {
  readonly kind: FaultKind;
  readonly at: number | null;
  constructor(kind: FaultKind, at: number | null) {
    super(kind);
    this.kind = kind;
    this.at = at;
  }
}

const grammar = new Environment({ limits: LIMITS });

/** The tree of an expression; throws a `Fault` where it cannot be read. */
export function parse(text: string): ASTNode {
  if (text.trim() === "") throw new Fault("empty", null);
  if (text.length > LONGEST_EXPRESSION) throw new Fault("tooLong", LONGEST_EXPRESSION);
  try {
    return grammar.parse(text).ast;
  } catch (error) {
    const { code, range } = toParseError(error);
    const at = range === undefined ? null : Math.min(range.start, text.length);
    throw new Fault(code === "limit_exceeded" ? "tooComplex" : "syntax", at);
  }
}

function toParseError(error: unknown): Partial<Pick<ParseError, "code" | "range">> {
  return typeof error === "object" && error !== null ? error : {};
}

/** The figure a node names, or null when it is no name. */
export function readName(node: ASTNode): { scope: Scope; code: string } | null {
  if (node.op === "id") return { scope: "now", code: node.args };
  if (node.op !== ".") return null;
  const [owner, code] = node.args;
  const scope = owner.op === "id" ? SCOPES.find((one) => one === owner.args) : undefined;
  return scope === undefined ? null : { scope, code };
}

/** A number as written, or null for anything else. */
export function readLiteral(value: unknown): number | null {
  const read = typeof value === "bigint" ? Number(value) : value;
  return typeof read === "number" && Math.abs(read) <= LARGEST ? read : null;
}
