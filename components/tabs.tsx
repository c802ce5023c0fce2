import { AppLink } from "./app-link";

interface LinkTab {
  href: string;
  label: string;
  isCurrent: boolean;
  count?: string;
}

export function LinkTabs({ label, items }: { label: string; items: readonly LinkTab[] }) {
  return (
    <nav aria-label={label} className="border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {items.map((item) => (
          <li key={item.href}>
            <AppLink
              href={item.href}
              aria-current={item.isCurrent ? "page" : undefined}
              className="flex min-h-11 items-center gap-2 border-b-2 border-transparent py-1.5 text-ink-soft hover:border-line-strong hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {item.label}
              {item.count !== undefined && (
                <span className="rounded-control bg-sunken px-1.5 text-small font-medium">{item.count}</span>
              )}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
