"use client";

import { useEffect, useRef } from "react";
import type { DataGridControl } from "@/components/data-grid/use-data-grid";
import type { GridShape, RowTexts, Texts } from "@/components/data-grid/grid-state";
import { type Entry, ENTRY_PARTS } from "../rules/figures";
import type { DraftSaver } from "./draft-saver";
import type { EditedFigure } from "./edited-figure";
import { FIGURE_COLUMNS } from "./figure-columns";
import { entryOf } from "./figure-entry";

interface FigureSaving {
  readonly figures: readonly EditedFigure[];
  readonly control: DataGridControl;
  readonly isCumulative: boolean;
  readonly saver: DraftSaver;
  readonly startTexts: Texts;
}

// Whoever is still typing "hơn 500" is not told at "h" that it is no number.
const PATIENCE = 900;

/** Hands the saver every figure whose row changed, however it changed; answers how to take over an entry that is stored already. */
export function useFigureSaving({ figures, control, isCumulative, saver, startTexts }: FigureSaving) {
  const { shape, state, dispatch } = control;
  const seen = useRef(startTexts);
  const told = useRef<(Entry | null)[] | null>(null);
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());
  told.current ??= figures.map((figure, row) => entryOf(startTexts[row] ?? [], figure, isCumulative));

  useEffect(() => {
    const [before, entries] = [seen.current, told.current ?? []];
    seen.current = state.texts;
    for (const [row, figure] of figures.entries()) {
      const texts = state.texts[row];
      if (!texts || texts === before[row]) continue;
      const key = `figure:${figure.code}`;
      clearTimeout(timers.current.get(row));
      const entry = entryOf(texts, figure, isCumulative);
      const known = entries[row] ?? null;
      entries[row] = entry;
      if (entry) {
        if (!known || !isSameEntry(entry, known)) saver.change(key, entry);
        continue;
      }
      const refuse = () => saver.refuse(key, problemOf(shape, row, texts));
      const isTyping = state.editing !== null && state.active.row === row;
      if (isTyping) timers.current.set(row, setTimeout(refuse, PATIENCE));
      else refuse();
    }
  }, [figures, state, shape, isCumulative, saver]);
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
    };
  }, []);

  return (row: number, texts: RowTexts) => {
    const figure = figures[row];
    if (told.current && figure) told.current[row] = entryOf(texts, figure, isCumulative);
    dispatch({ type: "replaceRow", row, texts });
  };
}

function isSameEntry(a: Entry, b: Entry): boolean {
  return ENTRY_PARTS.every((part) => a[part] === b[part]);
}

function problemOf(shape: GridShape, row: number, texts: RowTexts): string {
  for (const col of FIGURE_COLUMNS.keys()) {
    if (shape.kindAt(row, col, texts) !== "edit") continue;
    const { problem } = shape.read({ row, col }, texts[col] ?? "", texts);
    if (problem !== undefined) return problem;
  }
  return "";
}
