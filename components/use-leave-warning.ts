"use client";

import { useCallback, useEffect, useRef } from "react";

/** Asks before a page with unsaved text is left, by a link of the app or by the browser. */
export function useLeaveWarning(isWanted: boolean, question: string) {
  const isDirty = useRef(false);

  useEffect(() => {
    if (!isWanted) return undefined;
    const handleUnload = (event: BeforeUnloadEvent) => {
      if (isDirty.current) event.preventDefault();
    };
    const handleClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const leavesPage = link && !link.getAttribute("href")?.startsWith("#") && !link.hasAttribute("download");
      if (!leavesPage || link.getAttribute("target") === "_blank" || !isDirty.current) return;
      if (window.confirm(question)) {
        isDirty.current = false;
      } else {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener("beforeunload", handleUnload);
    document.addEventListener("click", handleClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", handleUnload);
      document.removeEventListener("click", handleClick, { capture: true });
    };
  }, [isWanted, question]);

  const markDirty = useCallback(() => {
    isDirty.current = true;
  }, []);
  const markClean = useCallback(() => {
    isDirty.current = false;
  }, []);
  return { markDirty, markClean };
}
