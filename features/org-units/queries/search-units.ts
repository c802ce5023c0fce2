import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { matchesSearch } from "../rules/tree";
import { listUnitOptions, type OnlyUnits, type UnitOption } from "./list-unit-options";

const MOST_FOUND = 30;

/** Units to choose from while typing. */
export async function searchUnits(
  actor: Actor,
  input: { query: string; onDay: string; only?: OnlyUnits | undefined },
): Promise<UnitOption[]> {
  requireScope(actor, "unit.read");
  const options = await listUnitOptions(actor, input);
  return options
    .filter(({ label, detail }) => matchesSearch({ name: `${label} ${detail}`, code: null }, input.query))
    .slice(0, MOST_FOUND);
}
