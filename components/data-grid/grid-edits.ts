import {
  type CellReading,
  type Edit,
  type GridShape,
  kindOf,
  type Place,
  type Range,
  type RowTexts,
  textAt,
  type Texts,
} from "./grid-state";

export interface CellText extends Place {
  readonly text: string;
}

export type Fate = "change" | "same" | "unreadable" | "readOnly" | "outside";

/** What becomes of one text that is to be put into a cell. */
export interface Landing extends CellText {
  readonly fate: Fate;
  readonly before: string;
  readonly after: string;
  readonly problem?: string | undefined;
}

export interface WritePlan {
  readonly landings: readonly Landing[];
  readonly edits: readonly Edit[];
}

/** What putting these texts into these cells would do; nothing is written that cannot be read or may not be written. */
export function planWrite(shape: GridShape, texts: Texts, cells: readonly CellText[]): WritePlan {
  let written = texts;
  const edits: Edit[] = [];
  const landings = cells.map((cell): Landing => {
    const { row, col, text } = cell;
    const before = textAt(written, cell);
    const kind = kindOf(shape, written, cell);
    if (kind === "none") return { ...cell, before: "", after: "", fate: "outside" };
    if (kind === "read") return { ...cell, before, after: before, fate: before === text ? "same" : "readOnly" };
    const reading = shape.read(cell, text, written[row] ?? []);
    if (reading.problem !== undefined)
      return { ...cell, before, after: before, fate: "unreadable", problem: reading.problem };
    const made = editsOf(cell, { before, reading, texts: written[row] ?? [] });
    edits.push(...made);
    written = applyEdits(written, made, "after");
    return { row, col, text, before, after: reading.text, fate: before === reading.text ? "same" : "change" };
  });
  return { landings, edits };
}

/** The changes that a reading makes to its cell and its row; none where all stays as it was. */
export function editsOf(
  { row, col }: Place,
  { before, reading, texts }: { before: string; reading: CellReading; texts: RowTexts },
): Edit[] {
  const own = { row, col, before, after: reading.text };
  const others = (reading.also ?? []).map(({ col: other, text }) => ({
    row,
    col: other,
    before: texts[other] ?? "",
    after: text,
  }));
  return [own, ...others].filter((edit) => edit.before !== edit.after);
}

/** The texts with these changes made, or taken back last first; rows that do not change stay the same objects. */
export function applyEdits(texts: Texts, edits: readonly Edit[], to: "before" | "after"): Texts {
  const changed = new Map<number, string[]>();
  for (const edit of to === "after" ? edits : edits.toReversed()) {
    const row = changed.get(edit.row) ?? [...(texts[edit.row] ?? [])];
    row[edit.col] = edit[to];
    changed.set(edit.row, row);
  }
  return changed.size === 0 ? texts : texts.map((row, index) => changed.get(index) ?? row);
}

export function placesIn({ top, bottom, left, right }: Range): Place[] {
  const places: Place[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let col = left; col <= right; col += 1) places.push({ row, col });
  }
  return places;
}

/** The texts of a range, blank where a row lacks a cell. */
export function blockOf(shape: GridShape, texts: Texts, { top, bottom, left, right }: Range): string[][] {
  const rows = Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
  const cols = Array.from({ length: right - left + 1 }, (_, index) => left + index);
  return rows.map((row) =>
    cols.map((col) => (kindOf(shape, texts, { row, col }) === "none" ? "" : textAt(texts, { row, col }))),
  );
}

/** Where a block lands: from the range's first cell on; a single text, or one whose size divides the range's, fills the range. */
export function landingCells(block: readonly (readonly string[])[], range: Range): CellText[] {
  const height = block.length;
  const width = Math.max(0, ...block.map((row) => row.length));
  if (height === 0 || width === 0) return [];
  const [rows, cols] = [range.bottom - range.top + 1, range.right - range.left + 1];
  const isFilling = rows % height === 0 && cols % width === 0;
  const { top, left } = range;
  const [bottom, right] = isFilling ? [range.bottom, range.right] : [top + height - 1, left + width - 1];
  return placesIn({ top, bottom, left, right }).map(({ row, col }) => ({
    row,
    col,
    text: block[(row - top) % height]?.[(col - left) % width] ?? "",
  }));
}

/** The texts with which a range is filled: those of its first row or column, of a single cell those before it. */
export function fillCells(texts: Texts, range: Range, to: "down" | "right"): CellText[] {
  const { top, left } = range;
  if (to === "down") {
    const from = range.bottom === top ? top - 1 : top;
    return from < 0
      ? []
      : placesIn({ ...range, top: from + 1 }).map((place) => ({
          ...place,
          text: textAt(texts, { row: from, col: place.col }),
        }));
  }
  const from = range.right === left ? left - 1 : left;
  return from < 0
    ? []
    : placesIn({ ...range, left: from + 1 }).map((place) => ({
        ...place,
        text: textAt(texts, { row: place.row, col: from }),
      }));
}
