import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./breadcrumbs";

interface PageFrameProps {
  title: string;
  children: ReactNode;
  summary?: ReactNode;
  action?: ReactNode;
  breadcrumbs?: readonly Crumb[];
  /** A line of marks under the title: a status, a date, a quarter. */
  meta?: ReactNode;
  width?: "full" | "form";
  /** Who printed this page and when, what was filtered: shown on paper only. */
  printNote?: ReactNode;
}

export function PageFrame({
  title,
  children,
  summary,
  action,
  breadcrumbs,
  meta,
  width = "full",
  printNote,
}: PageFrameProps) {
  return (
    <div className={clsx("mx-auto flex w-full flex-col gap-7", width === "form" ? "max-w-160" : "max-w-320")}>
      <header className="flex flex-col gap-3">
        {breadcrumbs && breadcrumbs.length > 0 && <Breadcrumbs crumbs={breadcrumbs} />}
        <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
          <div className="min-w-0 flex-1 basis-112 max-sm:basis-full">
            <h1 className="text-h1 tracking-[-0.01em]">{title}</h1>
            {summary && <div className="mt-1 prose-width text-pretty text-ink-soft">{summary}</div>}
            {meta && <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-label">{meta}</div>}
          </div>
          {action && (
            <div className="no-print flex flex-wrap items-center gap-3 max-sm:w-full max-sm:[&>*]:flex-auto">
              {action}
            </div>
          )}
        </div>
      </header>
      {children}
      {printNote && <footer className="print-only border-t border-line pt-2 text-small">{printNote}</footer>}
    </div>
  );
}
