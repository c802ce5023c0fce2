"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { annulPosition } from "./commands/annul-position";
import { closeTerm } from "./commands/close-term";
import { endPosition } from "./commands/end-position";
import { openTerm } from "./commands/open-term";
import { recordPosition } from "./commands/record-position";
import { annulPositionInput, closeTermInput, endPositionInput, openTermInput, recordPositionInput } from "./schema";

export const openTermAction = formAction(openTermInput, async (actor, input) => {
  await openTerm(actor, input);
  revalidatePath(`/org-units/${input.unitId}/positions`);
  return { message: "positions.termOpened", params: { term: input.ordinal } };
});

export const closeTermAction = formAction(closeTermInput, async (actor, input) => {
  const { unitId, ordinal, positions } = await closeTerm(actor, input);
  revalidatePath(`/org-units/${unitId}/positions`);
  return { message: "positions.termClosed", params: { term: ordinal, positions } };
});

// A committee is entered from one list: the same form again, with what the next position most likely shares.
export const recordPositionAction = formAction(recordPositionInput, async (actor, input) => {
  const { positionId, isSingle } = await recordPosition(actor, input);
  const { kind, termId, validFrom, decision } = input;
  const kept = {
    saved: positionId,
    validFrom,
    ...(isSingle ? {} : { kind }),
    ...(termId && { term: termId }),
    ...decision,
  };
  return { redirectTo: `/org-units/${input.unitId}/positions/new?${new URLSearchParams(kept).toString()}` };
});

export const endPositionAction = formAction(endPositionInput, async (actor, input) => {
  const { unitId } = await endPosition(actor, input);
  return { redirectTo: `/org-units/${unitId}/positions?saved=${input.positionId}` };
});

export const annulPositionAction = formAction(annulPositionInput, async (actor, input) => {
  const { unitId } = await annulPosition(actor, input);
  return { redirectTo: `/org-units/${unitId}/positions` };
});
