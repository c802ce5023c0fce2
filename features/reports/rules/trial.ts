import { cumulativeFigure, type SummedFigure } from "./cumulative";
import { numberOf } from "./history";
import {
  numberOf as numberOfQuarter,
  previousQuarter,
  type Quarter,
  sameQuarterLastYear,
  quartersUpTo,
} from "@/lib/quarter";
import { evaluateRule } from "@/features/forms/rules/language-evaluate";
import type { Facts } from "@/features/forms/rules/language-grammar";

interface TrialFigure extends SummedFigure {
  readonly code: string;
  readonly computed: number | null;
  /** Whether a question in words was answered. */
  readonly isAnswered: boolean;
}

/** A past report without its unit: those of one series are of one. */
export interface TrialReport {
  readonly series: number;
  readonly quarter: Quarter;
  readonly figures: readonly TrialFigure[];
  readonly targets: Readonly<Record<string, number>>;
}

export interface TrialOutcome {
  readonly code: string;
  /** Reports that the rule says something about, and those that break it. */
  readonly applicable: number;
  readonly broken: number;
}

type Figures = ReadonlyMap<string, TrialFigure>;

/** How often each rule would have spoken in the reports of these quarters; earlier ones are only looked back to. */
export function tryRulesOn(
  rules: readonly { readonly code: string; readonly expression: string }[],
  reports: readonly TrialReport[],
  quarters: ReadonlySet<Quarter>,
): TrialOutcome[] {
  const known = new Map(reports.map((report) => [keyOf(report.series, report.quarter), figuresOf(report)]));
  const tried = reports.filter(({ quarter }) => quarters.has(quarter)).map((report) => factsOf(report, known));
  return rules.map(({ code, expression }) => {
    const outcomes = tried.map((facts) => evaluateRule(expression, facts));
    return {
      code,
      applicable: outcomes.filter((outcome) => outcome !== "not_applicable").length,
      broken: outcomes.filter((outcome) => outcome === "broken").length,
    };
  });
}

function keyOf(series: number, quarter: Quarter): string {
  return `${series} ${quarter}`;
}

function figuresOf({ figures }: TrialReport): Figures {
  return new Map(figures.map((figure) => [figure.code, figure]));
}

function factsOf({ series, quarter, targets }: TrialReport, known: ReadonlyMap<string, Figures>): Facts {
  const figureIn = (wanted: Quarter, code: string) => known.get(keyOf(series, wanted))?.get(code) ?? null;
  const year = quartersUpTo(quarter, numberOfQuarter(quarter));
  return {
    isAnswered: (code) => {
      const figure = figureIn(quarter, code);
      if (!figure) return false;
      if (figure.kind === "text") return figure.isAnswered;
      if (figure.kind === "ratio") return figure.numerator !== null && figure.denominator !== null;
      return figure.reported !== null;
    },
    number: (scope, code) => {
      const now = figureIn(quarter, code);
      switch (scope) {
        case "now":
          return numberOf(now);
        case "prev":
          return numberOf(figureIn(previousQuarter(quarter), code));
        case "lastYear":
          return numberOf(figureIn(sameQuarterLastYear(quarter), code));
        case "ytd":
          return numberOf(cumulativeFigure(year.map((one) => figureIn(one, code))));
        case "target":
          return Object.hasOwn(targets, code) ? (targets[code] ?? null) : null;
        case "register":
          return now?.computed ?? null;
        case "num":
          return now?.numerator ?? null;
        case "den":
        default:
          return now?.denominator ?? null;
      }
    },
  };
}
