import { formatDay } from "@/lib/format";
import type { ReorganisationInput } from "../schema";
import type { Draft } from "./draft";
import { mayLieBeneath } from "./events";
import { namesOf, refusal } from "./refusal";
import type { Situation, UnitFacts } from "./situation";

const FIRST_DAY = "1930-02-03";

/** Holds the drafted tree against the rules that every tree keeps; throws at the first that is broken. */
export function checkTree(input: ReorganisationInput, situation: Situation, draft: Draft): void {
  const { day, units } = situation;
  if (day < FIRST_DAY) throw refusal("effectiveOn", "tooEarly");
  const after = new Map<string, UnitFacts>([...units, ...draft.changed, ...draft.founded]);
  for (const unitId of draft.closed) after.delete(unitId);
  checkClosed(situation, draft, after);
  const begun = [...draft.founded, ...draft.changed];
  for (const [unitId, facts] of begun) checkPlace(input, { unitId, facts, situation, after });
  checkNames(situation, begun, after);
  checkMoves(situation, draft, after);
}

function checkClosed({ day, rootId, units, others }: Situation, { closed }: Draft, after: Map<string, UnitFacts>) {
  if (closed.size === 0) return;
  for (const unitId of closed) {
    const unit = units.get(unitId);
    if (unit === undefined) continue;
    if (unitId === rootId) throw refusal("unitId", "rootStays", { name: unit.name });
    if (!unit.isInScope) throw refusal("unitId", "rootStays", { name: unit.name });
    if (unit.validFrom === day) throw refusal("effectiveOn", "beginsThatDay", { name: unit.name });
  }
  const orphans = [...after.values()].filter((unit) => unit.parentId !== null && closed.has(unit.parentId));
  if (orphans.length > 0) throw refusal("childrenTo", "childrenNeedUnit", namesOf(orphans));
  for (const other of others.values()) {
    if (other.changesOn !== null && other.parentId !== null && closed.has(other.parentId)) {
      const { unitId, name, changesOn: on } = other;
      throw refusal("effectiveOn", "changesLater", { name, date: formatDay(on), unitId, on });
    }
  }
}

interface Placed {
  readonly unitId: string;
  readonly facts: UnitFacts;
  readonly situation: Situation;
  readonly after: ReadonlyMap<string, UnitFacts>;
}

function checkPlace(input: ReorganisationInput, { unitId, facts, situation, after }: Placed): void {
  const kindField = input.kind === "change_kind" ? "unitKind" : "units.0.kind";
  const kind = situation.kinds.get(facts.kind);
  if (kind === undefined) throw refusal(kindField, "noSuchKind");
  if (!kind.holdsMembers && (situation.people.get(unitId) ?? 0) > 0) {
    throw refusal(kindField, "kindHoldsNoMembers", { name: facts.name });
  }
  // What only has another code or header keeps its place.
  if (input.kind === "revise" || input.kind === "rename") return;
  for (const child of after.values()) {
    if (child.parentId === unitId && !mayLieBeneath(child.kind, facts.kind)) {
      throw refusal(kindField, "kindHoldsNot", { name: child.name, parent: facts.name });
    }
  }
  if (facts.parentId === null) return;
  const parent = after.get(facts.parentId);
  const field = input.kind === "absorb" ? "intoId" : "parentId";
  if (parent === undefined) throw refusal(field, "parentClosed", { date: formatDay(situation.day) });
  if (!mayLieBeneath(facts.kind, parent.kind)) {
    throw refusal(field, "kindHoldsNot", { name: facts.name, parent: parent.name });
  }
  const seen = new Set([unitId]);
  for (let above: string | null = facts.parentId; above !== null; above = after.get(above)?.parentId ?? null) {
    if (seen.has(above)) throw refusal(field, "beneathItself", { name: facts.name });
    seen.add(above);
  }
}

function place(unit: { readonly name: string; readonly parentId: string | null }): string {
  return `${unit.parentId ?? ""} ${unit.name.toLocaleLowerCase("vi")}`;
}

/** No two units directly beneath one parent bear one name. */
function checkNames(
  { others, units }: Situation,
  begun: readonly (readonly [string, UnitFacts])[],
  after: ReadonlyMap<string, UnitFacts>,
): void {
  const taken = new Map<string, string>();
  const begunIds = new Set(begun.map(([unitId]) => unitId));
  for (const [unitId, unit] of after) if (!begunIds.has(unitId)) taken.set(place(unit), unitId);
  for (const other of others.values()) if (other.changesOn !== null) taken.set(place(other), other.unitId);
  for (const [unitId, facts] of begun) {
    const now = units.get(unitId);
    const isMoved = now?.name !== facts.name || now.parentId !== facts.parentId;
    if (isMoved && facts.parentId !== null && taken.has(place(facts))) {
      const parent = after.get(facts.parentId)?.name ?? "";
      throw refusal(now === undefined ? "units.0.name" : "name", "nameTaken", { name: facts.name, parent });
    }
    taken.set(place(facts), unitId);
  }
}

function checkMoves(
  { people, kinds, units }: Situation,
  { moves }: Draft,
  after: ReadonlyMap<string, UnitFacts>,
): void {
  for (const { fromUnitId, defaultTo, assigned } of moves) {
    if ((people.get(fromUnitId) ?? 0) === 0) continue;
    for (const target of new Set([defaultTo, ...Object.values(assigned)])) {
      if (target === null || target === fromUnitId) continue;
      const unit = after.get(target);
      if (unit === undefined) throw refusal("targetIds.0", "targetClosed", { name: units.get(target)?.name ?? "" });
      if (kinds.get(unit.kind)?.holdsMembers !== true) {
        throw refusal("targetIds.0", "kindHoldsNoMembers", { name: unit.name });
      }
    }
  }
}
