import type { Motion } from "./grid-moves";
import type { GridAction } from "./grid-reducer";

export interface KeyPress {
  readonly key: string;
  /** Ctrl, or Command on a Mac. */
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

export interface TypingMode {
  readonly mode: "move" | "replace" | "edit";
  readonly isMultiline: boolean;
}

/** What a key does in the grid; null leaves it to the browser. */
export type KeyCommand = readonly (GridAction | { readonly type: "find" } | { readonly type: "leave" })[] | null;

const ARROWS: Readonly<Record<string, readonly [plain: Motion, ctrl: Motion]>> = {
  ArrowLeft: ["left", "edgeLeft"],
  ArrowRight: ["right", "edgeRight"],
  ArrowUp: ["up", "edgeUp"],
  ArrowDown: ["down", "edgeDown"],
  Home: ["rowStart", "gridStart"],
  End: ["rowEnd", "gridEnd"],
  PageUp: ["pageUp", "pageUp"],
  PageDown: ["pageDown", "pageDown"],
};

/** The keys of a spreadsheet; within a text, those that move in it stay the browser's own. */
export function commandOf(press: KeyPress, typing: TypingMode): KeyCommand {
  if (press.alt) return null;
  if (press.ctrl) return withCtrl(press, typing);
  if (typing.mode === "move") return inGrid(press);
  return inText(press, typing);
}

function inGrid({ key, shift }: KeyPress): KeyCommand {
  const arrow = ARROWS[key];
  if (arrow) return [{ type: "move", motion: arrow[0], extend: shift }];
  if (key === "F2" || key === "Enter") return [{ type: "edit" }];
  if (key === "Delete" || key === "Backspace") return [{ type: "clear" }];
  if (key === "Escape") return [{ type: "cancel" }, { type: "leave" }];
  return null;
}

function inText({ key, shift }: KeyPress, { mode, isMultiline }: TypingMode): KeyCommand {
  if (key === "Escape") return [{ type: "cancel" }];
  if (key === "F2") return [{ type: "edit" }];
  if (key === "Enter" && !isMultiline) return [{ type: "move", motion: shift ? "up" : "down" }];
  const arrow = ARROWS[key];
  const isVertical = key === "ArrowUp" || key === "ArrowDown";
  const leaves = mode === "replace" ? !isMultiline || isVertical : isVertical && !isMultiline;
  return arrow && leaves && !shift ? [{ type: "move", motion: arrow[0] }] : null;
}

function withCtrl({ key, shift }: KeyPress, { mode, isMultiline }: TypingMode): KeyCommand {
  const letter = key.toLowerCase();
  if (letter === "d" || letter === "r") return [{ type: "fill", to: letter === "d" ? "down" : "right" }];
  if (letter === "f") return [{ type: "commit" }, { type: "find" }];
  if (mode !== "move") return key === "Enter" && isMultiline ? [{ type: "commit" }] : null;
  const arrow = ARROWS[key];
  if (arrow) return [{ type: "move", motion: arrow[1], extend: shift }];
  if (letter === "a") return [{ type: "selectAll" }];
  if (letter === "y" || (letter === "z" && shift)) return [{ type: "redo" }];
  if (letter === "z") return [{ type: "undo" }];
  return null;
}
