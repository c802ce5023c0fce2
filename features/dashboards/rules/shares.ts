/** One unit's part of a figure. */
export interface UnitShare {
  readonly unitId: string;
  readonly name: string;
  /** The unit the figure was asked for: its own part, outside every unit beneath it. */
  readonly isItself: boolean;
  readonly hasUnits: boolean;
  readonly plus: number;
  readonly minus: number;
  readonly value: number;
}

/** The largest part first, equal parts by name as an office files them; parts of nothing are left out. */
export function orderShares(shares: readonly UnitShare[], locale = "vi"): readonly UnitShare[] {
  const names = new Intl.Collator(locale, { numeric: true });
  return shares
    .filter((share) => share.plus !== 0 || share.minus !== 0)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value) || names.compare(a.name, b.name));
}

export function sumShares(shares: readonly UnitShare[]): { plus: number; minus: number; value: number } {
  return shares.reduce(
    (sum, share) => ({ plus: sum.plus + share.plus, minus: sum.minus + share.minus, value: sum.value + share.value }),
    { plus: 0, minus: 0, value: 0 },
  );
}
