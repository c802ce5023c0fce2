"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { cancelImport } from "./commands/cancel-import";
import { removeMapping, renameMapping, saveMapping } from "./commands/import-mappings";
import { acceptLetter } from "./commands/accept-letter";
import { issueLetter } from "./commands/issue-letter";
import { recordAdmission } from "./commands/record-admission";
import { recordChange } from "./commands/record-change";
import { recordInternalTransfer } from "./commands/record-internal-transfer";
import { recordRecognition } from "./commands/record-recognition";
import { recordTransferIn } from "./commands/record-transfer-in";
import { recordTransferOut } from "./commands/record-transfer-out";
import { refuseLetter } from "./commands/refuse-letter";
import { registerMember } from "./commands/register-member";
import { reverseChange } from "./commands/reverse-change";
import { withdrawLetter } from "./commands/withdraw-letter";
import { CHANGE_FORM_KINDS, isShared } from "./rules/change-forms";
import {
  acceptLetterInput,
  closeLetterInput,
  issueLetterInput,
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
} from "./schema";

export const registerMemberAction = formAction(registerMemberInput, async (actor, input) => {
  const { entryId } = await registerMember(actor, input);
  const { unitId, openedOn, standing } = input;
  return { redirectTo: nextForm("/members/new", entryId, { unit: unitId, openedOn, standing }) };
});

export const recordAdmissionAction = formAction(recordAdmissionInput, async (actor, input) => {
  const { entryId } = await recordAdmission(actor, input);
  const kept = { unit: input.unitId, admittedOn: input.admittedOn, ...decisionOf(input) };
  return { redirectTo: nextForm("/changes/new/admission", entryId, kept) };
});

export const recordRecognitionAction = formAction(recordRecognitionInput, async (actor, input) => {
  const { entryId } = await recordRecognition(actor, input);
  return { redirectTo: nextForm("/changes/new/official-recognition", entryId, decisionOf(input)) };
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

// Dozens are entered from one list: the same form again, with what the next entry most likely shares.
function nextForm(path: string, saved: string, kept: Record<string, string>): string {
  return `${path}?${new URLSearchParams({ saved, ...kept }).toString()}`;
}

function decisionOf(input: { issuingBody: string; docType: string; docNumber: string; decidedOn: string }) {
  const { issuingBody, docType, docNumber, decidedOn } = input;
  return { issuingBody, docType, docNumber, decidedOn };
}
