"use server";

import { revalidatePath } from "next/cache";
import { formAction } from "@/server/form-action";
import { acceptReport, returnReport } from "./commands/review-report";
import { startReport } from "./commands/start-report";
import { submitReport } from "./commands/submit-report";
import { acceptReportInput, returnReportInput, startReportInput, submitReportInput } from "./schema";

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
