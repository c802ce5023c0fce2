export interface Paging {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** A page of rows read one longer than it, backwards where it lies before a row, with the rows its neighbours go on from. */
export function pageOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  size: number,
  { before, after }: Paging,
): { rows: Row[]; before: string | null; after: string | null } {
  const hasMore = rows.length > size;
  const shown = rows.slice(0, size);
  if (before !== undefined) shown.reverse();
  const hasEarlier = before === undefined ? after !== undefined : hasMore;
  const hasLater = before !== undefined || hasMore;
  return {
    rows: shown,
    before: (hasEarlier && shown[0]?.id) || null,
    after: (hasLater && shown.at(-1)?.id) || null,
  };
}
