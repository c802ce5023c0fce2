interface Coded {
  readonly code: string;
}

/** In front of which one a row goes when it moves up or down one place; null where it cannot, blank for the end. */
export function neighboursOf(items: readonly Coded[], index: number): { up: string | null; down: string | null } {
  const isLast = index >= items.length - 1;
  return {
    up: items[index - 1]?.code ?? null,
    down: isLast ? null : (items[index + 2]?.code ?? ""),
  };
}
