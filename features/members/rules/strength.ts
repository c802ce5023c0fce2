import type { Day } from "@/lib/dates";
import { firstDay, lastDay, numberOf, type Quarter, yearOf } from "@/lib/quarter";

export interface Strength {
  readonly official: number;
  readonly probationary: number;
  readonly total: number;
}

export type Side = "in" | "out" | "neutral";

/** The kind of a line that comes from the tree and not from the ledger: units that came under this one, or left it. */
export const TREE_KIND = "tree";

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

/** Whose tree a past table is told by: the one of its own days, or today's (closed units where they last lay). */
export const TREES = ["then", "now"] as const;
export type Tree = (typeof TREES)[number];

/** What a table is asked about. */
export interface TableAsked {
  readonly unitId: string;
  readonly quarter: Quarter;
  /** From the first of January to the end of the quarter: six months, nine months, the year. */
  readonly isCumulative?: boolean;
  readonly tree?: Tree;
  /** As it was known at this instant, in ISO form; by all that is recorded unless said. */
  readonly known?: string | null;
  /** As it stood at the end of this day of the quarter; of its last day unless said. */
  readonly onDay?: Day | undefined;
}

export interface StrengthTable {
  readonly unitId: string;
  readonly quarter: Quarter;
  readonly isCumulative: boolean;
  readonly tree: Tree;
  readonly opening: Strength;
  readonly lines: readonly ChangeLine[];
  readonly increases: number;
  readonly decreases: number;
  readonly closing: Strength;
}

/** The quarters and days that a table covers. */
export function coverOf({
  quarter,
  isCumulative = false,
  onDay,
}: Pick<TableAsked, "quarter" | "isCumulative" | "onDay">): { first: Quarter; from: Day; to: Day } {
  const first: Quarter = isCumulative ? `${yearOf(quarter)}-Q1` : quarter;
  const [from, last] = [firstDay(first), lastDay(quarter)];
  return { first, from, to: onDay !== undefined && onDay >= from && onDay < last ? onDay : last };
}

/** Whether opening + increases − decreases = closing, the invariant of every unit and quarter (handbook 2.6). */
export function isBalanced(table: Pick<StrengthTable, "opening" | "increases" | "decreases" | "closing">): boolean {
  return table.opening.total + table.increases - table.decreases === table.closing.total;
}

export function sumPeople(lines: readonly ChangeLine[], side: Side): number {
  return lines.reduce((sum, line) => (line.side === side ? sum + line.people : sum), 0);
}

/** Lines by their codes as written (T1, T2 … T10), those of one code together. */
export function inLineOrder(lines: readonly ChangeLine[]): ChangeLine[] {
  return lines.toSorted((a, b) => a.line.localeCompare(b.line, "en", { numeric: true }));
}

/** People by indicator code: what the ledger says for the figures of a quarterly report. */
export function figuresOf(table: Pick<StrengthTable, "lines">): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  for (const line of table.lines) {
    if (line.indicator !== null) figures.set(line.indicator, (figures.get(line.indicator) ?? 0) + line.people);
  }
  return figures;
}

/** What a cumulative table is called: by the quarter it ends with. */
export function cumulativeOf(quarter: Quarter): "3" | "6" | "9" | "12" {
  const months = { 1: "3", 2: "6", 3: "9", 4: "12" } as const;
  return months[numberOf(quarter)];
}

type Total = "opening" | "increases" | "decreases" | "closing";

/** One of the table's totals, or a line of it, in two states. */
export type ComparedLine = {
  readonly key: string;
  readonly line: string;
  readonly reported: number;
  readonly now: number;
} & (
  | { readonly total: Total; readonly name: null }
  | { readonly total: null; readonly name: { readonly vi: string; readonly en: string } }
);

function keyOf(line: ChangeLine): string {
  return `${line.kind}-${line.side}`;
}

/** Two states of one table side by side: the totals, and every line that stands in either. */
export function compareTables(reported: StrengthTable, now: StrengthTable): ComparedLine[] {
  const total = (key: Total, of: (table: StrengthTable) => number): ComparedLine => ({
    key,
    line: "",
    name: null,
    total: key,
    reported: of(reported),
    now: of(now),
  });
  const people = (table: StrengthTable, key: string) => table.lines.find((line) => keyOf(line) === key)?.people ?? 0;
  const lines = (side: Side): ComparedLine[] =>
    inLineOrder([
      ...new Map(
        [...reported.lines, ...now.lines].filter((line) => line.side === side).map((line) => [keyOf(line), line]),
      ).values(),
    ]).map((line) => ({
      key: keyOf(line),
      line: line.line,
      name: { vi: line.nameVi, en: line.nameEn },
      total: null,
      reported: people(reported, keyOf(line)),
      now: people(now, keyOf(line)),
    }));
  return [
    total("opening", (table) => table.opening.total),
    total("increases", (table) => table.increases),
    ...lines("in"),
    total("decreases", (table) => table.decreases),
    ...lines("out"),
    total("closing", (table) => table.closing.total),
    ...lines("neutral"),
  ];
}
