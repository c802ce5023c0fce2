import { type MouseEvent, type PointerEvent, useEffect, useRef } from "react";
import type { GridAction } from "./grid-reducer";
import { type GridState, isSamePlace, type Place } from "./grid-state";

/** The cell that an element stands in, as the grid counts them. */
export function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
  const [row, col] = cell?.dataset["cell"]?.split(":").map(Number) ?? [];
  return row === undefined || col === undefined ? null : { row, col };
}

/** Choosing cells with the mouse: a press goes there, a second one into the text, dragging or Shift draws a range. */
export function usePointer(state: GridState, dispatch: (action: GridAction) => void, wantFocus: () => void) {
  const isDragging = useRef(false);
  const isFinger = useRef(false);
  useEffect(() => {
    const stop = () => {
      isDragging.current = false;
    };
    document.addEventListener("mouseup", stop);
    return () => document.removeEventListener("mouseup", stop);
  }, []);

  const handlePointerDown = (event: PointerEvent) => {
    isFinger.current = event.pointerType !== "mouse";
  };
  const handleMouseDown = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (!place || isFinger.current || event.button !== 0 || !(event.target instanceof Element)) return;
    if (event.target.closest("a, button, select")) return;
    if (event.shiftKey) {
      event.preventDefault();
      wantFocus();
      dispatch({ type: "go", place, extend: true });
      return;
    }
    const isIn = document.activeElement === event.target && isSamePlace(place, state.active);
    if (isIn) {
      if (!state.editing) dispatch({ type: "edit" });
      return;
    }
    event.preventDefault();
    isDragging.current = true;
    wantFocus();
    dispatch({ type: "go", place });
  };
  const handleMouseOver = (event: MouseEvent) => {
    const place = isDragging.current && event.buttons === 1 ? placeOf(event.target) : null;
    if (!place || isSamePlace(place, state.active)) return;
    wantFocus();
    dispatch({ type: "go", place, extend: true });
  };
  return { isFinger, handlePointerDown, handleMouseDown, handleMouseOver };
}
