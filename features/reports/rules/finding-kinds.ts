import type { Bilingual } from "./figures";

/** What must be so before the report goes, what must be mended or explained, and what is only told. */
export const SEVERITIES = ["block", "explain", "note"] as const;
export type Severity = (typeof SEVERITIES)[number];

export type FoundKind =
  | { readonly kind: "unexplained"; readonly figure: string; readonly computed: number; readonly reported: number }
  | { readonly kind: "halfRatio" | "zeroDenominator" | "requiredFigure" | "blankFigure"; readonly figure: string }
  | { readonly kind: "requiredSection" | "blankSection"; readonly section: string }
  | {
      readonly kind: "ratioDiffers";
      readonly figure: string;
      readonly numerator: number;
      readonly denominator: number;
    }
  | {
      readonly kind: "partAbove";
      readonly figure: string;
      readonly whole: string;
      readonly part: number;
      readonly reported: number;
    }
  | {
      readonly kind: "rule";
      readonly rule: string;
      readonly message: Bilingual;
      /** The figures it speaks of, those of this report first. */
      readonly figures: readonly string[];
    }
  | {
      readonly kind: "outlier";
      readonly figure: string;
      readonly against: "own" | "peers";
      readonly reported: number;
      readonly usual: number;
      /** Quarters or units compared with. */
      readonly count: number;
      readonly isRatio: boolean;
    }
  | {
      readonly kind: "balance";
      readonly figure: string;
      readonly expected: number;
      readonly reported: number;
      readonly others: number;
    }
  | { readonly kind: "standings"; readonly figure: string; readonly sum: number; readonly reported: number };

/** What the unit says to a finding, as it is stored. */
export interface Explanation {
  readonly body: string;
  readonly version: number;
}

export type Finding = FoundKind & {
  /** The name under which its explanation is kept. */
  readonly key: string;
  readonly severity: Severity;
  readonly explanation: Explanation | null;
  /** Whether it keeps the report from being handed in: it must be mended, or has no explanation yet. */
  readonly blocks: boolean;
};

const SEVERITY = {
  unexplained: "block",
  halfRatio: "block",
  zeroDenominator: "block",
  requiredFigure: "block",
  requiredSection: "block",
  ratioDiffers: "explain",
  partAbove: "explain",
  balance: "explain",
  standings: "explain",
  outlier: "note",
  blankFigure: "note",
  blankSection: "note",
} as const satisfies Record<Exclude<FoundKind["kind"], "rule">, Severity>;

/** The finding with what the unit said to it; a rule has the severity that its form gives it. */
export function toFinding(
  found: FoundKind,
  explanations: ReadonlyMap<string, Explanation>,
  ruleSeverity: "block" | "explain" = "explain",
): Finding {
  const key = keyOf(found);
  const severity = found.kind === "rule" ? ruleSeverity : SEVERITY[found.kind];
  const explanation = explanations.get(key) ?? null;
  const isExplained = explanation !== null && explanation.body !== "";
  return {
    ...found,
    key,
    severity,
    explanation,
    blocks: severity === "block" || (severity === "explain" && !isExplained),
  };
}

/** What an explanation's name speaks of: a rule, an indicator, the report as a whole; null for no such name. */
export function explainedPlace(key: string): { readonly rule: string } | { readonly figure: string } | "report" | null {
  if (key === "balance" || key === "standings") return "report";
  const [kind, code] = key.split(":");
  if (code === undefined) return null;
  if (kind === "rule") return { rule: code };
  return kind === "ratioDiffers" || kind === "partAbove" || kind === "outlier" ? { figure: code } : null;
}

/** The name of the field in which a finding is explained. */
export function explanationField(key: string): string {
  return `explanation:${key}`;
}

/** The stored version of each explanation, by the name of its field. */
export function explanationVersions(findings: readonly Finding[]): Record<string, number> {
  return Object.fromEntries(findings.map(({ key, explanation }) => [explanationField(key), explanation?.version ?? 0]));
}

/** What was said to the findings that can be explained, as it is frozen: only what is still found. */
export function explanationsOf(findings: readonly Finding[]): Record<string, string> {
  return Object.fromEntries(
    findings.flatMap(({ key, explanation }) =>
      explanation && explanation.body !== "" ? [[key, explanation.body]] : [],
    ),
  );
}

function keyOf(found: FoundKind): string {
  if (found.kind === "rule") return `rule:${found.rule}`;
  if ("section" in found) return `${found.kind}:${found.section}`;
  return found.kind === "balance" || found.kind === "standings" ? found.kind : `${found.kind}:${found.figure}`;
}
