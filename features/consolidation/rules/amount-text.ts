import type { FigureKind } from "@/features/forms/rules/figure-kinds";
import { formatNumber, formatPercent } from "@/lib/format";
import type { Amount } from "./consolidate";

const MOST_PLACES = 4;

/** A total as offices write it, or null where nothing was given: 1.234,5 · 90/100 (90,00%) · yes 5, no 2. */
export function amountText(
  kind: FigureKind,
  { value, numerator, denominator, yes, no, answered }: Amount,
  words: { readonly yes: string; readonly no: string },
): string | null {
  if (kind === "text") return null;
  if (kind === "yes_no")
    return answered === 0 ? null : `${words.yes} ${formatNumber(yes)}, ${words.no} ${formatNumber(no)}`;
  if (kind === "ratio") return numerator === null || denominator === null ? null : ratioText(numerator, denominator);
  return value === null ? null : formatNumber(value, MOST_PLACES);
}

/** "90/100 (90,00%)": the denominator is always told with the percentage. */
export function ratioText(numerator: number, denominator: number): string {
  const parts = `${formatNumber(numerator, MOST_PLACES)}/${formatNumber(denominator, MOST_PLACES)}`;
  return `${parts} (${formatPercent(numerator, denominator)})`;
}
