import type { Actor } from "@/lib/actor";
import { endOfDay, today } from "@/lib/dates";
import { lastDay, type Quarter, quarterOf } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import { getUnitName, type UnitName } from "@/features/org-units/queries/get-unit-name";
import type { StrengthTable, Tree } from "../rules/strength";
import { getStrengthTable } from "./get-strength-table";
import { listLedgerQuarters } from "./list-ledger-quarters";

export interface TableScreen {
  readonly table: StrengthTable;
  readonly unit: UnitName;
  readonly quarters: readonly Quarter[];
}

interface Chosen {
  readonly unitId?: string | undefined;
  readonly quarter?: Quarter | undefined;
  readonly isCumulative?: boolean | undefined;
  readonly tree?: Tree | undefined;
  /** By what was recorded until the end of this day. */
  readonly knownOn?: string | undefined;
  /** As it stood at the end of this day; it decides the quarter where none is named. */
  readonly onDay?: string | undefined;
}

/** The increase/decrease table of a unit and quarter; of the reader's own unit and the current quarter unless said. */
export async function getTableScreen(actor: Actor, input: Chosen): Promise<TableScreen> {
  const scope = requireScope(actor, "change.read");
  const unitId = input.unitId ?? scope.unitIds[0] ?? actor.rootId;
  const { isCumulative = false, tree = "then", knownOn, onDay } = input;
  const quarter = input.quarter ?? quarterOf(onDay ?? today());
  const known = knownOn === undefined ? null : endOfDay(knownOn);
  return {
    unit: await getUnitName(actor, { unitId, onDay: lastDay(quarter) }),
    table: await getStrengthTable(actor, { unitId, quarter, isCumulative, tree, known, onDay }),
    quarters: await listLedgerQuarters(actor),
  };
}
