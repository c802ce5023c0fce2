"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { correctPerson } from "./commands/correct-person";
import { cancelImport } from "./commands/cancel-import";
import { removeMapping, renameMapping, saveMapping } from "./commands/import-mappings";
import { addChangeKind } from "./commands/add-change-kind";
import { endChangeKind } from "./commands/end-change-kind";
import { acceptLetter } from "./commands/accept-letter";
import { issueLetter } from "./commands/issue-letter";
import { mergeMembers } from "./commands/merge-members";
import { recordAdmission } from "./commands/record-admission";
import { recordChange } from "./commands/record-change";
import { recordInternalTransfer } from "./commands/record-internal-transfer";
import { recordRecognition } from "./commands/record-recognition";
import { recordRecognitions } from "./commands/record-recognitions";
import { recordTransferIn } from "./commands/record-transfer-in";
import { recordTransferOut } from "./commands/record-transfer-out";
import { renameChangeKind } from "./commands/rename-change-kind";
import { refuseLetter } from "./commands/refuse-letter";
import { registerMember } from "./commands/register-member";
import { reverseChange } from "./commands/reverse-change";
import { tellApart } from "./commands/tell-apart";
import { undoMerge } from "./commands/undo-merge";
import { undoTellingApart } from "./commands/undo-telling-apart";
import { withdrawLetter } from "./commands/withdraw-letter";
import { removeView, renameView, saveView, setDefaultView } from "./commands/saved-views";
import { CHANGE_FORM_KINDS, isShared } from "./rules/change-forms";
import { addChangeKindInput, endChangeKindInput, renameChangeKindInput } from "./rules/kind-input";
import {
  acceptLetterInput,
  closeLetterInput,
  issueLetterInput,
  mergeMembersInput,
  tellApartInput,
  undoMergeInput,
  undoTellingApartInput,
  importInput,
  removeMappingInput,
  renameMappingInput,
  saveMappingInput,
  recordAdmissionInput,
  recordChangeInput,
  recordInternalTransferInput,
  recordRecognitionInput,
  recordTransferInInput,
  recordTransferOutInput,
  registerMemberInput,
  reverseChangeInput,
  correctPersonInput,
  recordRecognitionsInput,
  removeViewInput,
  renameViewInput,
  saveViewInput,
  setDefaultViewInput,
} from "./schema";

export const registerMemberAction = formAction(registerMemberInput, async (actor, input) => {
  const { entryId } = await registerMember(actor, input);
  const { unitId, openedOn, standing } = input;
  return { redirectTo: nextForm("/members/new", entryId, { unit: unitId, openedOn, standing }) };
});

export const recordAdmissionAction = formAction(recordAdmissionInput, async (actor, input) => {
  const { entryId } = await recordAdmission(actor, input);
  const kept = { unit: input.unitId, ...kindOf(input), admittedOn: input.admittedOn, ...decisionOf(input) };
  return { redirectTo: nextForm("/changes/new/admission", entryId, kept) };
});

export const recordRecognitionAction = formAction(recordRecognitionInput, async (actor, input) => {
  const { entryId } = await recordRecognition(actor, input);
  return {
    redirectTo: nextForm("/changes/new/official-recognition", entryId, { ...kindOf(input), ...decisionOf(input) }),
  };
});

export const recordTransferInAction = formAction(recordTransferInInput, async (actor, input) => {
  const { entryId } = await recordTransferIn(actor, input);
  const { unitId, kind, standing, elsewhere } = input;
  const kept = { unit: unitId, kind, standing, elsewhere, ...decisionOf(input) };
  const form = input.untilOn === null ? "transfer-in" : "temporary-in";
  return { redirectTo: nextForm(`/changes/new/${form}`, entryId, kept) };
});

export const recordTransferOutAction = formAction(recordTransferOutInput, async (actor, input) => {
  const { entryId } = await recordTransferOut(actor, input);
  const kept = { kind: input.kind, elsewhere: input.elsewhere, effectiveOn: input.effectiveOn, ...decisionOf(input) };
  return { redirectTo: nextForm("/changes/new/transfer-out", entryId, kept) };
});

export const recordInternalTransferAction = formAction(recordInternalTransferInput, async (actor, input) => {
  const { entryId } = await recordInternalTransfer(actor, input);
  const kept = { toUnit: input.toUnitId, effectiveOn: input.effectiveOn, ...decisionOf(input) };
  return { redirectTo: nextForm("/changes/new/internal-transfer", entryId, kept) };
});

export const recordChangeAction = formAction(recordChangeInput, async (actor, input) => {
  const { entryId } = await recordChange(actor, input);
  const form = CHANGE_FORM_KINDS.find((kind) => isShared(kind) && kind === input.form) ?? "exemption";
  const kept = { kind: input.kind, ...(input.elsewhere === null ? {} : { elsewhere: input.elsewhere }) };
  const decision = input.docNumber === "" ? {} : decisionOf(input);
  return { redirectTo: nextForm(`/changes/new/${form}`, entryId, { ...kept, ...decision }) };
});

export const correctPersonAction = formAction(correctPersonInput, async (actor, input) => {
  const { id } = await correctPerson(actor, input);
  revalidatePath("/members", "layout");
  return { redirectTo: `/members/${id}` };
});

