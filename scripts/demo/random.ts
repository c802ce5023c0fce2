export interface Random {
  /** A whole number from 0 up to, and without, the limit. */
  below(limit: number): number;
  between(least: number, most: number): number;
  pick<T>(items: readonly T[]): T;
  /** Takes an item out of the list. */
  take<T>(items: T[]): T;
  chance(percent: number): boolean;
}

/** Numbers that look drawn by lot and are the same at every installation, so that guides and pictures stay true. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    pick: (items) => itemAt(items, below(items.length)),
    take: (items) => {
      const index = below(items.length);
      const item = itemAt(items, index);
      items.splice(index, 1);
      return item;
    },
    chance: (percent) => below(100) < percent,
  };
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError("Nothing to choose from");
  return item;
}
