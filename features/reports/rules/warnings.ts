import type { Finding } from "./finding-kinds";

// A place left blank is an answer of its own, told to the reader but nothing to ask about.
const BLANKS: readonly Finding["kind"][] = ["blankFigure", "blankSection"];

/** The names of what a reviewer would ask about: kept with what is handed in, so that it need not be worked out again. */
export function warningsOf(findings: readonly Finding[]): string[] {
  return findings.filter(({ kind }) => !BLANKS.includes(kind)).map(({ key }) => key);
}

/** Why a submitted report is not accepted together with others. */
export const EXCEPTIONS = ["own", "restatement", "differs", "warnings", "flags", "unknown", "changed"] as const;
export type Exception = (typeof EXCEPTIONS)[number];

export interface WaitingReport {
  /** Whether the reviewer wrote into it or handed it in. */
  readonly isOwn: boolean;
  readonly isRestatement: boolean;
  /** Figures that differ from the register's. */
  readonly differing: number;
  /** Null for what was handed in before warnings were kept. */
  readonly warnings: number | null;
  /** Flags raised on it and not taken down. */
  readonly flags: number;
}

/** Why this report has to be looked at by itself, the weightiest reason first; null when it can be accepted with the others. */
export function exceptionOf(report: WaitingReport): Exception | null {
  if (report.isOwn) return "own";
  if (report.isRestatement) return "restatement";
  if (report.warnings === null) return "unknown";
  if (report.warnings > 0) return "warnings";
  if (report.differing > 0) return "differs";
  return report.flags > 0 ? "flags" : null;
}
