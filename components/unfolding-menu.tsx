"use client";

import { clsx } from "clsx";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";

interface UnfoldingMenuProps {
  summary: ReactNode;
  label?: string;
  children: ReactNode;
  summaryClass: string;
  panelClass: string;
}

/** A `details` element: it unfolds without scripts; with them it also folds by Escape, a click beside it or a new page. */
export function UnfoldingMenu({ summary, label, children, summaryClass, panelClass }: UnfoldingMenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const pathname = usePathname();

  useEffect(() => {
    const fold = (returnsFocus: boolean) => {
      if (!details.current?.open) return;
      details.current.open = false;
      if (returnsFocus) details.current.querySelector("summary")?.focus();
    };
    const handlePointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !details.current?.contains(event.target)) fold(false);
    };
    const handleKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") fold(true);
    };
    document.addEventListener("pointerdown", handlePointer);
    document.addEventListener("keydown", handleKey);
    return () => {
      document.removeEventListener("pointerdown", handlePointer);
      document.removeEventListener("keydown", handleKey);
    };
  }, []);

  return (
    <details key={pathname} ref={details} className="group/menu relative">
      <summary aria-label={label} className={summaryClass}>
        {summary}
      </summary>
      <div className={clsx("absolute z-40 rounded-control border border-line bg-raised shadow-float", panelClass)}>
        {children}
      </div>
    </details>
  );
}
