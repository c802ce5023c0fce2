import { newId } from "@/lib/id";
import type { ReorganisationInput } from "../schema";
import { checkTree } from "./check-tree";
import { draftOf, type Leaving, type Move } from "./draft";
import type { Situation, UnitFacts, UnitNow } from "./situation";

export interface BegunVersion extends UnitFacts {
  readonly id: string;
  readonly unitId: string;
  readonly isNew: boolean;
}

/** What an event does to the register, before it is done. */
export interface Plan {
  /** Versions that end on the day, and those that began on that very day and make place for another. */
  readonly ends: readonly UnitNow[];
  readonly removes: readonly UnitNow[];
  readonly begins: readonly BegunVersion[];
  readonly closes: readonly UnitNow[];
  readonly moves: readonly Move[];
  readonly leaves: Leaving | null;
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
}

/** What an event would do on a tree; throws `invalid`, by the name of the rule, where it cannot be done. */
export function planReorganisation(
  input: ReorganisationInput,
  situation: Situation,
  makeId: () => string = newId,
): Plan {
  const draft = draftOf(input, situation, makeId);
  checkTree(input, situation, draft);
  const ends: UnitNow[] = [];
  const removes: UnitNow[] = [];
  const begins: BegunVersion[] = [...draft.founded].map(([unitId, facts]) => ({
    id: makeId(),
    unitId,
    isNew: true,
    ...facts,
  }));
  for (const [unitId, facts] of draft.changed) {
    const now = situation.units.get(unitId);
    if (now === undefined) continue;
    (now.validFrom === situation.day ? removes : ends).push(now);
    begins.push({ id: makeId(), unitId, isNew: false, ...facts });
  }
  const closes = [...draft.closed].flatMap((unitId) => situation.units.get(unitId) ?? []);
  return {
    ends: [...ends, ...closes],
    removes,
    begins,
    closes,
    moves: draft.moves,
    leaves: draft.leaves,
    predecessors: draft.predecessors,
    successors: draft.successors,
  };
}
