import { checkExpression } from "@/features/forms/rules/language";
import { evaluateRule } from "@/features/forms/rules/language-evaluate";
import type { Quarter } from "@/lib/quarter";
import { type Bilingual, differsFromRegister, type Figure, isAnswered, reportedFigure } from "./figures";
import { type Explanation, type Finding, type FoundKind, SEVERITIES, toFinding } from "./finding-kinds";
import { factsOf, type History, numberOf } from "./history";
import { findOutlier, type OutlierLimits, type Spread } from "./outliers";

export interface Narrative {
  readonly code: string;
  readonly isRequired: boolean;
  readonly body: string;
}

/** A rule of the form that is switched on. */
export interface FormRule {
  readonly code: string;
  readonly expression: string;
  readonly severity: "block" | "explain";
  readonly message: Bilingual;
}

/** The register's own increases and decreases of the quarter, which may hold more than the form has lines for. */
export interface RegisterMoves {
  readonly increases: number;
  readonly decreases: number;
}

/** Everything a report is judged by; all of it plain, so that the browser can judge what is being typed. */
export interface Checkable {
  readonly quarter: Quarter;
  readonly figures: readonly Figure[];
  readonly narratives: readonly Narrative[];
  readonly rules: readonly FormRule[];
  readonly history: History;
  readonly targets: ReadonlyMap<string, number>;
  readonly explanations: ReadonlyMap<string, Explanation>;
  readonly register: RegisterMoves;
  /** How the units of its kind reported of late, by indicator; empty where that was not asked. */
  readonly peers: ReadonlyMap<string, Spread>;
  readonly outlierLimits: OutlierLimits;
}

/** What a reader would ask about before the report is handed in: what must be mended first, then what wants explaining. */
export function findingsOf(report: Checkable): Finding[] {
  const { figures, narratives, explanations, rules } = report;
  const found = [
    ...figures.flatMap((figure) => figureFindings(figure, figures)),
    ...narratives.flatMap(narrativeFindings),
    // The forms of the first years have no rules of their own.
    ...(rules.length === 0 ? sumFindings(figures, report.register) : []),
    ...outlierFindings(report),
  ].map((one) => toFinding(one, explanations));
  const all = [...found, ...ruleFindings(report)];
  return SEVERITIES.flatMap((severity) => all.filter((finding) => finding.severity === severity));
}

export function canSubmit(findings: readonly Finding[]): boolean {
  return findings.every((finding) => !finding.blocks);
}

function figureFindings(figure: Figure, figures: readonly Figure[]): FoundKind[] {
  const { code, kind, computed, value, numerator, denominator, reason } = figure;
  if (kind === "ratio") {
    if ((numerator === null) !== (denominator === null)) return [{ kind: "halfRatio", figure: code }];
    if (denominator === 0 && numerator !== 0) return [{ kind: "zeroDenominator", figure: code }];
  }
  if (computed !== null && value !== null && differsFromRegister(figure) && !reason) {
    return [{ kind: "unexplained", figure: code, computed, reported: value }];
  }
  if (!isAnswered(figure)) return [{ kind: figure.isRequired ? "requiredFigure" : "blankFigure", figure: code }];
  return [...ratioFindings(figure), ...partFindings(figure, figures)];
}

function ratioFindings({ code, computedRatio, numerator, denominator }: Figure): FoundKind[] {
  if (!computedRatio || (computedRatio.numerator === numerator && computedRatio.denominator === denominator)) return [];
  return [{ kind: "ratioDiffers", figure: code, ...computedRatio }];
}

function partFindings(figure: Figure, figures: readonly Figure[]): FoundKind[] {
  const whole = figures.find(({ code }) => code === figure.partOf);
  const [part, reported] = [reportedFigure(figure), whole ? reportedFigure(whole) : null];
  if (!whole || part === null || reported === null || part <= reported) return [];
  return [{ kind: "partAbove", figure: figure.code, whole: whole.code, part, reported }];
}

function narrativeFindings({ code, isRequired, body }: Narrative): FoundKind[] {
  if (body.trim() !== "") return [];
  return [{ kind: isRequired ? "requiredSection" : "blankSection", section: code }];
}

function ruleFindings(report: Checkable): Finding[] {
  const facts = factsOf(report);
  const codes = new Set(report.figures.map(({ code }) => code));
  return report.rules
    .filter(({ expression }) => evaluateRule(expression, facts) === "broken")
    .map(({ code: rule, expression, severity, message }) => {
      const checked = checkExpression(expression, codes, "bool");
      const named = checked.ok ? checked.uses.map((name) => name.split(".").at(-1) ?? name) : [];
      const figures = [...new Set(named)];
      return toFinding({ kind: "rule", rule, message, figures }, report.explanations, severity);
    });
}

// A figure that follows the register is proven by its records, however unusual it is.
function outlierFindings({ figures, history, peers, outlierLimits }: Checkable): FoundKind[] {
  const closing = figures.find(({ source }) => source === "strength:total");
  const members = closing ? reportedFigure(closing) : null;
  return figures.flatMap((figure): FoundKind[] => {
    const isEntered = figure.computed === null || differsFromRegister(figure);
    const value = numberOf({ ...figure, reported: reportedFigure(figure) });
    if (value === null || !isEntered || figure.kind === "yes_no") return [];
    const isRatio = figure.kind === "ratio";
    const denominator = isRatio ? figure.denominator : null;
    const series = history.get(figure.code)?.series ?? [];
    const judged = { value, denominator, series, peers: peers.get(figure.code) ?? null, members };
    const outlier = findOutlier(judged, outlierLimits);
    return outlier ? [{ kind: "outlier", figure: figure.code, reported: value, isRatio, ...outlier }] : [];
  });
}

// Opening + increases − decreases = closing, and closing = official + probationary (handbook 2.6). A warning, never a
// refusal: published figures do break it, and the unit may have to say why.
function sumFindings(figures: readonly Figure[], register: RegisterMoves): FoundKind[] {
  const byCode = new Map(figures.map((figure) => [figure.code, figure]));
  const reported = (code: string) => {
    const figure = byCode.get(code);
    return figure ? reportedFigure(figure) : null;
  };
  const [opening, admitted, arrived, departed, closing] = ["DV_DK", "KN", "CDEN", "CD", "DV"].map(reported);
  if (opening == null || admitted == null || arrived == null || departed == null || closing == null) return [];
  const computed = (code: string) => byCode.get(code)?.computed ?? 0;
  const others = register.increases - register.decreases - (computed("KN") + computed("CDEN") - computed("CD"));
  const expected = opening + admitted + arrived - departed + others;
  const findings: FoundKind[] =
    expected === closing ? [] : [{ kind: "balance", figure: "DV", expected, reported: closing, others }];
  const [official, probationary] = ["DV_CT", "DV_DB"].map(reported);
  if (official == null || probationary == null || official + probationary === closing) return findings;
  return [...findings, { kind: "standings", figure: "DV", sum: official + probationary, reported: closing }];
}
