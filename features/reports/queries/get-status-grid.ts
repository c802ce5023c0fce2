import { readAs } from "@/db/read";
import { readPeriods } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { type Quarter, quarterOf, quartersUpTo } from "@/lib/quarter";
import { inScope, requireScope } from "@/server/access";
import { filterGrid, type GridFilter, gridOf, type GridRow, type GroupRates, ratesByGroup } from "../rules/status-grid";
import { readReportingUnitsOf } from "./reporting-units";

const QUARTERS = 6;

export interface StatusGrid {
  /** Oldest first. */
  readonly quarters: readonly Quarter[];
  readonly rows: readonly GridRow[];
  /** Of the rows that are shown. */
  readonly rates: readonly GroupRates[];
  /** The units that rows can be asked for beneath. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** The quarters up to which the grid can be asked for, newest first. */
  readonly periods: readonly Quarter[];
}

/** Every reporting unit in scope by quarter, up to the one asked for or the newest, each by the tree of its own time. */
export async function getStatusGrid(
  actor: Actor,
  { quarter, ...filter }: GridFilter & { readonly quarter?: Quarter | undefined },
): Promise<StatusGrid> {
  const scope = requireScope(actor, "report.read");
  return readAs(actor, async (db) => {
    const periods = (await readPeriods(db, actor.rootId)).map((period) => period.quarter);
    const quarters = quartersUpTo(quarter ?? periods[0] ?? quarterOf(today()), QUARTERS);
    const listed = await readReportingUnitsOf(db, quarters, (unit) => inScope(unit, scope));
    const opened = new Set(periods);
    const all = gridOf(
      quarters,
      new Map(
        [...listed].map(([one, rows]) => [one, rows.map((row) => ({ ...row, isOpened: opened.has(one) }))] as const),
      ),
    );
    const groups = new Map(all.flatMap(({ parentId, parentName }) => (parentId ? [[parentId, parentName ?? ""]] : [])));
    const rows = filterGrid(all, filter);
    return {
      quarters,
      rows,
      rates: ratesByGroup(rows),
      groups: [...groups].map(([id, name]) => ({ id, name })),
      periods: [...new Set([...(quarter ? [quarter] : []), ...periods])].toSorted().toReversed(),
    };
  });
}
