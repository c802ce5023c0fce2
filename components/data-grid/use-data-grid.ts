import { useReducer } from "react";
import { type GridAction, gridReducer } from "./grid-reducer";
import { type GridShape, type GridState, startGrid, type Texts } from "./grid-state";

export interface DataGridControl {
  readonly shape: GridShape;
  readonly state: GridState;
  readonly dispatch: (action: GridAction) => void;
}

/** The state of a grid on this page; `makeTexts` is asked once. */
export function useDataGrid(shape: GridShape, makeTexts: () => Texts): DataGridControl {
  const [state, dispatch] = useReducer(
    (now: GridState, action: GridAction) => gridReducer(shape, now, action),
    null,
    () => startGrid(shape, makeTexts()),
  );
  return { shape, state, dispatch };
}
