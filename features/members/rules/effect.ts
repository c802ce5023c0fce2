import { isCounted, type Standing } from "./events";
import type { Strength } from "./strength";

export interface Movement {
  readonly unitId: string;
  readonly official: number;
  readonly probationary: number;
}

interface Planned {
  readonly standingBefore: Standing | null;
  readonly standingAfter: Standing | null;
  readonly fromUnitId: string | null;
  readonly toUnitId: string | null;
}

/** What a change will do to the strength of the units it touches, before it is recorded. */
export function movementsOf({ standingBefore, standingAfter, fromUnitId, toUnitId }: Planned): Movement[] {
  const leaving = isCounted(standingBefore) ? counted(standingBefore, -1) : null;
  const entering = isCounted(standingAfter) ? counted(standingAfter, 1) : null;
  if (fromUnitId !== null && fromUnitId === toUnitId) {
    return [
      {
        unitId: fromUnitId,
        official: (leaving?.official ?? 0) + (entering?.official ?? 0),
        probationary: (leaving?.probationary ?? 0) + (entering?.probationary ?? 0),
      },
    ];
  }
  return [
    ...(fromUnitId === null || leaving === null ? [] : [{ unitId: fromUnitId, ...leaving }]),
    ...(toUnitId === null || entering === null ? [] : [{ unitId: toUnitId, ...entering }]),
  ];
}

function counted(standing: "official" | "probationary", by: 1 | -1) {
  return standing === "official" ? { official: by, probationary: 0 } : { official: 0, probationary: by };
}

export function applyMovement(strength: Strength, movement: Pick<Movement, "official" | "probationary">): Strength {
  const official = strength.official + movement.official;
  const probationary = strength.probationary + movement.probationary;
  return { official, probationary, total: official + probationary };
}