export const recordRecognitionsAction = formAction(recordRecognitionsInput, async (actor, input) => {
  const { recorded, refused } = await recordRecognitions(actor, input);
  const [first] = refused;
  if (first === undefined) return { redirectTo: "/members?standing=official" };
  // Where all were refused for one reason, that reason is the answer; otherwise those left can be looked at again.
  if (recorded === 0) throw first.refusal;
  revalidatePath("/members", "layout");
  return { message: "members.register.recognise.some", params: { recorded, refused: refused.length } };
});

export const saveViewAction = formAction(saveViewInput, async (actor, input) => {
  await saveView(actor, input);
  revalidatePath("/members");
  return { message: "members.register.views.saved", params: { name: input.name } };
});

export const renameViewAction = formAction(renameViewInput, async (actor, input) => {
  const { name } = await renameView(actor, input);
  revalidatePath("/members");
  return { message: "members.register.views.saved", params: { name } };
});

export const setDefaultViewAction = formAction(setDefaultViewInput, async (actor, input) => {
  const { name } = await setDefaultView(actor, input);
  revalidatePath("/members");
  const message = input.isDefault === "yes" ? "members.register.views.isDefault" : "members.register.views.isNoDefault";
  return { message, params: { name } };
});

export const removeViewAction = formAction(removeViewInput, async (actor, input) => {
  const { name } = await removeView(actor, input);
  revalidatePath("/members");
  return { message: "members.register.views.removed", params: { name } };
});

export const reverseChangeAction = formAction(reverseChangeInput, async (actor, input) => {
  const { memberId, memberName } = await reverseChange(actor, input);
  revalidatePath(`/members/${memberId}`);
  return { message: "changes.reversed", params: { name: memberName } };
});

export const cancelImportAction = formAction(importInput, async (actor, input) => {
  await cancelImport(actor, input);
  revalidatePath(`/members/import/${input.importId}`);
  return { message: "members.import.cancelDone" };
});

export const saveMappingAction = formAction(saveMappingInput, async (actor, input) => {
  await saveMapping(actor, input);
  return {};
});

export const renameMappingAction = formAction(renameMappingInput, async (actor, input) => {
  await renameMapping(actor, input);
  revalidatePath("/members/import");
  return { message: "members.import.renamed", params: { name: input.name } };
});

export const removeMappingAction = formAction(removeMappingInput, async (actor, input) => {
  const { name } = await removeMapping(actor, input);
  revalidatePath("/members/import");
  return { message: "members.import.removed", params: { name } };
});

export const issueLetterAction = formAction(issueLetterInput, async (actor, input) => {
  const { letterId } = await issueLetter(actor, input);
  return { redirectTo: `/transfers/${letterId}` };
});

export const acceptLetterAction = formAction(acceptLetterInput, async (actor, input) => {
  const { memberName } = await acceptLetter(actor, input);
  revalidatePath(`/transfers/${input.letterId}`);
  return { message: "transfers.accepted", params: { name: memberName } };
});

export const refuseLetterAction = formAction(closeLetterInput, async (actor, input) => {
  const { memberName } = await refuseLetter(actor, input);
  revalidatePath(`/transfers/${input.letterId}`);
  return { message: "transfers.refused", params: { name: memberName } };
});

export const withdrawLetterAction = formAction(closeLetterInput, async (actor, input) => {
  const { memberName } = await withdrawLetter(actor, input);
  revalidatePath(`/transfers/${input.letterId}`);
  return { message: "transfers.closed", params: { name: memberName } };
});

export const addChangeKindAction = formAction(addChangeKindInput, async (actor, input) => {
  const { code } = await addChangeKind(actor, input);
  return { redirectTo: `/change-kinds?added=${code}` };
});

export const endChangeKindAction = formAction(endChangeKindInput, async (actor, input) => {
  const { nameVi, nameEn } = await endChangeKind(actor, input);
  revalidatePath("/change-kinds");
  return {
    message: input.effectiveTo === null ? "changeKinds.resumed" : "changeKinds.ended",
    params: { name: actor.locale === "en" ? nameEn : nameVi },
  };
});

export const renameChangeKindAction = formAction(renameChangeKindInput, async (actor, input) => {
  await renameChangeKind(actor, input);
  revalidatePath("/change-kinds");
  return { message: "changeKinds.renamed" };
});

export const mergeMembersAction = formAction(mergeMembersInput, async (actor, input) => {
  const { keptId } = await mergeMembers(actor, input);
  return { redirectTo: `/members/${keptId}` };
});

export const undoMergeAction = formAction(undoMergeInput, async (actor, input) => {
  const { keptId, mergedName } = await undoMerge(actor, input);
  revalidatePath(`/members/${keptId}`);
  return { message: "merges.undone", params: { name: mergedName } };
});

export const tellApartAction = formAction(tellApartInput, async (actor, input) => {
  await tellApart(actor, input);
  return { redirectTo: "/members/duplicates" };
});

export const undoTellingApartAction = formAction(undoTellingApartInput, async (actor, input) => {
  await undoTellingApart(actor, input);
  revalidatePath("/members/duplicates");
  return { message: "merges.apart.undone" };
});

// Dozens are entered from one list: the same form again, with what the next entry most likely shares.
function nextForm(path: string, saved: string, kept: Record<string, string>): string {
  return `${path}?${new URLSearchParams({ saved, ...kept }).toString()}`;
}

function kindOf({ kind }: { kind?: string | undefined }) {
  return kind === undefined ? {} : { kind };
}

function decisionOf(input: { issuingBody: string; docType: string; docNumber: string; decidedOn: string }) {
  const { issuingBody, docType, docNumber, decidedOn } = input;
  return { issuingBody, docType, docNumber, decidedOn };
}
