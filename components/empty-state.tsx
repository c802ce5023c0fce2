import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Says what will be here and offers the first step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-4 rounded-control border border-dashed border-line-strong px-6 py-8">
      <div className="prose-width">
        <p className="font-semibold">{title}</p>
        {children && <div className="mt-1 text-ink-soft">{children}</div>}
      </div>
      {action && <div className="no-print">{action}</div>}
    </div>
  );
}
