import { z } from "zod";
import { isDay } from "@/lib/dates";
import { cleanLine } from "@/lib/vietnamese";

const line = (longest: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(1, "errors.required").max(longest));

/** The decision that an entry rests on, as written on the paper. */
export const decisionInput = z.object({
  issuingBody: line(200),
  docType: line(20).default("QĐ"),
  docNumber: line(60),
  decidedOn: z.string().min(1, { error: "errors.required", abort: true }).refine(isDay, "errors.day"),
});

export type DecisionFieldValues = z.output<typeof decisionInput>;
