import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { LinkButton } from "./link-button";

interface PaginationProps {
  label: string;
  previousLabel: string;
  nextLabel: string;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  summary?: ReactNode;
}

export function Pagination({ label, previousLabel, nextLabel, previousHref, nextHref, summary }: PaginationProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3">
      <div className="text-label text-ink-soft">{summary}</div>
      <div className="flex gap-2">
        {previousHref && (
          <LinkButton href={previousHref} size="small" icon={<ChevronLeft aria-hidden className="size-4" />}>
            {previousLabel}
          </LinkButton>
        )}
        {nextHref && (
          <LinkButton href={nextHref} size="small">
            {nextLabel}
            <ChevronRight aria-hidden className="size-4" />
          </LinkButton>
        )}
      </div>
    </nav>
  );
}
