"use client";

import { type ReactNode, useMemo } from "react";
import type { RemarkCount } from "../rules/remarks";
import { DraftNewsContext, NO_NEWS } from "./presence-context";

/** Tells every RemarkButton beneath it how many remarks stand at its field. */
export function RemarkCounts({ counts, children }: { counts: readonly RemarkCount[]; children: ReactNode }) {
  const news = useMemo(() => ({ ...NO_NEWS, remarks: counts }), [counts]);
  return <DraftNewsContext value={news}>{children}</DraftNewsContext>;
}
