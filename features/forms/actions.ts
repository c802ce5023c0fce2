"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { changeHead } from "./commands/change-head";
import { discardDraft } from "./commands/discard-draft";
import { makeDraft } from "./commands/make-draft";
import { moveItem } from "./commands/move-item";
import { publishForm } from "./commands/publish-form";
import { removeItem } from "./commands/remove-item";
import { saveChapter } from "./commands/save-chapter";
import { saveGroup } from "./commands/save-group";
import { saveIndicator } from "./commands/save-indicator";
import { saveRule } from "./commands/save-rule";
import { setTargets } from "./commands/set-targets";
import {
  changeHeadInput,
  formInput,
  makeDraftInput,
  moveItemInput,
  publishFormInput,
  removeItemInput,
  saveChapterInput,
  saveGroupInput,
  saveIndicatorInput,
  saveRuleInput,
  setTargetsInput,
} from "./schema";

export const makeDraftAction = formAction(makeDraftInput, async (actor, input) => {
  const { id } = await makeDraft(actor, input);
  revalidatePath("/forms");
  return { redirectTo: `/forms/${id}` };
});

export const changeHeadAction = formAction(changeHeadInput, async (actor, input) => {
  await changeHead(actor, input);
  revalidatePath(`/forms/${input.formId}`);
  return { message: "forms.headSaved", keepsTyped: true };
});

export const saveGroupAction = formAction(saveGroupInput, async (actor, input) => {
  await saveGroup(actor, input);
  revalidatePath(`/forms/${input.formId}`);
  return { message: "forms.groupSaved" };
});

export const saveIndicatorAction = formAction(saveIndicatorInput, async (actor, input) => {
  await saveIndicator(actor, input);
  return { redirectTo: `/forms/${input.formId}?part=indicators&saved=${input.item.code}` };
});

export const saveChapterAction = formAction(saveChapterInput, async (actor, input) => {
  await saveChapter(actor, input);
  return { redirectTo: `/forms/${input.formId}?part=chapters&saved=${encodeURIComponent(input.titleVi.slice(0, 60))}` };
});

export const saveRuleAction = formAction(saveRuleInput, async (actor, input) => {
  await saveRule(actor, input);
  return { redirectTo: `/forms/${input.formId}?part=rules&saved=${input.code}` };
});

export const moveItemAction = formAction(moveItemInput, async (actor, input) => {
  await moveItem(actor, input);
  revalidatePath(`/forms/${input.formId}`);
  return {};
});

export const removeItemAction = formAction(removeItemInput, async (actor, input) => {
  await removeItem(actor, input);
  revalidatePath(`/forms/${input.formId}`);
  return { message: "forms.removed" };
});

export const publishFormAction = formAction(publishFormInput, async (actor, input) => {
  await publishForm(actor, input);
  revalidatePath("/forms");
  return { redirectTo: `/forms/${input.formId}` };
});

export const discardDraftAction = formAction(formInput, async (actor, input) => {
  await discardDraft(actor, input);
  revalidatePath("/forms");
  return { redirectTo: "/forms" };
});

export const setTargetsAction = formAction(setTargetsInput, async (actor, input) => {
  const { changed } = await setTargets(actor, input);
  revalidatePath("/forms/targets");
  return { message: "forms.targets.saved", params: { count: changed } };
});
