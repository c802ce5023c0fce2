"use client";

import { useEffect, useMemo, useState } from "react";
import { fold } from "@/lib/vietnamese";

export interface Assigned {
  id: string;
  label: string;
  detail: string;
}

export type FindAssigned = (query: string) => Promise<readonly Assigned[]>;

interface Source {
  readonly rows: readonly Assigned[];
  readonly total: number;
  readonly find: FindAssigned | undefined;
  readonly search: string;
}

interface Answer {
  readonly query: string;
  /** Null where the asking failed. */
  readonly rows: readonly Assigned[] | null;
}

const TYPING_PAUSE_MS = 250;
const nobody: readonly Assigned[] = [];

/** The rows that answer a search: of a list that is whole, from it; of a longer one, from the register. */
export function useAssigned({ rows, total, find, search }: Source) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const query = search.trim();
  const isRemote = find !== undefined && rows.length < total && query !== "";

  useEffect(() => {
    if (!isRemote) return undefined;
    let isStale = false;
    const ask = async () => {
      const found = await find(query).catch(() => null);
      if (!isStale) setAnswer({ query, rows: found });
    };
    const timer = setTimeout(() => void ask(), TYPING_PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [isRemote, find, query]);

  const listed = useMemo(() => {
    const words = fold(query).split(" ");
    return rows.filter((row) => words.every((word) => fold(`${row.label} ${row.detail}`).includes(word)));
  }, [rows, query]);
  if (!isRemote) return { shown: listed, isSearching: false, hasFailed: false };
  const isAnswered = answer?.query === query;
  return {
    shown: isAnswered ? (answer.rows ?? nobody) : nobody,
    isSearching: !isAnswered,
    hasFailed: isAnswered && answer.rows === null,
  };
}
