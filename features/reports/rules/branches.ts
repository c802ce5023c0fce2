interface Collected {
  readonly unitId: string;
  /** The unit that collects this one's report, if any. */
  readonly collectedBy: string | null;
}

/** The units of a list that report to whoever reads it: a branch whose collecting unit is in the list is part of that unit. */
export function withoutBranches<R extends Collected>(rows: readonly R[]): R[] {
  const listed = new Set(rows.map(({ unitId }) => unitId));
  return rows.filter(({ collectedBy }) => collectedBy === null || !listed.has(collectedBy));
}

/** The same rows with each branch right beneath the unit that collects it. */
export function underTheirCollectors<R extends Collected>(rows: readonly R[]): R[] {
  const branches = new Map<string, R[]>();
  for (const row of rows) {
    if (row.collectedBy !== null) branches.set(row.collectedBy, [...(branches.get(row.collectedBy) ?? []), row]);
  }
  return withoutBranches(rows).flatMap((row) => [row, ...(branches.get(row.unitId) ?? [])]);
}
