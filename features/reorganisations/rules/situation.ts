/** What is told of a unit from one day to another. */
export interface UnitFacts {
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: string;
  readonly code: string | null;
  readonly docCode: string | null;
  readonly headerUpper: string | null;
  readonly headerBody: string | null;
  readonly place: string | null;
  readonly ordinal: number;
}

/** A unit by the version that holds on the day and has no end. */
export interface UnitNow extends UnitFacts {
  readonly unitId: string;
  readonly versionId: string;
  readonly validFrom: string;
  readonly isInScope: boolean;
}

/** A unit that is not there on the day, or whose facts change after it. */
export interface UnitElse {
  readonly unitId: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly isInScope: boolean;
  /** The day after the event's from which something else holds; null for a unit closed by then. */
  readonly changesOn: string | null;
}

export interface KindFacts {
  readonly holdsMembers: boolean;
}

/** The tree as it stands on the day of an event. */
export interface Situation {
  readonly day: string;
  readonly rootId: string;
  readonly units: ReadonlyMap<string, UnitNow>;
  readonly others: ReadonlyMap<string, UnitElse>;
  readonly kinds: ReadonlyMap<string, KindFacts>;
  /** Members, and guests, who belong to a unit itself; units without any are left out. */
  readonly people: ReadonlyMap<string, number>;
}

/** These units and all beneath them, each once, parents before children. */
export function withAllBeneath(units: ReadonlyMap<string, UnitNow>, unitIds: readonly string[]): string[] {
  const children = new Map<string, string[]>();
  for (const { unitId, parentId } of units.values()) {
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), unitId]);
  }
  const found = new Set(unitIds.filter((unitId) => units.has(unitId)));
  // A set is walked in the order of adding, also while it grows.
  for (const unitId of found) for (const child of children.get(unitId) ?? []) found.add(child);
  return [...found];
}
