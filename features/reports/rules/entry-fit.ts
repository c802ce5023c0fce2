import type { Entry } from "./figures";

/** What an indicator of a form takes: its kind and the most places after the comma. */
export interface Fitting {
  readonly kind: string;
  readonly decimals: number;
}

/** The key of the message that says why this entry cannot stand in an indicator, or null when it can. */
export function misfitOf(entry: Entry, { kind, decimals }: Fitting): string | null {
  const { value, numerator, denominator, cumulative, answer } = entry;
  const isRatio = numerator !== null || denominator !== null;
  const isAmount = value !== null || cumulative !== null;
  if (isRatio && kind !== "ratio") return "errors.invalid";
  if (isAmount && (kind === "ratio" || kind === "text")) return "errors.invalid";
  if (cumulative !== null && kind !== "flow") return "errors.invalid";
  if (answer !== null && kind !== "text") return "errors.invalid";
  if (kind === "yes_no" && value !== null && value !== 0 && value !== 1) return "errors.invalid";
  if ([value, numerator, denominator, cumulative].every((amount) => amount === null || hasPlaces(amount, decimals))) {
    return null;
  }
  return decimals === 0 ? "reports.errors.notWhole" : "reports.errors.tooManyPlaces";
}

function hasPlaces(amount: number, decimals: number): boolean {
  return Number(amount.toFixed(decimals)) === amount;
}
