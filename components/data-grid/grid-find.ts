import { fold } from "@/lib/vietnamese";
import { type GridShape, kindOf, type Place, type Texts } from "./grid-state";

/** The cells that hold the words looked for, in reading order; tone marks and case do not count. */
export function findCells(shape: GridShape, texts: Texts, query: string): Place[] {
  const wanted = fold(query);
  if (wanted === "") return [];
  return texts.flatMap((row, index) =>
    row.flatMap((text, col) => {
      const place = { row: index, col };
      return text !== "" && kindOf(shape, texts, place) !== "none" && fold(text).includes(wanted) ? [place] : [];
    }),
  );
}

/** The next match after a cell, or before it; round at the end. Null when there is none. */
export function nextMatch(matches: readonly Place[], { row, col }: Place, direction: 1 | -1): number | null {
  if (matches.length === 0) return null;
  const isAfter = (place: Place) => place.row > row || (place.row === row && place.col > col);
  const isBefore = (place: Place) => place.row < row || (place.row === row && place.col < col);
  if (direction === 1) {
    const found = matches.findIndex(isAfter);
    return found < 0 ? 0 : found;
  }
  const found = matches.findLastIndex(isBefore);
  return found < 0 ? matches.length - 1 : found;
}
