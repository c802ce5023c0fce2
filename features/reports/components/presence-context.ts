"use client";

import { createContext, useContext } from "react";
import type { RemarkCount } from "../rules/remarks";

export interface DraftNewsState {
  /** False once the report was handed in, or its quarter locked, while this page had it open. */
  readonly isOpen: boolean;
  readonly others: readonly { readonly name: string; readonly field: string | null }[];
  readonly remarks: readonly RemarkCount[];
}

export const NO_NEWS: DraftNewsState = { isOpen: true, others: [], remarks: [] };

export const DraftNewsContext = createContext<DraftNewsState>(NO_NEWS);

/** Said by whoever remarked something on this page. */
export const REMARKED_EVENT = "so-ket:remarked";

export function useDraftNews(): DraftNewsState {
  return useContext(DraftNewsContext);
}
