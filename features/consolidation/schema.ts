import { z } from "zod";
import { LARGEST_FIGURE, LONGEST_NARRATIVE, LONGEST_REASON } from "@/features/reports/rules/limits";
import { parseNumber } from "@/lib/format";
import { isQuarter, type Quarter } from "@/lib/quarter";
import { cleanText } from "@/lib/vietnamese";
import { SPANS } from "./rules/consolidate";

/** Which committee, quarter and span an address speaks of; what cannot be read in it is as if it were not there. */
export const consolidationAddress = z.object({
  quarter: z.custom<Quarter>(isQuarter).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  span: z.enum(SPANS).catch("quarter"),
  submitted: z
    .literal("1")
    .optional()
    .catch(undefined)
    .transform((value) => value === "1"),
  show: z.enum(["missing", "blank", "differs"]).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

const quarter = z.custom<Quarter>(isQuarter, "errors.invalid");
const code = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, "errors.invalid");
const baseVersion = z.coerce.number().int().min(0);

// As offices write it: "1.234,5".
const amount = z
  .string()
  .transform((text, context) => {
    const value = parseNumber(text);
    if (text.trim() === "") context.addIssue({ code: "custom", message: "errors.required" });
    else if (value === null) context.addIssue({ code: "custom", message: "reports.errors.notANumber" });
    return value ?? 0;
  })
  .pipe(z.number().min(0, "reports.errors.negative").max(LARGEST_FIGURE, "reports.errors.tooLarge"));

export const stateFigureInput = z.object({
  unitId: z.uuid(),
  quarter,
  indicator: code,
  baseVersion,
  value: amount,
  explanation: z.string().transform(cleanText).pipe(z.string().max(LONGEST_REASON)).default(""),
});

export const withdrawFigureInput = z.object({ unitId: z.uuid(), quarter, indicator: code, baseVersion });

export const writeChapterInput = z.object({
  unitId: z.uuid(),
  quarter,
  section: code,
  baseVersion,
  body: z
    .string()
    .max(LONGEST_NARRATIVE * 2)
    .transform(cleanText)
    .pipe(z.string().max(LONGEST_NARRATIVE)),
});

export const takeQuoteInput = z.object({
  requestKey: z.uuid(),
  unitId: z.uuid(),
  quarter,
  section: code,
  reportId: z.uuid(),
  ordinal: z.coerce.number().int().min(1),
});

export type StateFigureInput = z.output<typeof stateFigureInput>;
export type WithdrawFigureInput = z.output<typeof withdrawFigureInput>;
export type WriteChapterInput = z.output<typeof writeChapterInput>;
export type TakeQuoteInput = z.output<typeof takeQuoteInput>;
