import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { DataGridControl } from "./use-data-grid";

interface Wants {
  focus: boolean;
  caretAtEnd: boolean;
}

const NOTHING: Wants = { focus: false, caretAtEnd: false };

/** Keeps the focus on the active cell, all of its text chosen so that typing writes over it. */
export function useActiveCell(root: RefObject<HTMLElement | null>, { state }: DataGridControl, isTouch: boolean) {
  // State and not a note: going to where one is already changes nothing in the grid, but the focus is wanted all the same.
  const [wants, want] = useState(NOTHING);
  const met = useRef(NOTHING);
  useLayoutEffect(() => {
    const { focus, caretAtEnd } = met.current === wants ? NOTHING : wants;
    met.current = wants;
    const part = focusedPart(root.current);
    if (!part || (!focus && document.activeElement !== part)) return;
    if (focus) part.focus();
    if (!(part instanceof HTMLInputElement || part instanceof HTMLTextAreaElement)) return;
    if (caretAtEnd) part.setSelectionRange(part.value.length, part.value.length);
    else if (!state.editing && !isTouch) part.select();
  }, [root, state, isTouch, wants]);
  return {
    wantFocus: (caretAtEnd = false) => want({ focus: true, caretAtEnd }),
    wantNothing: () => want(NOTHING),
  };
}

/** The part of the active cell that takes the focus: its box, its link, or the cell itself. */
export function focusedPart(root: HTMLElement | null): HTMLElement | null {
  const cell = root?.querySelector<HTMLElement>("[data-active]");
  return cell?.matches("[data-focus]") ? cell : (cell?.querySelector<HTMLElement>("[data-focus]") ?? null);
}
