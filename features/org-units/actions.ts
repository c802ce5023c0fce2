"use server";

import { formAction } from "@/server/form-action";
import { changeUnit } from "./commands/change-unit";
import { createUnit } from "./commands/create-unit";
import { changeUnitInput, createUnitInput } from "./schema";

export const createUnitAction = formAction(createUnitInput, async (actor, input) => {
  const { unitId } = await createUnit(actor, input);
  return { redirectTo: `/org-units/new?${new URLSearchParams({ parent: input.parentId, saved: unitId }).toString()}` };
});

export const changeUnitAction = formAction(changeUnitInput, async (actor, input) => {
  const { unitId } = await changeUnit(actor, input);
  return { redirectTo: `/org-units/${unitId}` };
});
