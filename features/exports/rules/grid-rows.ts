import type { Lateness } from "@/features/reports/rules/lateness";
import type { ReportFilter } from "@/features/reports/rules/report-filter";
import type { GridCell, GridFilter, GridRow, GroupRates } from "@/features/reports/rules/status-grid";
import { formatPercent, formatQuarter } from "@/lib/format";
import type { Quarter } from "@/lib/quarter";

/** What the screen calls things: a file is a paper of the office, and says the same in Vietnamese. */
export interface GridWords {
  readonly states: Readonly<Record<ReportFilter, string>>;
  readonly lateness: Readonly<Record<Lateness, string>>;
  readonly grid: Readonly<
    Record<"title" | "notYet" | "notOpened" | "rates" | "all" | "state" | "lateness" | "search" | "group", string>
  >;
}

interface Grid {
  readonly quarters: readonly Quarter[];
  readonly rows: readonly GridRow[];
  readonly rates: readonly GroupRates[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** The units line by line, two cells a quarter, and beneath them how complete and how timely each quarter is. */
export function gridRows(
  { rows, rates, quarters }: Pick<Grid, "rows" | "rates" | "quarters">,
  words: GridWords,
): (string | null)[][] {
  const lines = rows.map(({ unitName, cells }) => [unitName, ...cells.flatMap((cell) => cellTexts(cell, words))]);
  const shares = rates.map(({ name, rates: ofGroup }) => [
    `${words.grid.rates}: ${name ?? words.grid.all}`,
    ...quarters.flatMap((_quarter, index) => {
      const { complete = 0, total = 0, timely = 0, due = 0 } = ofGroup[index] ?? {};
      return [shareOf(complete, total), shareOf(timely, due)];
    }),
  ]);
  return [...lines, ...shares];
}

function cellTexts(cell: GridCell | null, { states, lateness, grid }: GridWords): [string, string | null] {
  if (cell === null) return [grid.notYet, null];
  if (!cell.isOpened && cell.reportId === null) return [grid.notOpened, null];
  return [states[cell.state], lateness[cell.lateness]];
}

function shareOf(part: number, whole: number): string | null {
  return whole === 0 ? null : `${formatPercent(part, whole)} (${part}/${whole})`;
}

/** What the grid was asked for, in words. */
export function gridFacts(
  { quarters, rows, groups }: Pick<Grid, "quarters" | "rows" | "groups">,
  { state, lateness, words: name, group }: GridFilter,
  words: GridWords,
): (readonly [string, string])[] {
  const [first, last] = [quarters[0], quarters.at(-1)];
  const conditions = [
    ...(state === undefined ? [] : [`${words.grid.state}: ${words.states[state]}`]),
    ...(lateness === undefined ? [] : [`${words.grid.lateness}: ${words.lateness[lateness]}`]),
    ...(name === undefined ? [] : [`${words.grid.search}: ${name}`]),
    ...(group === undefined ? [] : [`${words.grid.group}: ${groups.find(({ id }) => id === group)?.name ?? ""}`]),
  ];
  return [
    ["Nội dung", words.grid.title],
    ["Thời gian", first && last ? `${formatQuarter(first)} đến ${formatQuarter(last)}` : ""],
    ["Số đơn vị", String(rows.length)],
    ...(conditions.length === 0 ? [] : [["Điều kiện lọc", conditions.join("; ")] as const]),
  ];
}
