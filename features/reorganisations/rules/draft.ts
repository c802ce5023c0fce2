import { AppError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import type { ReorganisationInput } from "../schema";
import { namesOf, refusal } from "./refusal";
import { type Situation, type UnitFacts, type UnitNow, withAllBeneath } from "./situation";

/** Where the members of a unit go; what is null stays where it is. */
export interface Move {
  readonly fromUnitId: string;
  readonly defaultTo: string | null;
  /** The target of each member named one by one. */
  readonly assigned: Readonly<Record<string, string>>;
}

/** Units whose members leave the register with them, and where to. */
export interface Leaving {
  readonly unitIds: readonly string[];
  readonly elsewhere: string;
}

/** The tree of the day with an event's wishes on it, not yet checked as a whole. */
export interface Draft {
  readonly founded: Map<string, UnitFacts>;
  readonly changed: Map<string, UnitFacts>;
  readonly closed: Set<string>;
  moves: Move[];
  leaves: Leaving | null;
  predecessors: string[];
  successors: string[];
  /** The last place taken directly beneath a parent, of those parents that get units. */
  readonly lastPlaces: Map<string | null, number>;
}

type Of<Kind extends ReorganisationInput["kind"]> = Extract<ReorganisationInput, { kind: Kind }>;
type NewUnit = Of<"establish">["units"][number];

export function draftOf(input: ReorganisationInput, situation: Situation, makeId: () => string): Draft {
  const draft: Draft = {
    founded: new Map(),
    changed: new Map(),
    closed: new Set(),
    moves: [],
    leaves: null,
    predecessors: [],
    successors: [],
    lastPlaces: new Map(),
  };
  const found = (units: readonly NewUnit[], parentId: string | null) =>
    units.map((unit) => {
      const unitId = makeId();
      const ordinal = unit.ordinal || nextPlace(draft, situation, parentId);
      draft.founded.set(unitId, { ...unit, ordinal, parentId, headerUpper: null, headerBody: null, place: null });
      return unitId;
    });
  switch (input.kind) {
    case "establish":
    case "take_over":
      draft.successors = found(input.units, standing(situation, input.parentId, "parentId").unitId);
      return draft;
    case "absorb": {
      const into = standing(situation, input.intoId, "intoId");
      if (input.chosen.includes(into.unitId)) throw refusal("intoId", "intoItself", { name: into.name });
      endInto(draft, situation, input.chosen, into.unitId);
      draft.successors = [into.unitId];
      return draft;
    }
    case "consolidate": {
      if (input.chosen.length < 2) throw refusal("chosen", "needsTwo");
      const [united] = found(input.units, standing(situation, input.parentId, "parentId").unitId);
      if (united === undefined) throw refusal("units", "needsUnit");
      endInto(draft, situation, input.chosen, united);
      draft.successors = [united];
      return draft;
    }
    case "split":
      return split(draft, situation, input, found);
    case "hand_over":
      return handOver(draft, situation, input);
    case "dissolve":
    case "disband":
    case "end_operation":
      return end(draft, situation, input);
    case "rename":
    case "change_kind":
    case "revise":
    default:
      return change(draft, situation, input);
  }
}

/** The unit on the day; throws when it is not there, or when something later is known of it already. */
function standing(situation: Situation, unitId: string, field: string): UnitNow {
  const now = situation.units.get(unitId);
  if (now?.isInScope === true) return now;
  const other = situation.others.get(unitId);
  if (other?.isInScope !== true) throw new AppError("not_found", "errors.notFound");
  const { name, changesOn } = other;
  if (changesOn === null) throw refusal(field, "unitClosed", { name, date: formatDay(situation.day) });
  throw refusal(field, "changesLater", { name, date: formatDay(changesOn), unitId, on: changesOn });
}

function factsOf(unit: UnitNow): UnitFacts {
  const { parentId, name, kind, code, docCode, headerUpper, headerBody, place, ordinal } = unit;
  return { parentId, name, kind, code, docCode, headerUpper, headerBody, place, ordinal };
}

function childrenOf(situation: Situation, unitId: string): UnitNow[] {
  return [...situation.units.values()]
    .filter((unit) => unit.parentId === unitId)
    .toSorted((a, b) => a.ordinal - b.ordinal);
}

const LAST_PLACE = 9_999;

/** The place after all siblings; none where no sibling has one, as they then stand in the order of their names. */
function nextPlace(draft: Draft, situation: Situation, parentId: string | null): number {
  const last =
    draft.lastPlaces.get(parentId) ??
    [...situation.units.values()].reduce(
      (most, unit) => (unit.parentId === parentId ? Math.max(most, unit.ordinal) : most),
      0,
    );
  const next = last === 0 ? 0 : Math.min(last + 1, LAST_PLACE);
  draft.lastPlaces.set(parentId, next);
  return next;
}

/** Puts a unit beneath another, after those that are there. */
function moveBeneath(draft: Draft, situation: Situation, unit: UnitNow, parentId: string): void {
  const ordinal = nextPlace(draft, situation, parentId);
  draft.changed.set(unit.unitId, { ...factsOf(unit), parentId, ordinal });
}

/** Closes units; their members and all directly beneath them go to another. */
function endInto(draft: Draft, situation: Situation, unitIds: readonly string[], toUnitId: string): void {
  const ending = new Set(unitIds);
  for (const unitId of ending) {
    const unit = standing(situation, unitId, "chosen");
    draft.closed.add(unit.unitId);
    draft.moves.push({ fromUnitId: unit.unitId, defaultTo: toUnitId, assigned: {} });
    for (const child of childrenOf(situation, unitId)) {
      if (!ending.has(child.unitId)) moveBeneath(draft, situation, child, toUnitId);
    }
  }
  draft.predecessors = [...ending];
}

function split(
  draft: Draft,
  situation: Situation,
  input: Of<"split">,
  found: (units: readonly NewUnit[], parentId: string | null) => string[],
): Draft {
  const unit = standing(situation, input.unitId, "unitId");
  const stays = input.original === "stays";
  if (!stays && input.units.length < 2) throw refusal("units", "splitNeedsTwo");
  const founded = found(input.units, unit.parentId);
  const pick = (place: number, field: string): string => {
    const unitId = place === -1 && stays ? unit.unitId : founded[place];
    if (unitId === undefined) throw refusal(field, "noSuchTarget");
    return unitId;
  };
  const defaultTo = pick(input.defaultTo, "defaultTo");
  const assigned = Object.entries(input.assign).map(([memberId, place]) => [memberId, pick(place, "assign")] as const);
  draft.moves = [{ fromUnitId: unit.unitId, defaultTo, assigned: Object.fromEntries(assigned) }];
  for (const child of childrenOf(situation, unit.unitId)) {
    const place = input.assignUnits[child.unitId];
    const parentId = place === undefined ? defaultTo : pick(place, "assignUnits");
    if (parentId !== unit.unitId) moveBeneath(draft, situation, child, parentId);
  }
  if (!stays) draft.closed.add(unit.unitId);
  draft.predecessors = [unit.unitId];
  draft.successors = founded;
  return draft;
}

function handOver(draft: Draft, situation: Situation, input: Of<"hand_over">): Draft {
  const units = input.chosen.map((unitId) => standing(situation, unitId, "chosen"));
  if (input.destination === "outside") {
    if (input.elsewhere === null) throw refusal("elsewhere", "elsewhereNeeded");
    for (const unitId of withAllBeneath(situation.units, input.chosen)) draft.closed.add(unitId);
    draft.leaves = { unitIds: [...draft.closed], elsewhere: input.elsewhere };
    draft.predecessors = [...draft.closed];
    return draft;
  }
  if (input.parentId === null) throw refusal("parentId", "parentNeeded");
  const parent = standing(situation, input.parentId, "parentId");
  for (const unit of units) {
    if (unit.unitId === parent.unitId) throw refusal("parentId", "intoItself", { name: unit.name });
    if (unit.parentId === null) throw refusal("chosen", "rootStays", { name: unit.name });
    if (unit.parentId === parent.unitId)
      throw refusal("chosen", "thereAlready", { name: unit.name, parent: parent.name });
    moveBeneath(draft, situation, unit, parent.unitId);
  }
  draft.successors = units.map((unit) => unit.unitId);
  return draft;
}

function end(draft: Draft, situation: Situation, input: Of<"dissolve" | "disband" | "end_operation">): Draft {
  const unit = standing(situation, input.unitId, "unitId");
  const targets = input.targetIds.map((unitId, place) =>
    unitId === null ? null : standing(situation, unitId, `targetIds.${String(place)}`).unitId,
  );
  const defaultTo = targets[input.defaultTo] ?? null;
  if (defaultTo === null && (situation.people.get(unit.unitId) ?? 0) > 0)
    throw refusal("targetIds.0", "membersNeedUnit");
  const assigned = Object.entries(input.assign).map(([memberId, place]) => {
    const unitId = targets[place] ?? null;
    if (unitId === null) throw refusal("assign", "noSuchTarget");
    return [memberId, unitId] as const;
  });
  if (targets.includes(unit.unitId)) throw refusal("targetIds.0", "intoItself", { name: unit.name });
  draft.moves = [{ fromUnitId: unit.unitId, defaultTo, assigned: Object.fromEntries(assigned) }];
  const children = childrenOf(situation, unit.unitId);
  if (children.length > 0) {
    if (input.childrenTo === null) throw refusal("childrenTo", "childrenNeedUnit", namesOf(children));
    const parent = standing(situation, input.childrenTo, "childrenTo");
    if (parent.unitId === unit.unitId) throw refusal("childrenTo", "intoItself", { name: unit.name });
    for (const child of children) moveBeneath(draft, situation, child, parent.unitId);
  }
  draft.closed.add(unit.unitId);
  draft.predecessors = [unit.unitId];
  const used = new Set([defaultTo, ...Object.values(draft.moves[0]?.assigned ?? {})]);
  draft.successors = [...used].filter((unitId) => unitId !== null);
  return draft;
}

function change(draft: Draft, situation: Situation, input: Of<"rename" | "change_kind" | "revise">): Draft {
  const unit = standing(situation, input.unitId, "unitId");
  const facts = factsOf(unit);
  if (input.kind === "rename") {
    if (input.name === unit.name) throw refusal("name", "sameName");
    draft.changed.set(unit.unitId, { ...facts, name: input.name });
  } else if (input.kind === "change_kind") {
    if (input.unitKind === unit.kind) throw refusal("unitKind", "sameKind");
    draft.changed.set(unit.unitId, { ...facts, kind: input.unitKind, name: input.name });
  } else {
    const { code, docCode, headerUpper, headerBody, place, ordinal } = input;
    draft.changed.set(unit.unitId, { ...facts, code, docCode, headerUpper, headerBody, place, ordinal });
  }
  draft.successors = [unit.unitId];
  return draft;
}
