import { clsx } from "clsx";
import { Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface BannerProps {
  tone?: "info" | "warning";
  children: ReactNode;
}

/** A standing notice across the page; it stays on paper too. */
export function Banner({ tone = "info", children }: BannerProps) {
  const Icon = tone === "info" ? Info : TriangleAlert;
  return (
    <div
      className={clsx(
        "flex items-start gap-2.5 border-b px-8 py-2 text-small max-lg:px-6 max-md:px-4",
        tone === "info" ? "border-line bg-gold-wash text-ink" : "border-amber bg-amber-wash text-ink",
      )}
    >
      <Icon aria-hidden className={clsx("mt-0.5 size-4 shrink-0", tone === "info" ? "text-gold-ink" : "text-amber")} />
      <p>{children}</p>
    </div>
  );
}
