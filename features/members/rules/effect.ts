import type { ChangeEvent } from "./history";
import type { Strength } from "./strength";

export interface Movement {
  readonly unitId: string;
  readonly official: number;
  readonly probationary: number;
}

interface Planned {
  readonly event: ChangeEvent;
  readonly standing: "official" | "probationary";
  readonly fromUnitId: string | null;
  readonly toUnitId: string | null;
}

/** What a change will do to the strength of the units it touches, before it is recorded. */
export function movementsOf({ event, standing, fromUnitId, toUnitId }: Planned): Movement[] {
  if (event === "official_recognition") {
    return fromUnitId === null ? [] : [{ unitId: fromUnitId, official: 1, probationary: -1 }];
  }
  const one = standing === "official" ? { official: 1, probationary: 0 } : { official: 0, probationary: 1 };
  const leaving =
    fromUnitId === null ? [] : [{ unitId: fromUnitId, official: 0 - one.official, probationary: 0 - one.probationary }];
  const entering = toUnitId === null ? [] : [{ unitId: toUnitId, ...one }];
  return [...leaving, ...entering];
}

export function applyMovement(strength: Strength, movement: Pick<Movement, "official" | "probationary">): Strength {
  const official = strength.official + movement.official;
  const probationary = strength.probationary + movement.probationary;
  return { official, probationary, total: official + probationary };
}
