import { type Day, daysBetween } from "@/lib/dates";

export type Urgency =
  | { readonly kind: "open" }
  | { readonly kind: "left"; readonly days: number }
  | { readonly kind: "today" }
  | { readonly kind: "late"; readonly days: number };

/** How a due day stands to today; a quarter whose due day the office has not set is open. */
export function urgencyOf(dueOn: Day | null, today: Day): Urgency {
  if (dueOn === null) return { kind: "open" };
  const days = daysBetween(today, dueOn);
  if (days === 0) return { kind: "today" };
  return days > 0 ? { kind: "left", days } : { kind: "late", days: -days };
}

/** From how many days before its due day a thing is shown as pressing. */
export const PRESSING_DAYS = 10;
