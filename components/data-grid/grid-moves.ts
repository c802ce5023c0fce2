import { type GridShape, type GridState, kindOf, type Place, textAt, type Texts } from "./grid-state";

export type Motion =
  | "left"
  | "right"
  | "up"
  | "down"
  | "edgeLeft"
  | "edgeRight"
  | "edgeUp"
  | "edgeDown"
  | "pageUp"
  | "pageDown"
  | "rowStart"
  | "rowEnd"
  | "gridStart"
  | "gridEnd";

const PAGE = 10;

/** Where a motion leads from the active cell; at an edge it leads nowhere. */
export function placeAfter(shape: GridShape, { texts, active, wish }: GridState, motion: Motion): Place {
  const lastRow = shape.rowCount - 1;
  const inRow = presentCols(shape, texts, active.row);
  const down = (row: number) => nearest(shape, texts, { row: Math.max(0, Math.min(lastRow, row)), col: wish });
  const along = (col: number | undefined) => ({ row: active.row, col: col ?? active.col });
  const at = inRow.indexOf(active.col);
  switch (motion) {
    case "left":
      return along(inRow[at - 1]);
    case "right":
      return along(inRow[at + 1]);
    case "up":
      return down(active.row - 1);
    case "down":
      return down(active.row + 1);
    case "pageUp":
      return down(active.row - PAGE);
    case "pageDown":
      return down(active.row + PAGE);
    case "rowStart":
      return along(inRow[0]);
    case "rowEnd":
      return along(inRow.at(-1));
    case "gridStart":
      return { row: 0, col: presentCols(shape, texts, 0)[0] ?? 0 };
    case "gridEnd":
      return { row: lastRow, col: presentCols(shape, texts, lastRow).at(-1) ?? 0 };
    case "edgeLeft":
    case "edgeRight": {
      const isFilled = (index: number) => textAt(texts, along(inRow[index])) !== "";
      return along(inRow[edgeOf(inRow.length, at, motion === "edgeLeft" ? -1 : 1, isFilled)]);
    }
    case "edgeUp":
    case "edgeDown": {
      const isFilled = (row: number) =>
        kindOf(shape, texts, { row, col: wish }) !== "none" && textAt(texts, { row, col: wish }) !== "";
      return down(edgeOf(shape.rowCount, active.row, motion === "edgeUp" ? -1 : 1, isFilled));
    }
    default:
      return motion satisfies never;
  }
}

/** The cell itself, or where its row has none, the nearest before it, else after it. */
export function nearest(shape: GridShape, texts: Texts, { row, col }: Place): Place {
  const cols = presentCols(shape, texts, row);
  return { row, col: cols.findLast((one) => one <= col) ?? cols[0] ?? 0 };
}

function presentCols(shape: GridShape, texts: Texts, row: number): number[] {
  const cols = Array.from({ length: shape.colCount }, (_, col) => col);
  return cols.filter((col) => kindOf(shape, texts, { row, col }) !== "none");
}

// As in a spreadsheet: to the end of the filled cells one stands in, or over the blank ones to the next filled.
function edgeOf(length: number, from: number, step: 1 | -1, isFilled: (index: number) => boolean): number {
  const isInside = (index: number) => index >= 0 && index < length;
  let at = from + step;
  if (!isInside(at)) return from;
  if (isFilled(from) && isFilled(at)) {
    while (isInside(at + step) && isFilled(at + step)) at += step;
    return at;
  }
  while (isInside(at + step) && !isFilled(at)) at += step;
  return at;
}
