import { today } from "@/lib/dates";
import { AppError, type FieldErrors, type MessageParams } from "@/lib/errors";
import type { Refusal } from "../rules/bodies";

/** Throws all that is wrong, or else, unless the writer insists, all that is unusual: each beside its field. */
export function refusePosition(refusals: readonly Refusal[], isConfirmed: boolean): void {
  const wrong = refusals.filter((one) => one.isConfirmable !== true);
  const told = wrong.length > 0 || isConfirmed ? wrong : refusals;
  if (told.length === 0) return;
  const fieldErrors: FieldErrors = wrong.length > 0 ? {} : { confirm: ["positions.errors.confirmNeeded"] };
  let params: MessageParams = {};
  for (const refusal of told) {
    (fieldErrors[refusal.field] ??= []).push(refusal.messageKey);
    params = { ...params, ...refusal.params };
  }
  throw new AppError("invalid", "errors.checkFields", params, fieldErrors);
}

/** A decision bears a day that has come. */
export function refuseDecidedOn(decision: { decidedOn: string } | null): Refusal[] {
  return decision !== null && decision.decidedOn > today()
    ? [{ field: "decidedOn", messageKey: "positions.errors.future" }]
    : [];
}
