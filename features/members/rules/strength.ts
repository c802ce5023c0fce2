import type { Quarter } from "@/lib/quarter";

export interface Strength {
  readonly official: number;
  readonly probationary: number;
  readonly total: number;
}

export type Side = "in" | "out" | "neutral";

/** One line of the increase/decrease table, in people; changes that move nobody have the side "neutral". */
export interface ChangeLine {
  readonly kind: string;
  readonly event: string;
  readonly side: Side;
  /** Line code of the table (T1, G2, K1 …). */
  readonly line: string;
  readonly nameVi: string;
  readonly nameEn: string;
  /** Indicator of the quarterly report the line is counted in, if any. */
  readonly indicator: string | null;
  readonly people: number;
}

export interface StrengthTable {
  readonly unitId: string;
  readonly quarter: Quarter;
  readonly opening: Strength;
  readonly lines: readonly ChangeLine[];
  readonly increases: number;
  readonly decreases: number;
  readonly closing: Strength;
}

/** Whether opening + increases − decreases = closing, the invariant of every unit and quarter (handbook 2.6). */
export function isBalanced(table: Pick<StrengthTable, "opening" | "increases" | "decreases" | "closing">): boolean {
  return table.opening.total + table.increases - table.decreases === table.closing.total;
}

export function sumPeople(lines: readonly ChangeLine[], side: Side): number {
  return lines.reduce((sum, line) => (line.side === side ? sum + line.people : sum), 0);
}

/** People by indicator code: what the ledger says for the figures of a quarterly report. */
export function figuresOf(table: StrengthTable): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  for (const line of table.lines) {
    if (line.indicator !== null) figures.set(line.indicator, (figures.get(line.indicator) ?? 0) + line.people);
  }
  return figures;
}
