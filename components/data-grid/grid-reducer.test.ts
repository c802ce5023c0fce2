import { describe, expect, test } from "vitest";
import { commandOf } from "./grid-keys";
import { type GridAction, gridReducer } from "./grid-reducer";
import { type GridShape, type GridState, rangeOf, startGrid } from "./grid-state";

// Columns: a name to be read, two figures, a remark; the third row lacks its second figure.
const shape: GridShape = {
  rowCount: 4,
  colCount: 4,
  kindAt: (row, col) => {
    if (col === 0) return "read";
    return row === 2 && col === 2 ? "none" : "edit";
  },
  read: ({ col }, typed, texts) => {
    if (col === 3) return { text: typed.trim() };
    const rounded = /^hơn (\d+)$/.exec(typed.trim());
    if (rounded) return { text: rounded[1] ?? "", also: [{ col: 3, text: typed.trim() }], told: texts[0] ?? "" };
    return /^\d*$/.test(typed) ? { text: typed } : { text: typed, problem: "no figure" };
  },
};
const TEXTS = [
  ["Một", "1", "2", ""],
  ["Hai", "3", "4", ""],
  ["Ba", "", "", "ghi chú"],
  ["Bốn", "5", "", ""],
];

const start = () => startGrid(shape, TEXTS);
const run = (state: GridState, ...actions: GridAction[]) =>
  actions.reduce((now, action) => gridReducer(shape, now, action), state);

function press(state: GridState, key: string, held: { ctrl?: boolean; shift?: boolean } = {}): GridState {
  const typing = { mode: state.editing?.mode ?? "move", isMultiline: false } as const;
  const commands = commandOf({ key, ctrl: false, shift: false, alt: false, ...held }, typing) ?? [];
  return run(state, ...commands.filter((one): one is GridAction => one.type !== "find" && one.type !== "leave"));
}
const type = (state: GridState, text: string) => run(state, { type: "input", place: state.active, text });
const go = (row: number, col: number): GridAction => ({ type: "go", place: { row, col } });

describe("going about", () => {
  test("begins in the first cell that may be written", () => {
    expect(start().active).toEqual({ row: 0, col: 1 });
  });

  test("arrows go four ways and stop at the edges", () => {
    expect(press(press(start(), "ArrowRight"), "ArrowDown").active).toEqual({ row: 1, col: 2 });
    expect(press(press(start(), "ArrowLeft"), "ArrowLeft").active).toEqual({ row: 0, col: 0 });
    expect(press(start(), "ArrowUp").active).toEqual({ row: 0, col: 1 });
  });

  test("going down keeps to its column past a row that lacks it", () => {
    const third = press(press(run(start(), go(0, 2)), "ArrowDown"), "ArrowDown");
    expect(third.active).toEqual({ row: 2, col: 1 });
    expect(press(third, "ArrowDown").active).toEqual({ row: 3, col: 2 });
    expect(press(third, "ArrowRight").active).toEqual({ row: 2, col: 3 });
  });

  test("Home, End and Ctrl with them", () => {
    expect(press(start(), "End").active).toEqual({ row: 0, col: 3 });
    expect(press(start(), "Home").active).toEqual({ row: 0, col: 0 });
    expect(press(start(), "End", { ctrl: true }).active).toEqual({ row: 3, col: 3 });
    expect(press(run(start(), go(3, 3)), "Home", { ctrl: true }).active).toEqual({ row: 0, col: 0 });
  });

  test("Ctrl with an arrow goes to the end of what is filled, then over what is blank", () => {
    const filled = press(start(), "ArrowDown", { ctrl: true });
    expect(filled.active).toEqual({ row: 1, col: 1 });
    expect(press(filled, "ArrowDown", { ctrl: true }).active).toEqual({ row: 3, col: 1 });
    expect(press(start(), "ArrowRight", { ctrl: true }).active).toEqual({ row: 0, col: 2 });
    expect(press(run(start(), go(0, 2)), "ArrowRight", { ctrl: true }).active).toEqual({ row: 0, col: 3 });
  });

  test("Shift makes a range, Ctrl+A takes all, and an arrow alone lets go of it", () => {
    const range = press(press(start(), "ArrowDown", { shift: true }), "ArrowRight", { shift: true });
    expect(rangeOf(shape, range)).toEqual({ top: 0, bottom: 1, left: 1, right: 2 });
    expect(range.news).toEqual({ kind: "range", rows: 2, cols: 2 });
    const all = press(range, "a", { ctrl: true });
    expect(rangeOf(shape, all)).toEqual({ top: 0, bottom: 3, left: 0, right: 3 });
    expect(all.active).toEqual(range.active);
    expect(type(all, "8").texts[1]).toEqual(["Hai", "3", "8", ""]);
    expect(rangeOf(shape, press(range, "ArrowLeft"))).toEqual({ top: 1, bottom: 1, left: 1, right: 1 });
  });
});

