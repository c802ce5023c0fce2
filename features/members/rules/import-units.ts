import { fold } from "@/lib/vietnamese";

export interface ListedUnit {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly code: string | null;
  readonly holdsMembers: boolean;
}

/** The unit of a row, or why there is none: a key beneath `members.import.problems`. */
export type FoundUnit =
  { readonly unitId: string } | { readonly problem: "unitUnknown" | "unitAmbiguous" | "unitHoldsNone" };

/** Finds the units that rows may name: the one imported into and all beneath it, by code, by name, or by name and place. */
export function unitFinder(units: readonly ListedUnit[], importUnitId: string): (named: string) => FoundUnit {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const beneath = units.filter((unit) => isBeneath(unit, importUnitId, byId));
  const byName = new Map<string, Set<ListedUnit>>();
  for (const unit of beneath) {
    for (const name of namesOf(unit, byId)) byName.set(name, (byName.get(name) ?? new Set()).add(unit));
  }
  return (named) => {
    const own = byId.get(importUnitId);
    const found = named === "" ? (own === undefined ? [] : [own]) : [...(byName.get(nameKey(named)) ?? [])];
    const holding = found.filter(({ holdsMembers }) => holdsMembers);
    if (found.length === 0) return { problem: "unitUnknown" };
    if (holding.length > 1) return { problem: "unitAmbiguous" };
    return holding[0] === undefined ? { problem: "unitHoldsNone" } : { unitId: holding[0].unitId };
  };
}

function isBeneath(unit: ListedUnit, topId: string, byId: ReadonlyMap<string, ListedUnit>): boolean {
  const seen = new Set<string>();
  for (
    let at: ListedUnit | undefined = unit;
    at !== undefined && !seen.has(at.unitId);
    at = byId.get(at.parentId ?? "")
  ) {
    if (at.unitId === topId) return true;
    seen.add(at.unitId);
  }
  return false;
}

// "Chi bộ 1", "Chi bộ 1 (Đảng bộ Sở Y tế)" and "Đảng bộ Sở Y tế - Chi bộ 1" are one and the same.
function namesOf(unit: ListedUnit, byId: ReadonlyMap<string, ListedUnit>): string[] {
  const above = byId.get(unit.parentId ?? "")?.name;
  const names = [unit.name, unit.code ?? ""];
  if (above !== undefined) names.push(`${unit.name} ${above}`, `${above} ${unit.name}`);
  return [...new Set(names.map(nameKey).filter(Boolean))];
}

function nameKey(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
