export interface Place {
  readonly row: number;
  readonly col: number;
}

export type CellKind = "edit" | "read" | "none";
export type RowTexts = readonly string[];
export type Texts = readonly RowTexts[];

/** What a typed text comes to once its cell is left. */
export interface CellReading {
  /** The text as it will stand. */
  readonly text: string;
  /** Why it cannot be read; it is kept as typed. */
  readonly problem?: string;
  /** What else it puts into its row. */
  readonly also?: readonly { readonly col: number; readonly text: string }[];
  /** What to tell whoever typed it. */
  readonly told?: string;
}

/** How many cells there are, which may be written, and how what is typed is read. */
export interface GridShape {
  readonly rowCount: number;
  readonly colCount: number;
  /** A row may lack a cell ("none"), also depending on what stands in its others. */
  readonly kindAt: (row: number, col: number, texts: RowTexts) => CellKind;
  readonly read: (place: Place, typed: string, texts: RowTexts) => CellReading;
}

export interface Edit extends Place {
  readonly before: string;
  readonly after: string;
}

export type News =
  | {
      readonly kind: "cleared" | "filled" | "pasted" | "undone" | "redone" | "copied" | "cut";
      readonly count: number;
      readonly skipped?: number;
    }
  | { readonly kind: "range"; readonly rows: number; readonly cols: number }
  | { readonly kind: "told"; readonly text: string }
  | { readonly kind: "nothingToUndo" | "nothingToRedo" | "tabLeaves" };

export interface GridState {
  readonly texts: Texts;
  readonly active: Place;
  /** The other corner of the range that is chosen. */
  readonly anchor: Place;
  /** All cells at once, while one stays where one is. */
  readonly isAll: boolean;
  /** The column that going up and down keeps to, where a row has it. */
  readonly wish: number;
  /** "replace" began by typing over, "edit" by going into the text; `before` is what stood there. */
  readonly editing: { readonly mode: "replace" | "edit"; readonly before: string } | null;
  readonly undo: readonly (readonly Edit[])[];
  readonly redo: readonly (readonly Edit[])[];
  readonly news: News | null;
}

export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function startGrid(shape: GridShape, texts: Texts): GridState {
  const active = firstEditable(shape, texts);
  return {
    texts,
    active,
    anchor: active,
    isAll: false,
    wish: active.col,
    editing: null,
    undo: [],
    redo: [],
    news: null,
  };
}

function firstEditable(shape: GridShape, texts: Texts): Place {
  for (const [row, rowTexts] of texts.entries()) {
    for (let col = 0; col < shape.colCount; col += 1) {
      if (shape.kindAt(row, col, rowTexts) === "edit") return { row, col };
    }
  }
  return { row: 0, col: 0 };
}

export function textAt(texts: Texts, { row, col }: Place): string {
  return texts[row]?.[col] ?? "";
}

export function kindOf(shape: GridShape, texts: Texts, { row, col }: Place): CellKind {
  const rowTexts = texts[row];
  return rowTexts && col >= 0 && col < shape.colCount ? shape.kindAt(row, col, rowTexts) : "none";
}

/** The cells chosen; a range stays as wide as it was drawn where its last row lacks a cell. */
export function rangeOf(
  { rowCount, colCount }: Pick<GridShape, "rowCount" | "colCount">,
  { active, anchor, wish, isAll }: Pick<GridState, "active" | "anchor" | "wish" | "isAll">,
): Range {
  if (isAll) return { top: 0, bottom: rowCount - 1, left: 0, right: colCount - 1 };
  const col = isSamePlace(active, anchor) ? active.col : wish;
  return {
    top: Math.min(active.row, anchor.row),
    bottom: Math.max(active.row, anchor.row),
    left: Math.min(col, anchor.col),
    right: Math.max(col, anchor.col),
  };
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.row === b.row && a.col === b.col;
}