describe("typing", () => {
  test("typing writes over, an arrow takes it and goes on", () => {
    const state = press(type(start(), "12"), "ArrowRight");
    expect(state.texts[0]).toEqual(["Một", "12", "2", ""]);
    expect(state.active).toEqual({ row: 0, col: 2 });
    expect(state.editing).toBeNull();
  });

  test("F2 goes into the text, whose arrows are its own; Enter takes it and goes down, Shift+Enter up", () => {
    const editing = press(start(), "F2");
    expect(editing.editing).toEqual({ mode: "edit", before: "1" });
    expect(press(type(editing, "10"), "ArrowLeft").active).toEqual({ row: 0, col: 1 });
    expect(press(type(editing, "10"), "Enter").active).toEqual({ row: 1, col: 1 });
    expect(press(type(run(start(), go(1, 1)), "7"), "Enter", { shift: true }).active).toEqual({ row: 0, col: 1 });
  });

  test("Escape brings back what stood there and leaves nothing to undo", () => {
    const state = press(type(type(start(), "9"), "99"), "Escape");
    expect(state.texts).toEqual(TEXTS);
    expect(state.undo).toEqual([]);
  });

  test("what cannot be read stays as typed, and one undo brings back what was there", () => {
    const state = press(type(start(), "nhiều"), "Enter");
    expect(state.texts[0]?.[1]).toBe("nhiều");
    expect(press(state, "z", { ctrl: true }).texts).toEqual(TEXTS);
  });

  test("rounded words go to the remark in the same step", () => {
    const state = press(type(start(), "hơn 500"), "Enter");
    expect(state.texts[0]).toEqual(["Một", "500", "2", "hơn 500"]);
    expect(state.news).toEqual({ kind: "told", text: "Một" });
    expect(press(state, "z", { ctrl: true }).texts).toEqual(TEXTS);
    expect(press(press(state, "z", { ctrl: true }), "y", { ctrl: true }).texts).toEqual(state.texts);
  });

  test("a cell to be read takes no typing and no editing", () => {
    const state = run(start(), go(0, 0));
    expect(type(state, "x").texts).toEqual(TEXTS);
    expect(press(state, "F2").editing).toBeNull();
    expect(press(state, "Delete").texts).toEqual(TEXTS);
  });

  test("typing in another cell first takes what was typed in the last", () => {
    const state = run(type(start(), "hơn 8"), { type: "input", place: { row: 1, col: 1 }, text: "6" });
    expect(state.texts.map((row) => row[1])).toEqual(["8", "6", "", "5"]);
    expect(state.active).toEqual({ row: 1, col: 1 });
  });
});

describe("many cells at once", () => {
  const range = run(start(), go(0, 1), { type: "go", place: { row: 2, col: 2 }, extend: true });

  test("Delete clears the range in one step", () => {
    const state = press(range, "Delete");
    expect(state.texts.map((row) => row.slice(1, 3))).toEqual([
      ["", ""],
      ["", ""],
      ["", ""],
      ["5", ""],
    ]);
    expect(state.news).toEqual({ kind: "cleared", count: 4 });
    expect(press(state, "z", { ctrl: true }).texts).toEqual(TEXTS);
  });

  test("Ctrl+D fills down from the first row, a single cell from the one above", () => {
    expect(press(range, "d", { ctrl: true }).texts.map((row) => row.slice(1, 3))).toEqual([
      ["1", "2"],
      ["1", "2"],
      ["1", ""],
      ["5", ""],
    ]);
    expect(press(run(start(), go(2, 1)), "d", { ctrl: true }).texts[2]?.[1]).toBe("3");
    expect(press(start(), "d", { ctrl: true }).texts).toEqual(TEXTS);
  });

  test("Ctrl+R fills to the right, past what cannot be read there", () => {
    const state = press(run(start(), go(0, 1), { type: "go", place: { row: 0, col: 3 }, extend: true }), "r", {
      ctrl: true,
    });
    expect(state.texts[0]).toEqual(["Một", "1", "1", "1"]);
    const fromName = press(run(start(), go(0, 1)), "r", { ctrl: true });
    expect(fromName.texts).toEqual(TEXTS);
    expect(fromName.news).toEqual({ kind: "filled", count: 0, skipped: 1 });
  });

  test("undo and redo walk through all steps, and a new step forgets those taken back", () => {
    const two = press(press(press(type(start(), "7"), "Enter"), "Delete"), "z", { ctrl: true });
    expect(two.texts.map((row) => row[1])).toEqual(["7", "3", "", "5"]);
    expect(press(two, "Z", { ctrl: true, shift: true }).texts[1]?.[1]).toBe("");
    const other = press(type(two, "8"), "Enter");
    expect(press(other, "y", { ctrl: true }).news).toEqual({ kind: "nothingToRedo" });
    const none = press(press(press(other, "z", { ctrl: true }), "z", { ctrl: true }), "z", { ctrl: true });
    expect(none.texts).toEqual(TEXTS);
    expect(none.news).toEqual({ kind: "nothingToUndo" });
  });

  test("a row replaced from outside keeps its place and is no step", () => {
    const state = run(type(start(), "7"), { type: "replaceRow", row: 0, texts: ["Một", "77", "2", ""] });
    expect(state.texts[0]?.[1]).toBe("77");
    expect(state.editing).toBeNull();
    expect(state.undo).toEqual([]);
  });
});

describe("keys that are the browser's own", () => {
  const keys = { ctrl: false, shift: false, alt: false };
  test("letters, Tab and keys with Alt are left alone", () => {
    const move = { mode: "move", isMultiline: false } as const;
    for (const pressed of [
      { ...keys, key: "a" },
      { ...keys, key: "Tab" },
      { ...keys, key: "ArrowLeft", alt: true },
      { ...keys, key: "c", ctrl: true },
      { ...keys, key: "s", ctrl: true },
    ]) {
      expect(commandOf(pressed, move)).toBeNull();
    }
  });

  test("in a text of several lines Enter and the arrows are the text's", () => {
    const text = { mode: "edit", isMultiline: true } as const;
    expect(commandOf({ ...keys, key: "Enter" }, text)).toBeNull();
    expect(commandOf({ ...keys, key: "ArrowDown" }, text)).toBeNull();
    expect(commandOf({ ...keys, key: "Enter", ctrl: true }, text)).toEqual([{ type: "commit" }]);
  });
});
