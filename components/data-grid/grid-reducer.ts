import { applyEdits, editsOf, fillCells, placesIn, planWrite } from "./grid-edits";
import { type Motion, nearest, placeAfter } from "./grid-moves";
import {
  type Edit,
  type GridShape,
  type GridState,
  isSamePlace,
  kindOf,
  type News,
  type Place,
  rangeOf,
  type RowTexts,
  textAt,
} from "./grid-state";

export type GridAction =
  | { readonly type: "go"; readonly place: Place; readonly extend?: boolean }
  | { readonly type: "move"; readonly motion: Motion; readonly extend?: boolean }
  | { readonly type: "edit" }
  | { readonly type: "cancel" }
  | { readonly type: "selectAll" | "commit" | "clear" | "undo" | "redo" }
  | { readonly type: "input"; readonly place: Place; readonly text: string }
  | { readonly type: "fill"; readonly to: "down" | "right" }
  | { readonly type: "write"; readonly edits: readonly Edit[]; readonly news: News }
  | { readonly type: "replaceRow"; readonly row: number; readonly texts: RowTexts }
  | { readonly type: "tell"; readonly news: News };

const MOST_STEPS = 500;

/** The whole of what the grid does with a key, a pointer or a paste; knows nothing of the page. */
export function gridReducer(shape: GridShape, state: GridState, action: GridAction): GridState {
  switch (action.type) {
    case "input":
      return typeInto(shape, state, action.place, action.text);
    case "edit":
      return startEditing(shape, state);
    case "cancel":
      return cancelEditing(state);
    case "replaceRow": {
      const isHere = action.row === state.active.row;
      const texts = state.texts.map((row, index) => (index === action.row ? action.texts : row));
      return settle(shape, { ...state, texts, editing: isHere ? null : state.editing });
    }
    case "tell":
      return { ...state, news: action.news };
    case "go":
    case "move":
    case "selectAll":
    case "commit":
    case "clear":
    case "fill":
    case "write":
    case "undo":
    case "redo":
      return afterTyping(shape, commitEditing(shape, hush(state, action)), action);
    default:
      return action satisfies never;
  }
}

// What happened is told until one goes on.
function hush(state: GridState, action: SettledAction): GridState {
  const goesOn = (action.type === "move" || action.type === "go") && state.news !== null;
  return goesOn ? { ...state, news: null } : state;
}

type SettledAction = Exclude<GridAction, { readonly type: "input" | "edit" | "cancel" | "replaceRow" | "tell" }>;

function afterTyping(shape: GridShape, state: GridState, action: SettledAction): GridState {
  switch (action.type) {
    case "commit":
      return state;
    case "go":
      return goTo(shape, state, action.place, action.extend);
    case "move":
      return moveBy(shape, state, action);
    case "selectAll": {
      const all = { ...state, isAll: true };
      return { ...all, news: rangeNews(shape, all) };
    }
    case "clear": {
      const cells = placesIn(rangeOf(shape, state)).filter((place) => kindOf(shape, state.texts, place) === "edit");
      const { edits } = planWrite(
        shape,
        state.texts,
        cells.map((place) => ({ ...place, text: "" })),
      );
      return step(shape, state, edits, { kind: "cleared", count: edits.length });
    }
    case "fill": {
      const { edits, landings } = planWrite(
        shape,
        state.texts,
        fillCells(state.texts, rangeOf(shape, state), action.to),
      );
      const skipped = landings.filter(({ fate }) => fate === "unreadable" || fate === "readOnly").length;
      return step(shape, state, edits, { kind: "filled", count: edits.length, skipped });
    }
    case "write":
      return step(shape, state, action.edits, action.news);
    case "undo":
      return takeBack(shape, state);
    case "redo":
      return doAgain(shape, state);
    default:
      return action satisfies never;
  }
}

function goTo(shape: GridShape, state: GridState, place: Place, extend = false): GridState {
  const active = nearest(shape, state.texts, place);
  const isHere = isSamePlace(active, state.active) && (extend || isSamePlace(active, state.anchor));
  if (isHere && !state.isAll) return state;
  const next = {
    ...state,
    active,
    isAll: false,
    anchor: extend ? state.anchor : active,
    wish: extend ? place.col : active.col,
  };
  return extend ? { ...next, news: rangeNews(shape, next) } : next;
}

const VERTICAL: ReadonlySet<Motion> = new Set(["up", "down", "edgeUp", "edgeDown", "pageUp", "pageDown"]);

