import { AppError } from "@/lib/errors";

/** A refusal by the name of its rule, beside the field that broke it. */
export function refusal(field: string, rule: string, params?: Record<string, string | number>): AppError {
  const messageKey = `reorganisations.errors.${rule}`;
  return new AppError("invalid", messageKey, params, { [field]: [messageKey] });
}

/** Names to be told in a refusal: as many as are read, and how many there are. */
export function namesOf(units: readonly { readonly name: string }[]): { names: string; count: number } {
  const MOST_NAMED = 5;
  const names = units.slice(0, MOST_NAMED).map((unit) => unit.name);
  return { names: [...names, ...(units.length > MOST_NAMED ? ["…"] : [])].join("; "), count: units.length };
}
