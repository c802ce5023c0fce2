import { isCounted, type Standing } from "./events";

interface MergedRecord {
  readonly standing: Standing;
  readonly mergedIntoId: string | null;
}

export type MergeRule = "alreadyMerged" | "holdsAnother" | "guest" | "keepCounted";

/** Why one record may not be merged into another: a person stays counted, and a merge can be undone by itself. */
export function refuseMerge(kept: MergedRecord, merged: MergedRecord, holdsOthers: boolean): MergeRule | null {
  if (kept.mergedIntoId !== null || merged.mergedIntoId !== null) return "alreadyMerged";
  if (holdsOthers) return "holdsAnother";
  if (kept.standing === "guest" || merged.standing === "guest") return "guest";
  return isCounted(merged.standing) && !isCounted(kept.standing) ? "keepCounted" : null;
}
