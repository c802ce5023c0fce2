"use client";

import { useRouter } from "next/navigation";
import type { Route } from "next";
import { useEffect, useRef } from "react";

interface RegisterKeysProps {
  openId: string | undefined;
  closeHref: string;
}

/** Makes the side panel quick to work with: it opens without a new page, takes the focus, and gives it back at Escape. */
export function RegisterKeys({ openId, closeHref }: RegisterKeysProps) {
  const router = useRouter();
  const lastOpen = useRef<string | undefined>(undefined);

  useEffect(() => {
    const go = (href: string) => {
      // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- Route is a narrow type once Next has generated it
      router.push(href as Route, { scroll: false });
    };
    const handleClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const link = event.target instanceof Element ? event.target.closest(".member-table tbody a") : null;
      const href = link?.getAttribute("href");
      if (!href) return;
      event.preventDefault();
      go(href);
    };
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || openId === undefined) return;
      const inDialog =
        event.target instanceof Element && event.target.closest("[role=dialog], [role=alertdialog], details[open]");
      if (inDialog === null || inDialog === false) go(closeHref);
    };
    document.addEventListener("click", handleClick);
    document.addEventListener("keydown", handleKey);
    return () => {
      document.removeEventListener("click", handleClick);
      document.removeEventListener("keydown", handleKey);
    };
  }, [router, openId, closeHref]);

  useEffect(() => {
    if (openId !== undefined) document.querySelector<HTMLElement>("#panel-title")?.focus({ preventScroll: true });
    else if (lastOpen.current !== undefined) {
      const link = `.member-table a[href*="open=${lastOpen.current}"]`;
      document.querySelector<HTMLElement>(link)?.focus({ preventScroll: true });
    }
    lastOpen.current = openId;
  }, [openId]);

  return null;
}
