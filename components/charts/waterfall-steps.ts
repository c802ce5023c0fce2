import { formatNumber, formatSigned } from "@/lib/format";

export interface WaterfallStep {
  key: string;
  label: string;
  value: number;
  kind: "total" | "increase" | "decrease";
  href?: string | undefined;
}

export interface WaterfallBar extends WaterfallStep {
  from: number;
  to: number;
}

/** Places every step where the one before it ended. */
export function layWaterfall(steps: readonly WaterfallStep[]): WaterfallBar[] {
  let level = 0;
  return steps.map((step) => {
    const from = step.kind === "total" ? 0 : level;
    level = step.kind === "total" ? step.value : level + (step.kind === "increase" ? step.value : -step.value);
    return { ...step, from, to: level };
  });
}

/** Changes of some tens cannot be seen against a stock of thousands, so such an axis begins near the stock. */
export function isTruncated(bars: readonly WaterfallBar[]): boolean {
  return axisStart(bars) > 0;
}

export function axisStart(bars: readonly WaterfallBar[]): number {
  const levels = bars.map((bar) => bar.to);
  const lowest = Math.min(...levels);
  const spread = Math.max(...levels) - lowest;
  if (lowest <= 0 || spread === 0 || lowest < spread * 4) return 0;
  return lowest - spread * 0.8;
}

export function writeStep(step: WaterfallStep): string {
  if (step.kind === "total") return formatNumber(step.value);
  return formatSigned(step.kind === "increase" ? step.value : -step.value);
}
