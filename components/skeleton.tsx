import { clsx } from "clsx";

const WIDTHS = ["w-full", "w-11/12", "w-10/12", "w-full", "w-9/12"] as const;

/** Grey lines where text will be; still, because nothing in this office blinks. */
export function Skeleton({ lines = 5, isTitled = false }: { lines?: number; isTitled?: boolean }) {
  return (
    <div aria-hidden className="flex flex-col gap-4">
      {isTitled && <div className="mb-2 h-8 w-72 max-w-full rounded-control bg-line" />}
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={clsx("h-5 rounded-control bg-line/50", WIDTHS[index % WIDTHS.length])} />
      ))}
    </div>
  );
}
