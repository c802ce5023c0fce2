import type { ASTNode } from "@marcbachmann/cel-js";
import { Fault, type FaultMessage, LIMITS, FAULTS, parse, readLiteral, readName } from "./language-grammar";

/*
 * The language of rules and formulas: the grammar of CEL, and of it only numbers, true and false, + - * / %, comparisons,
 * && || !, a ? b : c, the names below and five functions. There are no texts, lists, methods, loops or assignments, and a
 * name reaches nothing but a figure.
 *
 *   KN             the figure as reported: a ratio in percent, a yes as 1 and a no as 0
 *   prev.KN        the quarter before               lastYear.KN   the same quarter of the year before
 *   ytd.KN         from the year's beginning, this quarter included (of a stock: the last)
 *   target.KN      the year's target                register.KN   what the register or a formula says
 *   num.X, den.X   the two figures of a ratio
 *   sum(a, b, …)   coalesce(a, b, …) the first that is answered   abs(a)   round(a) round(a, places)   answered(X)
 *
 * Blank is not nought but unknown: what is reckoned or compared with it is blank (sum too), so is a division by nought,
 * and && and || follow SQL's three-valued logic. Only answered() and coalesce() look at blanks. A rule that comes out
 * blank does not apply; a formula that does has no figure. Figures are compared to six places.
 */

type ValueType = "bool" | "number";

export type Checked =
  | { readonly ok: true; readonly uses: string[] }
  /** `message` is a key of the messages; `at` counts characters from nought. */
  | { readonly ok: false; readonly message: FaultMessage; readonly at: number | null };

/** Refuses what is not of the language, gathers the names, and tells the type. */
function check(node: ASTNode, codes: ReadonlySet<string>, uses: Set<string>): ValueType {
  const expect = (child: ASTNode, wanted: ValueType): void => {
    if (check(child, codes, uses) !== wanted)
      throw new Fault(wanted === "bool" ? "needsTruth" : "needsNumber", child.start);
  };
  const both = (children: readonly ASTNode[], wanted: ValueType): void => {
    for (const child of children) expect(child, wanted);
  };
  switch (node.op) {
    case "value":
      if (typeof node.args === "boolean") return "bool";
      if (readLiteral(node.args) === null) throw new Fault("notAllowed", node.start);
      return "number";
    case "id":
    case ".": {
      const name = readName(node);
      if (!name) throw new Fault("notAllowed", node.start);
      if (!codes.has(name.code)) throw new Fault("unknownName", node.start);
      uses.add(name.scope === "now" ? name.code : `${name.scope}.${name.code}`);
      return "number";
    }
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      both(node.args, "number");
      return "number";
    case "<":
    case "<=":
    case ">":
    case ">=":
      both(node.args, "number");
      return "bool";
    case "==":
    case "!=":
      expect(node.args[1], check(node.args[0], codes, uses));
      return "bool";
    case "&&":
    case "||":
      both(node.args, "bool");
      return "bool";
    case "!_":
      expect(node.args, "bool");
      return "bool";
    case "-_":
      expect(node.args, "number");
      return "number";
    case "?:": {
      const [condition, then, otherwise] = node.args;
      expect(condition, "bool");
      const type = check(then, codes, uses);
      expect(otherwise, type);
      return type;
    }
    case "call":
      return checkCall(node.args, node, (child) => expect(child, "number"));
    case ".?":
    case "[]":
    case "[?]":
    case "in":
    case "list":
    case "map":
    case "rcall":
    default:
      throw new Fault("notAllowed", node.start);
  }
}

const CALLS: ReadonlyMap<string, { least: number; most: number; type: ValueType }> = new Map([
  ["sum", { least: 1, most: LIMITS.maxCallArguments, type: "number" }],
  ["coalesce", { least: 2, most: LIMITS.maxCallArguments, type: "number" }],
  ["abs", { least: 1, most: 1, type: "number" }],
  ["round", { least: 1, most: 2, type: "number" }],
  ["answered", { least: 1, most: 1, type: "bool" }],
]);

function checkCall(
  [name, args]: readonly [string, readonly ASTNode[]],
  node: ASTNode,
  expectNumber: (child: ASTNode) => void,
): ValueType {
  const call = CALLS.get(name);
  if (!call) throw new Fault("unknownFunction", node.start);
  if (args.length < call.least || args.length > call.most) throw new Fault("wrongArguments", node.start);
  for (const child of args) expectNumber(child);
  const [first] = args;
  if (name === "answered" && first && !readName(first)) throw new Fault("wrongArguments", first.start);
  return call.type;
}

/** Whether an expression is of the language, knows only these codes and comes out as wanted; else what is wrong and where. */
export function checkExpression(text: string, codes: ReadonlySet<string>, expected: ValueType): Checked {
  try {
    const node = parse(text);
    const uses = new Set<string>();
    if (check(node, codes, uses) !== expected)
      throw new Fault(expected === "bool" ? "needsTruth" : "needsNumber", node.start);
    return { ok: true, uses: [...uses] };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, message: FAULTS[error.kind], at: error.at };
    throw error;
  }
}