function moveBy(
  shape: GridShape,
  state: GridState,
  { motion, extend = false }: { motion: Motion; extend?: boolean },
): GridState {
  const active = placeAfter(shape, state, motion);
  const wish = VERTICAL.has(motion) ? state.wish : active.col;
  const next = { ...state, active, wish, isAll: false, anchor: extend ? state.anchor : active };
  return extend ? { ...next, news: rangeNews(shape, next) } : next;
}

function rangeNews(shape: GridShape, state: GridState): News {
  const { top, bottom, left, right } = rangeOf(shape, state);
  return { kind: "range", rows: bottom - top + 1, cols: right - left + 1 };
}

function typeInto(shape: GridShape, state: GridState, place: Place, text: string): GridState {
  const isElsewhere = !isSamePlace(place, state.active);
  const at = isElsewhere ? goTo(shape, commitEditing(shape, state), place) : state;
  if (kindOf(shape, at.texts, place) !== "edit") return state;
  const before = textAt(at.texts, place);
  const editing = at.editing ?? { mode: "replace" as const, before };
  const texts = applyEdits(at.texts, [{ ...place, before, after: text }], "after");
  return { ...at, texts, editing, anchor: at.active, isAll: false };
}

function startEditing(shape: GridShape, state: GridState): GridState {
  if (kindOf(shape, state.texts, state.active) !== "edit") return state;
  const before = state.editing?.before ?? textAt(state.texts, state.active);
  return { ...state, anchor: state.active, isAll: false, editing: { mode: "edit", before } };
}

function cancelEditing(state: GridState): GridState {
  if (!state.editing) return { ...state, anchor: state.active, isAll: false };
  const back = { ...state.active, before: textAt(state.texts, state.active), after: state.editing.before };
  return { ...state, texts: applyEdits(state.texts, [back], "after"), editing: null };
}

function commitEditing(shape: GridShape, state: GridState): GridState {
  if (!state.editing) return state;
  const { before } = state.editing;
  const typed = textAt(state.texts, state.active);
  const still = { ...state, editing: null };
  if (typed === before) return still;
  const rowTexts = state.texts[state.active.row] ?? [];
  const reading = shape.read(state.active, typed, rowTexts);
  const edits = editsOf(state.active, { before, reading, texts: rowTexts });
  const told: News | null = reading.told === undefined ? state.news : { kind: "told", text: reading.told };
  const shown = applyEdits(state.texts, [{ ...state.active, before: typed, after: reading.text }], "after");
  if (edits.length === 0) return { ...still, texts: shown };
  return settle(shape, { ...still, ...remember(state, edits), texts: applyEdits(shown, edits, "after"), news: told });
}

function remember(state: GridState, edits: readonly Edit[]): Pick<GridState, "undo" | "redo"> {
  return { undo: [...state.undo.slice(1 - MOST_STEPS), edits], redo: [] };
}

function step(shape: GridShape, state: GridState, edits: readonly Edit[], news: News): GridState {
  if (edits.length === 0) return { ...state, news };
  return settle(shape, {
    ...state,
    ...remember(state, edits),
    texts: applyEdits(state.texts, edits, "after"),
    news,
  });
}

function takeBack(shape: GridShape, state: GridState): GridState {
  const edits = state.undo.at(-1);
  if (!edits) return { ...state, news: { kind: "nothingToUndo" } };
  return showEdits(shape, edits, {
    ...state,
    texts: applyEdits(state.texts, edits, "before"),
    undo: state.undo.slice(0, -1),
    redo: [...state.redo, edits],
    news: { kind: "undone", count: edits.length },
  });
}

function doAgain(shape: GridShape, state: GridState): GridState {
  const edits = state.redo.at(-1);
  if (!edits) return { ...state, news: { kind: "nothingToRedo" } };
  return showEdits(shape, edits, {
    ...state,
    texts: applyEdits(state.texts, edits, "after"),
    undo: [...state.undo, edits],
    redo: state.redo.slice(0, -1),
    news: { kind: "redone", count: edits.length },
  });
}

// What was taken back or done again is where one looks next.
function showEdits(shape: GridShape, [first]: readonly Edit[], state: GridState): GridState {
  const active = first ? nearest(shape, state.texts, first) : state.active;
  return { ...state, active, anchor: active, isAll: false, wish: active.col };
}

// A cell may go when its row changes: whoever stood in it stands beside it now.
function settle(shape: GridShape, state: GridState): GridState {
  const active = nearest(shape, state.texts, state.active);
  return isSamePlace(active, state.active) ? state : { ...state, active, anchor: active };
}
