import { type RefObject, useLayoutEffect, useRef } from "react";
import type { DataGridControl } from "./use-data-grid";

interface Wants {
  focus: boolean;
  caretAtEnd: boolean;
}

const NOTHING: Wants = { focus: false, caretAtEnd: false };

/** Keeps the focus on the active cell, all of its text chosen so that typing writes over it. */
export function useActiveCell(root: RefObject<HTMLElement | null>, { state }: DataGridControl, isTouch: boolean) {
  const wants = useRef(NOTHING);
  useLayoutEffect(() => {
    const { focus, caretAtEnd } = wants.current;
    wants.current = NOTHING;
    const part = focusedPart(root.current);
    if (!part || (!focus && document.activeElement !== part)) return;
    if (focus) part.focus();
    if (!(part instanceof HTMLInputElement || part instanceof HTMLTextAreaElement)) return;
    if (caretAtEnd) part.setSelectionRange(part.value.length, part.value.length);
    else if (!state.editing && !isTouch) part.select();
  }, [root, state, isTouch]);
  return {
    wantFocus: (caretAtEnd = false) => {
      wants.current = { focus: true, caretAtEnd };
    },
    wantNothing: () => {
      wants.current = NOTHING;
    },
  };
}

/** The part of the active cell that takes the focus: its box, its link, or the cell itself. */
export function focusedPart(root: HTMLElement | null): HTMLElement | null {
  const cell = root?.querySelector<HTMLElement>("[data-active]");
  return cell?.matches("[data-focus]") ? cell : (cell?.querySelector<HTMLElement>("[data-focus]") ?? null);
}
