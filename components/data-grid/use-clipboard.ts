import { type RefObject, useEffect, useRef } from "react";
import { tableFromHtml } from "./clipboard-table";
import { parseSheetText, toSheetHtml, toSheetText } from "./clipboard-text";

interface ClipboardUse {
  /** The block to copy, or null while a text is being written: then the browser copies its own. */
  readonly take: (isCut: boolean) => readonly (readonly string[])[] | null;
  /** Says whether it took the block; what it leaves is the browser's. */
  readonly put: (block: string[][]) => boolean;
  readonly numberOf: (text: string) => number | null;
}

const MOST_ROWS = 1_000;
const MOST_COLS = 50;

/** Copy, cut and paste while the focus is in the grid; the page hears them, as a cell that is only read does not. */
export function useClipboard(root: RefObject<HTMLElement | null>, use: ClipboardUse): void {
  const latest = useRef(use);
  useEffect(() => {
    latest.current = use;
  });
  useEffect(() => {
    const isHere = () => {
      const focused = document.activeElement;
      return focused !== null && root.current?.contains(focused) === true && !focused.closest("[data-panel]");
    };
    const handleTake = (event: ClipboardEvent) => {
      if (!isHere() || !event.clipboardData) return;
      const block = latest.current.take(event.type === "cut");
      if (!block) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", toSheetText(block));
      event.clipboardData.setData("text/html", toSheetHtml(block, latest.current.numberOf));
    };
    const handlePaste = (event: ClipboardEvent) => {
      if (!isHere() || !event.clipboardData) return;
      const block = blockFrom(event.clipboardData);
      if (latest.current.put(block)) event.preventDefault();
    };
    document.addEventListener("copy", handleTake);
    document.addEventListener("cut", handleTake);
    document.addEventListener("paste", handlePaste);
    return () => {
      document.removeEventListener("copy", handleTake);
      document.removeEventListener("cut", handleTake);
      document.removeEventListener("paste", handlePaste);
    };
  }, [root]);
}

function blockFrom(data: DataTransfer): string[][] {
  const html = data.getData("text/html");
  const block = (html && tableFromHtml(html)) || parseSheetText(data.getData("text/plain"));
  return block.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_COLS));
}
