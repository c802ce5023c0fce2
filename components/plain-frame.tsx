import { SlidersHorizontal } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark";
import { SkipLink } from "./skip-link";
import { UnfoldingMenu } from "./unfolding-menu";

interface PlainFrameProps {
  children: ReactNode;
  /** The switches of language, colours and density. */
  preferences: ReactNode;
  banner?: ReactNode;
}

/** The frame of pages outside the office's rooms: signing in, activation, an address that does not exist. */
export async function PlainFrame({ children, preferences, banner }: PlainFrameProps) {
  const t = await getTranslations("frame");
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={t("skip")} />
      <header>
        {banner}
        <div className="no-print flex items-center justify-between gap-4 px-8 py-4 max-md:px-4">
          <span className="md:max-lg:[&_span]:not-sr-only">
            <BrandMark />
          </span>
          <UnfoldingMenu
            summaryClass="flex min-h-11 items-center gap-2 rounded-control px-3 text-label text-ink-soft hover:bg-sunken hover:text-ink"
            panelClass="top-full right-0 mt-1 w-80 max-w-[calc(100vw-2rem)] p-4"
            summary={
              <>
                <SlidersHorizontal aria-hidden className="size-4.5 shrink-0" />
                {t("display")}
              </>
            }
          >
            {preferences}
          </UnfoldingMenu>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-120 flex-1 flex-col gap-6 px-4 pt-[min(10vh,5rem)] pb-16"
      >
        {children}
      </main>
    </div>
  );
}
