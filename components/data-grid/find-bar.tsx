import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { findCells, nextMatch } from "./grid-find";
import { isSamePlace, type Place } from "./grid-state";
import type { DataGridControl } from "./use-data-grid";

const ICON_BUTTON = "flex size-9 coarse:size-11 shrink-0 items-center justify-center rounded-control hover:bg-sunken";

/** Looks through all cells; Enter goes to the next match, Shift+Enter back, Escape into the grid where one is. */
export function FindBar({ control, onClose }: { control: DataGridControl; onClose: () => void }) {
  const t = useTranslations("components.grid");
  const { shape, state, dispatch } = control;
  const [query, setQuery] = useState("");
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const matches = findCells(shape, state.texts, query);
  const here = matches.findIndex((place) => isSamePlace(place, state.active));

  const goTo = (found: readonly Place[], index: number | null) => {
    const place = index === null ? undefined : found[index];
    if (!place) return;
    dispatch({ type: "go", place });
    document.querySelector(`[data-cell="${place.row}:${place.col}"]`)?.scrollIntoView({ block: "nearest" });
  };
  const goOn = (direction: 1 | -1) => goTo(matches, nextMatch(matches, state.active, direction));
  const handleType = (typed: string) => {
    setQuery(typed);
    const found = findCells(shape, state.texts, typed);
    const isAtOne = found.some((place) => isSamePlace(place, state.active));
    if (!isAtOne) goTo(found, nextMatch(found, { ...state.active, col: state.active.col - 1 }, 1));
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    const isFindKey = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "g";
    if (event.key === "Enter" || isFindKey) {
      event.preventDefault();
      goOn(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      onClose();
    }
  };
  return (
    <search className="flex flex-wrap items-center gap-2 border-t border-line pt-2">
      <input
        ref={box}
        type="text"
        value={query}
        aria-label={t("findWords")}
        placeholder={t("findWords")}
        autoComplete="off"
        className="control max-w-72 min-w-0"
        onChange={({ currentTarget }) => handleType(currentTarget.value)}
        onKeyDown={handleKeyDown}
      />
      <output className="min-w-28 text-label text-ink-soft">
        {query.trim() !== "" &&
          (matches.length === 0 ? t("noMatch") : t("matches", { here: here + 1, count: matches.length }))}
      </output>
      <button type="button" aria-label={t("previousMatch")} className={ICON_BUTTON} onClick={() => goOn(-1)}>
        <ChevronUp aria-hidden className="size-5" />
      </button>
      <button type="button" aria-label={t("nextMatch")} className={ICON_BUTTON} onClick={() => goOn(1)}>
        <ChevronDown aria-hidden className="size-5" />
      </button>
      <button type="button" aria-label={t("closeFind")} className={ICON_BUTTON} onClick={onClose}>
        <X aria-hidden className="size-5" />
      </button>
    </search>
  );
}
