import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "./button-class";
import { LinkButton } from "./link-button";

interface FilterBarProps {
  label: string;
  submitLabel: string;
  children: ReactNode;
  action?: string;
  clearHref?: string;
  clearLabel?: string;
  hidden?: Record<string, string | undefined>;
}

/** A form of filters that lives in the address, so that a filtered list can be kept, sent and printed. */
export function FilterBar({
  label,
  submitLabel,
  children,
  action,
  clearHref,
  clearLabel,
  hidden = {},
}: FilterBarProps) {
  return (
    <search>
      <form
        method="get"
        action={action}
        aria-label={label}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] items-end gap-x-4 gap-y-3"
      >
        {Object.entries(hidden).map(
          ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {children}
        <div className="flex gap-2">
          <button type="submit" className={buttonClass("secondary")}>
            <Search aria-hidden className="size-4.5" />
            {submitLabel}
          </button>
          {clearHref && clearLabel && (
            <LinkButton href={clearHref} variant="quiet">
              {clearLabel}
            </LinkButton>
          )}
        </div>
      </form>
    </search>
  );
}
