import { useSyncExternalStore } from "react";

// Asked for once: the grid is drawn at every key.
let query: MediaQueryList | undefined;

function coarsePointer(): MediaQueryList {
  query ??= window.matchMedia("(pointer: coarse)");
  return query;
}

function subscribe(listener: () => void): () => void {
  coarsePointer().addEventListener("change", listener);
  return () => coarsePointer().removeEventListener("change", listener);
}

/** Whether the page is worked with a finger. */
export function useCoarsePointer(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => coarsePointer().matches,
    () => false,
  );
}
