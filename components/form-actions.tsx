import type { ReactNode } from "react";

export function FormActions({ children }: { children: ReactNode }) {
  return <div className="mt-1 flex flex-wrap items-center gap-3 max-sm:flex-col max-sm:items-stretch">{children}</div>;
}
