import type { ReactNode } from "react";

/** What to do with the report, in sight at the foot of the window however far down one reads. */
export function FootBar({ children }: { children: ReactNode }) {
  return (
    <div className="no-print sticky bottom-0 z-10 -mx-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line-strong bg-paper px-1 py-3 max-md:bottom-[calc(3.75rem+env(safe-area-inset-bottom))] max-md:pb-6">
      {children}
    </div>
  );
}
