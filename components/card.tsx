import type { ReactNode } from "react";

interface CardProps {
  children: ReactNode;
  title?: string;
  action?: ReactNode;
}

export function Card({ children, title, action }: CardProps) {
  return (
    <section className="flex flex-col gap-4 rounded-control border border-line bg-raised p-5 max-sm:p-4">
      {(title || action) && (
        <header className="flex flex-wrap items-center justify-between gap-3">
          {title && <h2 className="text-h3">{title}</h2>}
          {action}
        </header>
      )}
      {children}
    </section>
  );
}
