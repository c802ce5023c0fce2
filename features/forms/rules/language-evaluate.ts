import type { ASTNode } from "@marcbachmann/cel-js";
import { type Facts, Fault, LARGEST, parse, readLiteral, readName } from "./language-grammar";

type Value = number | boolean | null;

type RuleOutcome = "holds" | "broken" | "not_applicable";

/** Whether what a rule demands is so. One that cannot be read, or comes out blank, does not apply. */
export function evaluateRule(text: string, facts: Facts): RuleOutcome {
  const value = evaluateText(text, facts);
  if (typeof value !== "boolean") return "not_applicable";
  return value ? "holds" : "broken";
}

/** The figure of a formula, to six places; null when it comes out blank or cannot be read. */
export function evaluateFormula(text: string, facts: Facts): number | null {
  const value = evaluateText(text, facts);
  return typeof value === "number" ? tidy(value) : null;
}

function evaluateText(text: string, facts: Facts): Value {
  try {
    return evaluate(parse(text), facts);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

function evaluate(node: ASTNode, facts: Facts): Value {
  const numberOf = (child: ASTNode): number | null => {
    const value = evaluate(child, facts);
    return typeof value === "number" ? value : null;
  };
  const truthOf = (child: ASTNode): boolean | null => {
    const value = evaluate(child, facts);
    return typeof value === "boolean" ? value : null;
  };
  switch (node.op) {
    case "value":
      return typeof node.args === "boolean" ? node.args : readLiteral(node.args);
    case "id":
    case ".": {
      const name = readName(node);
      return name ? facts.number(name.scope, name.code) : null;
    }
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return reckon(node.op, numberOf(node.args[0]), numberOf(node.args[1]));
    case "<":
    case "<=":
    case ">":
    case ">=":
    case "==":
    case "!=":
      return compare(node.op, evaluate(node.args[0], facts), evaluate(node.args[1], facts));
    case "&&":
    case "||": {
      const settles = node.op === "||";
      const [left, right] = [truthOf(node.args[0]), truthOf(node.args[1])];
      if (left === settles || right === settles) return settles;
      return left === null || right === null ? null : !settles;
    }
    case "!_": {
      const value = truthOf(node.args);
      return value === null ? null : !value;
    }
    case "-_":
      return reckon("-", 0, numberOf(node.args));
    case "?:": {
      const condition = truthOf(node.args[0]);
      return condition === null ? null : evaluate(node.args[condition ? 1 : 2], facts);
    }
    case "call":
      return call(node.args, facts, numberOf);
    case ".?":
    case "[]":
    case "[?]":
    case "in":
    case "list":
    case "map":
    case "rcall":
    default:
      return null;
  }
}

function call(
  [name, args]: readonly [string, readonly ASTNode[]],
  facts: Facts,
  numberOf: (child: ASTNode) => number | null,
): Value {
  const [first, second] = args;
  if (name === "answered") {
    const asked = first && readName(first);
    if (!asked) return null;
    return asked.scope === "now" ? facts.isAnswered(asked.code) : facts.number(asked.scope, asked.code) !== null;
  }
  const numbers = args.map(numberOf);
  if (name === "coalesce") return numbers.find((one) => one !== null) ?? null;
  if (name === "sum") return numbers.reduce((total, one) => reckon("+", total, one), 0);
  const value = first ? numberOf(first) : null;
  if (value === null) return null;
  if (name === "abs") return Math.abs(value);
  if (name !== "round") return null;
  const places = second ? numberOf(second) : 0;
  if (places === null || !Number.isInteger(places) || places < 0 || places > 6) return null;
  // Half away from nought, as offices round; the nudge undoes what binary fractions lose.
  const scaled = Math.abs(value) * 10 ** places;
  return (Math.sign(value) * Math.round(scaled + 1e-9)) / 10 ** places;
}

function reckon(op: "+" | "-" | "*" | "/" | "%", a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  const results = { "+": a + b, "-": a - b, "*": a * b, "/": a / b, "%": a % b };
  const value = results[op];
  return Number.isFinite(value) && Math.abs(value) <= LARGEST ? value : null;
}

function compare(op: "<" | "<=" | ">" | ">=" | "==" | "!=", left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  if (typeof left === "boolean" || typeof right === "boolean") {
    if (op === "==") return left === right;
    return op === "!=" ? left !== right : null;
  }
  const [a, b] = [tidy(left), tidy(right)];
  const results = { "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a === b, "!=": a !== b };
  return results[op];
}

function tidy(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6;
  return Math.abs(value) < 1e9 ? rounded + 0 : value;
}
