import { clsx } from "clsx";
import type { ReactNode } from "react";
import { AppLink } from "./app-link";

interface StatProps {
  label: string;
  value: string;
  href?: string;
  delta?: { text: string; tone?: "neutral" | "good" | "bad" };
  note?: ReactNode;
}

const DELTA_CLASS = { neutral: "text-ink-soft", good: "text-green", bad: "text-red" } as const;

/** A figure with its name; as a link it opens to what the figure is made of. */
export function Stat({ label, value, href, delta, note }: StatProps) {
  return (
    <div className="relative flex min-w-0 flex-col gap-0.5 px-5 py-4 max-sm:px-4">
      <dt className="order-1 text-label text-balance text-ink-soft">{label}</dt>
      <dd className="order-0 text-figure font-semibold tracking-[-0.01em]">
        {href ? (
          <AppLink
            href={href}
            className="underline decoration-line-strong decoration-1 underline-offset-6 after:absolute after:inset-0 hover:decoration-ink hover:decoration-2"
          >
            {value}
            <span className="sr-only"> {label}</span>
          </AppLink>
        ) : (
          value
        )}
      </dd>
      {delta && (
        <dd className={clsx("order-2 text-small font-medium", DELTA_CLASS[delta.tone ?? "neutral"])}>{delta.text}</dd>
      )}
      {note && <dd className="order-3 text-small text-ink-soft">{note}</dd>}
    </div>
  );
}

export function StatRow({ children }: { children: ReactNode }) {
  return (
    <div className="overflow-hidden rounded-control border border-line bg-raised">
      <dl className="-mt-px -ml-px grid grid-cols-[repeat(auto-fit,minmax(min(10rem,100%),1fr))] max-sm:grid-cols-2 print:grid-cols-[repeat(auto-fit,minmax(6.5rem,1fr))] [&>*]:border-t [&>*]:border-l [&>*]:border-line">
        {children}
      </dl>
    </div>
  );
}
