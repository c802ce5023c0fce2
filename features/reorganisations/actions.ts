"use server";

import { AppError } from "@/lib/errors";
import { formAction } from "@/server/form-action";
import { cancelReorganisation } from "./commands/cancel-reorganisation";
import { fingerprint, previewReorganisation } from "./commands/preview-reorganisation";
import { recordReorganisation } from "./commands/record-reorganisation";
import { undoReorganisation } from "./commands/undo-reorganisation";
import { endEventInput, reorganisationInput, wizardInput } from "./schema";

export const reorganiseAction = formAction(wizardInput, async (actor, { step, seen, ...asked }) => {
  if (step === "preview") {
    const preview = await previewReorganisation(actor, asked);
    return { values: { preview: JSON.stringify(preview) }, keepsTyped: true };
  }
  if (seen !== fingerprint(asked)) throw new AppError("conflict", "reorganisations.errors.notSeen");
  const { eventId } = await recordReorganisation(actor, asked);
  return { redirectTo: `/org-units/events/${eventId}?recorded=1` };
});

// What only concerns a unit's papers needs no looking at first.
export const reviseUnitAction = formAction(reorganisationInput, async (actor, input) => {
  if (input.kind !== "revise") throw new AppError("invalid", "errors.invalid");
  await recordReorganisation(actor, input);
  return { redirectTo: `/org-units/${input.unitId}` };
});

export const undoEventAction = formAction(endEventInput, async (actor, input) => {
  await undoReorganisation(actor, input);
  return { redirectTo: `/org-units/events/${input.eventId}` };
});

export const cancelEventAction = formAction(endEventInput, async (actor, input) => {
  await cancelReorganisation(actor, input);
  return { redirectTo: `/org-units/events/${input.eventId}` };
});
