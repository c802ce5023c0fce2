import { compareQuarters, type Quarter } from "@/lib/quarter";

export const FORM_STATES = ["draft", "to_come", "in_force", "replaced"] as const;
export type FormState = (typeof FORM_STATES)[number];

interface Version {
  readonly id: string;
  readonly isShipped: boolean;
  readonly isDraft: boolean;
  readonly version: number;
  readonly effectiveFrom: Quarter;
}

/** The version that reports of a quarter are written on: the office's own before the shipped one, the latest first. */
function inForce<T extends Version>(forms: readonly T[], quarter: Quarter): T | undefined {
  return forms
    .filter((form) => !form.isDraft && compareQuarters(form.effectiveFrom, quarter) <= 0)
    .toSorted(
      (a, b) =>
        Number(a.isShipped) - Number(b.isShipped) ||
        compareQuarters(b.effectiveFrom, a.effectiveFrom) ||
        b.version - a.version,
    )[0];
}

/** Where a version stands in a quarter among all that the office can see. */
export function stateOf(form: Version, forms: readonly Version[], now: Quarter): FormState {
  if (form.isDraft) return "draft";
  if (compareQuarters(form.effectiveFrom, now) > 0) return "to_come";
  return inForce(forms, now)?.id === form.id ? "in_force" : "replaced";
}

/** Whether a version holds for every quarter that the app can be asked for: the Party's first. */
export function isFromTheStart(quarter: Quarter): boolean {
  return compareQuarters(quarter, "1930-Q1") <= 0;
}
