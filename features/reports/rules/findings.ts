import { differsFromRegister, type Figure, isAnswered, reportedFigure } from "./figures";

export interface Narrative {
  readonly code: string;
  readonly isRequired: boolean;
  readonly body: string;
}

/** The register's own increases and decreases of the quarter, which may hold more than the form has lines for. */
export interface RegisterMoves {
  readonly increases: number;
  readonly decreases: number;
}

export type Finding =
  | {
      readonly kind: "unexplained";
      readonly blocks: true;
      readonly figure: string;
      readonly computed: number;
      readonly reported: number;
    }
  | { readonly kind: "halfRatio" | "zeroDenominator"; readonly blocks: true; readonly figure: string }
  | { readonly kind: "requiredSection"; readonly blocks: true; readonly section: string }
  | { readonly kind: "blankFigure"; readonly blocks: false; readonly figure: string }
  | { readonly kind: "blankSection"; readonly blocks: false; readonly section: string }
  | {
      readonly kind: "balance";
      readonly blocks: false;
      readonly expected: number;
      readonly reported: number;
      readonly others: number;
    }
  | { readonly kind: "standings"; readonly blocks: false; readonly sum: number; readonly reported: number };

interface Report {
  readonly figures: readonly Figure[];
  readonly narratives: readonly Narrative[];
  readonly register: RegisterMoves;
}

/** What a reader would ask about before the report is handed in; what blocks comes first. */
export function findingsOf({ figures, narratives, register }: Report): Finding[] {
  const found = [
    ...figures.flatMap(figureFindings),
    ...narratives.flatMap(narrativeFindings),
    ...sumFindings(figures, register),
  ];
  return [...found.filter((one) => one.blocks), ...found.filter((one) => !one.blocks)];
}

export function canSubmit(findings: readonly Finding[]): boolean {
  return findings.every((finding) => !finding.blocks);
}

function figureFindings(figure: Figure): Finding[] {
  const { code, kind, computed, value, numerator, denominator, reason } = figure;
  if (kind === "ratio") {
    if ((numerator === null) !== (denominator === null)) return [{ kind: "halfRatio", blocks: true, figure: code }];
    if (denominator === 0 && numerator !== 0) return [{ kind: "zeroDenominator", blocks: true, figure: code }];
  }
  if (computed !== null && value !== null && differsFromRegister(figure) && !reason) {
    return [{ kind: "unexplained", blocks: true, figure: code, computed, reported: value }];
  }
  return isAnswered(figure) ? [] : [{ kind: "blankFigure", blocks: false, figure: code }];
}

function narrativeFindings({ code, isRequired, body }: Narrative): Finding[] {
  if (body.trim() !== "") return [];
  return [
    isRequired
      ? { kind: "requiredSection", blocks: true, section: code }
      : { kind: "blankSection", blocks: false, section: code },
  ];
}

// Opening + increases − decreases = closing, and closing = official + probationary (handbook 2.6). A warning, never a
// refusal: published figures do break it, and the unit may have to say why.
function sumFindings(figures: readonly Figure[], register: RegisterMoves): Finding[] {
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
  const findings: Finding[] =
    expected === closing ? [] : [{ kind: "balance", blocks: false, expected, reported: closing, others }];
  const [official, probationary] = ["DV_CT", "DV_DB"].map(reported);
  if (official == null || probationary == null || official + probationary === closing) return findings;
  return [...findings, { kind: "standings", blocks: false, sum: official + probationary, reported: closing }];
}
