import { AppError } from "@/lib/errors";
import type { Refusal } from "../rules/days";

/** Throws the first refusal there is. One that may be confirmed is passed over when the writer insists. */
export function refuse(refusals: readonly (Refusal | null)[], isConfirmed = false): void {
  const refusal = refusals.find((one) => one !== null && !(one.isConfirmable === true && isConfirmed));
  if (!refusal) return;
  const { field, messageKey, params, isConfirmable } = refusal;
  const fieldErrors = {
    [field]: [messageKey],
    ...(isConfirmable === true ? { confirm: ["members.errors.confirmNeeded"] } : {}),
  };
  throw new AppError("invalid", messageKey, params, fieldErrors);
}
