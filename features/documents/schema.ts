import { z } from "zod";
import { isQuarter, type Quarter } from "@/lib/quarter";

/** Which review an address speaks of; what cannot be read in it is as if it were not there. */
export const reviewAddress = z.object({
  quarter: z.custom<Quarter>(isQuarter).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  format: z.enum(["docx", "pdf"]).catch("docx"),
  submitted: z
    .literal("1")
    .optional()
    .catch(undefined)
    .transform((value) => value === "1"),
});

/** Which form an address asks for: of a kind of unit, in a quarter. */
export const blankFormAddress = z.object({
  quarter: z.custom<Quarter>(isQuarter).optional().catch(undefined),
  kind: z.string().max(60).optional().catch(undefined),
});
