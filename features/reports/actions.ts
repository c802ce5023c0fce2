"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { acceptMany } from "./commands/accept-many";
import { addRemark } from "./commands/add-remark";
import { setCollection } from "./commands/collect-reports";
import { acceptReport, reopenReport, returnReport } from "./commands/review-report";
import { startReport } from "./commands/start-report";
import { submitReport } from "./commands/submit-report";
import {
  acceptManyInput,
  acceptReportInput,
  addRemarkInput,
  reopenReportInput,
  returnReportInput,
  setCollectionInput,
  startReportInput,
  submitReportInput,
} from "./schema";

export const startReportAction = formAction(startReportInput, async (actor, input) => {
  const { id } = await startReport(actor, input);
  return { redirectTo: `/reports/${id}` };
});

export const submitReportAction = formAction(submitReportInput, async (actor, input) => {
  await submitReport(actor, input);
  revalidatePath("/reports", "layout");
  return { redirectTo: `/reports/${input.reportId}` };
});

export const returnReportAction = formAction(returnReportInput, async (actor, input) => {
  await returnReport(actor, input);
  revalidatePath("/reports", "layout");
  return { message: "reports.returned" };
});

export const acceptReportAction = formAction(acceptReportInput, async (actor, input) => {
  await acceptReport(actor, input);
  revalidatePath("/reports", "layout");
  return { message: "reports.accepted" };
});

export const reopenReportAction = formAction(reopenReportInput, async (actor, input) => {
  await reopenReport(actor, input);
  revalidatePath("/reports", "layout");
  return { message: "reports.reopened" };
});

export const acceptManyAction = formAction(acceptManyInput, async (actor, input) => {
  const since = new Date().toISOString();
  const { leftOut } = await acceptMany(actor, input);
  revalidatePath("/reports", "layout");
  const changed = leftOut.filter(({ why }) => why === "changed").length;
  return { redirectTo: `/reports/accept?quarter=${input.quarter}&since=${since}&changed=${changed}` };
});

export const setCollectionAction = formAction(setCollectionInput, async (actor, input) => {
  await setCollection(actor, input);
  revalidatePath("/reports", "layout");
  return { message: input.collects ? "reports.collects" : "reports.collectsNoMore" };
});

export const addRemarkAction = formAction(addRemarkInput, async (actor, input) => {
  await addRemark(actor, input);
  revalidatePath(`/reports/${input.reportId}`);
  return { message: "reports.remarks.sent" };
});
