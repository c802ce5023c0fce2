import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { arrangeTree } from "../rules/tree";
import { readUnits, type UnitOnDay } from "./read-units";

export interface UnitOption {
  readonly value: string;
  readonly label: string;
  /** Where the unit lies, for names that several units have. */
  readonly detail: string;
}

export type OnlyUnits = "holds_members" | "reports";

/** The units in scope on a day, in the order of the tree, to choose one from. */
export async function listUnitOptions(
  actor: Actor,
  input: { onDay: string; only?: OnlyUnits | undefined },
): Promise<UnitOption[]> {
  const scope = requireScope(actor, "unit.read");
  const units = await readAs(actor, (db) => readUnits(db, scope, { onDay: input.onDay }));
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  return arrangeTree(units)
    .filter((unit) => unit.isInScope && isWanted(unit, input.only))
    .map((unit) => ({ value: unit.unitId, label: unit.name, detail: pathOf(unit, byId) }));
}

function isWanted(unit: UnitOnDay, only: OnlyUnits | undefined): boolean {
  if (only === "holds_members") return unit.holdsMembers;
  return only === "reports" ? unit.reports : true;
}

function pathOf(unit: UnitOnDay, byId: ReadonlyMap<string, UnitOnDay>): string {
  const names: string[] = [];
  let above = unit.parentId === null ? undefined : byId.get(unit.parentId);
  // The office itself is above everything and tells nothing apart.
  while (above !== undefined && above.parentId !== null) {
    names.push(above.name);
    above = byId.get(above.parentId);
  }
  return names.join(", ");
}
