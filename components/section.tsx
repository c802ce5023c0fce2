import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useId } from "react";

interface SectionProps {
  title: string;
  children: ReactNode;
  summary?: ReactNode;
  action?: ReactNode;
  id?: string;
  level?: 2 | 3;
}

export function Section({ title, children, summary, action, id, level = 2 }: SectionProps) {
  const headingId = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={id} aria-labelledby={headingId} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <Heading id={headingId} className={clsx(level === 2 ? "text-h2" : "text-h3")}>
            {title}
          </Heading>
          {summary && <div className="mt-0.5 prose-width text-label text-ink-soft">{summary}</div>}
        </div>
        {action && <div className="no-print flex flex-wrap gap-3">{action}</div>}
      </header>
      {children}
    </section>
  );
}
