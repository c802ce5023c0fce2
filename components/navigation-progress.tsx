"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { PendingMark } from "./pending-mark";

const SHOWN_AFTER_MS = 250;
const GIVEN_UP_AFTER_MS = 20_000;

/**
 * Says that a page is being opened. Pages are sent whole, without a `loading.tsx`: a streamed page could neither
 * answer "not found" in its status nor be read without scripts.
 */
export function NavigationProgress() {
  const t = useTranslations("components");
  const pathname = usePathname();
  const search = useSearchParams();
  const [isOpening, setIsOpening] = useState(false);

  useEffect(() => {
    let timers: ReturnType<typeof setTimeout>[] = [];
    const stop = () => {
      for (const timer of timers) clearTimeout(timer);
      timers = [];
    };
    const handleClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || !isOtherPage(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      stop();
      timers = [
        setTimeout(() => setIsOpening(true), SHOWN_AFTER_MS),
        setTimeout(() => setIsOpening(false), GIVEN_UP_AFTER_MS),
      ];
    };
    document.addEventListener("click", handleClick);
    return () => {
      stop();
      setIsOpening(false);
      document.removeEventListener("click", handleClick);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new address is what ends the waiting
  }, [pathname, search]);

  return (
    <div aria-live="polite" className="no-print pointer-events-none fixed inset-x-0 top-3 z-50 flex justify-center">
      {isOpening && (
        <p className="flex items-center gap-2.5 rounded-control bg-ink px-4 py-2 text-label text-paper shadow-float">
          <PendingMark />
          {t("opening")}
        </p>
      )}
    </div>
  );
}

function isOtherPage(link: HTMLAnchorElement): boolean {
  if (link.target || link.hasAttribute("download") || link.origin !== window.location.origin) return false;
  return link.pathname !== window.location.pathname || link.search !== window.location.search;
}
