"use client";

import type { ReactNode } from "react";
import { useEffect, useRef } from "react";

/** Puts the cursor where the next entry begins, after one was saved. */
export function FocusFirst({ isWanted, children }: { isWanted: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isWanted) place.current?.querySelector<HTMLElement>("input:not([type=hidden]), select")?.focus();
  }, [isWanted]);
  return (
    <div ref={place} className="contents">
      {children}
    </div>
  );
}
