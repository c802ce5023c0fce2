import type { ReactNode } from "react";

interface Fact {
  label: string;
  value: ReactNode;
}

export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(9rem,auto)_1fr] gap-x-6 max-sm:grid-cols-1">
      {items.map((item) => (
        <div
          key={item.label}
          className="col-span-full grid grid-cols-subgrid border-b border-line py-2 last:border-b-0"
        >
          <dt className="text-label text-ink-soft">{item.label}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
