import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { can, requireScope } from "@/server/access";
import { type Arranged, arrangeTree, matchesSearch, withAncestors } from "../rules/tree";
import { readUnits, type UnitOnDay } from "./read-units";

export type UnitRow = Arranged<UnitOnDay> & { readonly isMatch: boolean };

/** The tree on a day, in order; with a search, the units that match and those above them. */
export async function listUnits(
  actor: Actor,
  input: { onDay: string; search?: string | undefined },
): Promise<UnitRow[]> {
  const scope = requireScope(actor, "unit.read");
  const { onDay, search = "" } = input;
  const countsPeople = can(actor, "figure.read");
  const units = await readAs(actor, (db) => readUnits(db, scope, { onDay, countsPeople }));
  const isMatch = (unit: UnitOnDay) => search !== "" && matchesSearch(unit, search);
  const rows = arrangeTree(units).map((unit) => ({
    ...unit,
    // Above one's own units only part of the members is in sight: no figure is better than a wrong one.
    people: unit.isInScope ? unit.people : null,
    isMatch: isMatch(unit),
  }));
  return search === "" ? rows : withAncestors(rows, (row) => row.isMatch);
}
