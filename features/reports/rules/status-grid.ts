import type { Quarter } from "@/lib/quarter";
import { fold } from "@/lib/vietnamese";
import { type Lateness, type Rates, ratesOf, type ReportState } from "./lateness";
import { matchesFilter, type ReportFilter } from "./report-filter";

export interface GridUnit {
  readonly unitId: string;
  readonly unitName: string;
  readonly search: string;
  readonly parentId: string | null;
  readonly parentName: string | null;
}

export interface GridCell {
  readonly reportId: string | null;
  readonly state: ReportState;
  readonly lateness: Lateness;
  /** Whether the office has opened the quarter. */
  readonly isOpened: boolean;
}

export interface GridRow extends GridUnit {
  /** One for each quarter; null where the unit reported to nobody then. */
  readonly cells: readonly (GridCell | null)[];
}

export interface GridFilter {
  readonly state?: ReportFilter | undefined;
  readonly lateness?: Lateness | undefined;
  readonly words?: string | undefined;
  /** The unit beneath which the rows are to lie. */
  readonly group?: string | undefined;
}

/** Units by quarters, in the order of the newest quarter that has them. */
export function gridOf(
  quarters: readonly Quarter[],
  listed: ReadonlyMap<Quarter, readonly (GridUnit & GridCell)[]>,
): GridRow[] {
  const newestFirst = quarters.toReversed().flatMap((quarter) => listed.get(quarter) ?? []);
  const units = new Map<string, GridUnit>();
  for (const row of newestFirst) if (!units.has(row.unitId)) units.set(row.unitId, row);
  const cells = quarters.map((quarter) => new Map((listed.get(quarter) ?? []).map((row) => [row.unitId, row])));
  return [...units.values()].map(({ unitId, unitName, search, parentId, parentName }) => ({
    unitId,
    unitName,
    search,
    parentId,
    parentName,
    cells: cells.map((column) => column.get(unitId) ?? null),
  }));
}

/** The rows of which one quarter at least is what the filter asks for. */
export function filterGrid(rows: readonly GridRow[], { state, lateness, words, group }: GridFilter): GridRow[] {
  const wanted = fold(words ?? "");
  const fits = (cell: GridCell | null) =>
    cell !== null &&
    (state === undefined || matchesFilter(cell, state)) &&
    (lateness === undefined || cell.lateness === lateness);
  const asksForCells = state !== undefined || lateness !== undefined;
  return rows.filter(
    (row) =>
      row.search.includes(wanted) &&
      (group === undefined || row.parentId === group) &&
      (!asksForCells || row.cells.some(fits)),
  );
}

export interface GroupRates {
  /** The unit that the rows lie beneath; null for all of them together. */
  readonly id: string | null;
  readonly name: string | null;
  /** One for each quarter. */
  readonly rates: readonly Rates[];
}

/** How complete and how timely each quarter is: for all rows, then beneath each unit where there is more than one. */
export function ratesByGroup(rows: readonly GridRow[]): GroupRates[] {
  const groups = new Map<string, GridRow[]>();
  for (const row of rows) groups.set(row.parentId ?? "", [...(groups.get(row.parentId ?? "") ?? []), row]);
  const all = { id: null, name: null, rates: ratesOfColumns(rows) };
  if (groups.size < 2) return [all];
  const parts = [...groups].map(([id, members]) => {
    return { id, name: members[0]?.parentName ?? null, rates: ratesOfColumns(members) };
  });
  return [all, ...parts];
}

function ratesOfColumns(rows: readonly GridRow[]): Rates[] {
  const [first] = rows;
  if (!first) return [];
  return first.cells.map((_cell, index) => ratesOf(rows.flatMap(({ cells }) => cells[index] ?? [])));
}
