import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { landingCells, planWrite } from "./grid-edits";
import { findCells, nextMatch } from "./grid-find";
import type { Motion } from "./grid-moves";
import { type GridAction, gridReducer } from "./grid-reducer";
import { type GridShape, kindOf, startGrid, textAt } from "./grid-state";

const ROWS = 5;
const COLS = 4;
// The last cell of a row is there only while its second holds something; a figure may write into it.
const shape: GridShape = {
  rowCount: ROWS,
  colCount: COLS,
  kindAt: (row, col, texts) => {
    if (col === 0) return "read";
    if (col === 3) return texts[1] === "" ? "none" : "edit";
    return row === 3 && col === 2 ? "none" : "edit";
  },
  read: ({ col }, typed) => {
    if (col === 3) return { text: typed };
    if (/^\d*$/.test(typed)) return { text: typed };
    return typed.startsWith("~") ? { text: "9", also: [{ col: 3, text: typed }] } : { text: typed, problem: "?" };
  },
};
const TEXTS = Array.from({ length: ROWS }, (_, row) => [`Dòng ${row}`, row % 2 === 0 ? "1" : "", "", ""]);

describe("a block that is put in", () => {
  test("tells of each cell what becomes of it", () => {
    const cells = landingCells(
      [
        ["x", "1", "7", "lời"],
        ["y", "nhiều", "8", "z"],
      ],
      { top: 3, bottom: 3, left: 0, right: 0 },
    );
    const { landings } = planWrite(shape, TEXTS, cells);
    expect(landings.map(({ fate }) => fate)).toEqual([
      "readOnly",
      "change",
      "outside",
      "change",
      "readOnly",
      "unreadable",
      "change",
      "change",
    ]);
    expect(landings[5]).toMatchObject({ before: "1", after: "1", problem: "?" });
  });

  test("what hangs over the edge falls outside", () => {
    const cells = landingCells([["1"], ["2"], ["3"]], { top: 4, bottom: 4, left: 1, right: 1 });
    expect(planWrite(shape, TEXTS, cells).landings.map(({ fate }) => fate)).toEqual(["same", "outside", "outside"]);
  });

  test("one text fills the range, a row fills as many rows as are chosen, another size lands as it is", () => {
    const range = { top: 0, bottom: 3, left: 1, right: 2 };
    expect(landingCells([["5"]], range)).toHaveLength(8);
    expect(landingCells([["5", "6"]], range).map(({ text }) => text)).toEqual(["5", "6", "5", "6", "5", "6", "5", "6"]);
    expect(landingCells([["1"], ["2"], ["3"]], range)).toHaveLength(3);
  });
});

const place = fc.record({ row: fc.integer({ min: 0, max: ROWS - 1 }), col: fc.integer({ min: 0, max: COLS - 1 }) });
const text = fc.constantFrom("", "0", "12", "nhiều", "~5", "a\tb");
const MOTIONS: Motion[] = ["left", "right", "up", "down", "edgeLeft", "edgeRight", "edgeUp", "edgeDown", "rowStart"];
const MORE: Motion[] = ["rowEnd", "gridStart", "gridEnd", "pageUp", "pageDown"];
const action = fc.oneof(
  fc.record({ type: fc.constant("go" as const), place, extend: fc.boolean() }),
  fc.record({ type: fc.constant("move" as const), motion: fc.constantFrom(...MOTIONS, ...MORE), extend: fc.boolean() }),
  fc.record({ type: fc.constant("input" as const), place, text }),
  fc.record({ type: fc.constant("fill" as const), to: fc.constantFrom("down" as const, "right" as const) }),
  fc.constantFrom("selectAll", "edit", "commit", "cancel", "clear", "undo", "redo").map((type) => ({ type })),
);
const paste = fc.record({ place, block: fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1 }) });
const doing = fc.array(fc.oneof(action, paste), { maxLength: 40 });

function play(actions: readonly (GridAction | { place: { row: number; col: number }; block: string[][] })[]) {
  return actions.reduce(
    (state, one) => {
      if ("type" in one) return gridReducer(shape, state, one);
      const { row, col } = one.place;
      const cells = landingCells(one.block, { top: row, bottom: row, left: col, right: col });
      const { edits } = planWrite(shape, state.texts, cells);
      return gridReducer(shape, state, { type: "write", edits, news: { kind: "pasted", count: edits.length } });
    },
    startGrid(shape, TEXTS),
  );
}

describe("whatever is done", () => {
  test("one stands in a cell that is there, and what is to be read stays as it is", () => {
    fc.assert(
      fc.property(doing, (actions) => {
        const { texts, active } = play(actions);
        expect(kindOf(shape, texts, active)).not.toBe("none");
        expect(texts.map((row) => row[0])).toEqual(TEXTS.map((row) => row[0]));
      }),
    );
  });

  test("undoing all of it brings back the beginning, and doing it again the end", () => {
    fc.assert(
      fc.property(doing, (actions) => {
        const end = gridReducer(shape, play(actions), { type: "commit" });
        let state = end;
        while (state.undo.length > 0) state = gridReducer(shape, state, { type: "undo" });
        expect(state.texts).toEqual(TEXTS);
        while (state.undo.length < end.undo.length) state = gridReducer(shape, state, { type: "redo" });
        expect(gridReducer(shape, state, { type: "commit" }).texts).toEqual(end.texts);
      }),
    );
  });

  test("a row that nothing was done to stays the same object", () => {
    fc.assert(
      fc.property(place, text, (at, typed) => {
        const state = startGrid(shape, TEXTS);
        const next = gridReducer(shape, state, { type: "input", place: at, text: typed });
        for (const [index, row] of next.texts.entries()) if (index !== at.row) expect(row).toBe(state.texts[index]);
      }),
    );
  });
});

describe("looking for words", () => {
  const texts = [
    ["Kết nạp đảng viên", "26", "", ""],
    ["Chuyển đi", "51", "", "kết thúc"],
    ["Đảng viên cuối kỳ", "", "", "ket"],
  ];
  test("finds without tone marks, in reading order, only where there is a cell", () => {
    expect(findCells({ ...shape, rowCount: 3 }, texts, "KET")).toEqual([
      { row: 0, col: 0 },
      { row: 1, col: 3 },
    ]);
    expect(findCells({ ...shape, rowCount: 3 }, texts, " ")).toEqual([]);
  });

  test("goes on from where one stands, and round", () => {
    const matches = findCells({ ...shape, rowCount: 3 }, texts, "dang vien");
    expect(nextMatch(matches, { row: 0, col: 1 }, 1)).toBe(1);
    expect(nextMatch(matches, { row: 2, col: 0 }, 1)).toBe(0);
    expect(nextMatch(matches, { row: 0, col: 0 }, -1)).toBe(1);
    expect(nextMatch([], { row: 0, col: 0 }, 1)).toBeNull();
  });

  test("a place's text is read where there is one", () => {
    expect(textAt(texts, { row: 1, col: 1 })).toBe("51");
    expect(textAt(texts, { row: 9, col: 9 })).toBe("");
  });
});
