import { checkExpression, type Checked } from "./language";
import { evaluateFormula } from "./language-evaluate";
import type { Facts } from "./language-grammar";

const PREFIX = "formula:";
/** Between the two expressions of a ratio: "formula:ytd.KN // target.KN". */
const BETWEEN = "//";

interface Computed {
  readonly code: string;
  readonly kind: string;
  readonly source: string | null;
}

interface FormulaResult {
  readonly value: number | null;
  /** The two figures of a ratio; null where either is blank. */
  readonly ratio: { readonly numerator: number; readonly denominator: number } | null;
}

/** The expression of a computed indicator, or null for one that is entered or follows a register. */
export function formulaOf(source: string | null): string | null {
  return source?.startsWith(PREFIX) ? source.slice(PREFIX.length) : null;
}

/** Whether a formula fits its indicator: one expression for a number, two with `//` between them for a ratio. */
export function checkFormula(text: string, kind: string, codes: ReadonlySet<string>): Checked {
  if (kind !== "ratio") return checkExpression(text, codes, "number");
  const [numerator, denominator, ...more] = text.split(BETWEEN);
  if (numerator === undefined || denominator === undefined || more.length > 0)
    return { ok: false, message: "forms.language.needsRatio", at: null };
  const [above, beneath] = [checkExpression(numerator, codes, "number"), checkExpression(denominator, codes, "number")];
  if (!above.ok) return above;
  if (beneath.ok) return { ok: true, uses: [...new Set([...above.uses, ...beneath.uses])] };
  return beneath.at === null ? beneath : { ...beneath, at: beneath.at + numerator.length + BETWEEN.length };
}

/** The codes of this quarter that a formula waits for: earlier quarters and targets are known before. */
export function neededBy({ kind, source }: Computed, codes: ReadonlySet<string>): string[] {
  const text = formulaOf(source);
  const checked = text === null ? null : checkFormula(text, kind, codes);
  if (!checked?.ok) return [];
  const needed = checked.uses.flatMap((name) => {
    const [scope, code] = name.includes(".") ? name.split(".") : ["now", name];
    return code === undefined || scope === "prev" || scope === "lastYear" || scope === "target" ? [] : [code];
  });
  return [...new Set(needed)];
}

/**
 * The computed indicators in an order in which each comes after those it waits for; those that wait for one another in a
 * circle are left out, and so have no figure.
 */
export function inFormulaOrder<I extends Computed>(indicators: readonly I[]): I[] {
  const codes = new Set(indicators.map(({ code }) => code));
  const computed = indicators.filter(({ source }) => formulaOf(source) !== null);
  const waiting = new Map(computed.map((one) => [one.code, neededBy(one, codes)]));
  const ordered: I[] = [];
  for (let left = computed; left.length > 0;) {
    const ready = left.filter(({ code }) => (waiting.get(code) ?? []).every((need) => !waiting.has(need)));
    if (ready.length === 0) break;
    ordered.push(...ready);
    for (const { code } of ready) waiting.delete(code);
    left = left.filter(({ code }) => waiting.has(code));
  }
  return ordered;
}

/** What a formula comes to. */
export function applyFormula({ kind, source }: Omit<Computed, "code">, facts: Facts): FormulaResult {
  const text = formulaOf(source) ?? "";
  if (kind !== "ratio") return { value: evaluateFormula(text, facts), ratio: null };
  const [above = "", beneath = ""] = text.split(BETWEEN);
  const [numerator, denominator] = [evaluateFormula(above, facts), evaluateFormula(beneath, facts)];
  return { value: null, ratio: numerator === null || denominator === null ? null : { numerator, denominator } };
}
