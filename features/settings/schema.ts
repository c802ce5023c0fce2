import { z } from "zod";
import { isDay } from "@/lib/dates";
import { isQuarter, type Quarter } from "@/lib/quarter";
import { cleanText } from "@/lib/vietnamese";

const day = z.string().refine(isDay, "errors.day");
const quarter = z.custom<Quarter>(isQuarter, "errors.invalid");

export const openPeriodInput = z
  .object({
    ordinal: z.enum(["1", "2", "3", "4"]),
    year: z.string().regex(/^(19|20|21)\d{2}$/, "periods.errors.year"),
    /** Blank is "as the setting says". */
    dueOn: z.union([z.literal(""), day]).transform((typed) => (typed === "" ? null : typed)),
  })
  .transform(({ ordinal, year, dueOn }, context) => {
    const opened = `${year}-Q${ordinal}`;
    if (isQuarter(opened)) return { quarter: opened, dueOn };
    context.addIssue({ code: "custom", path: ["year"], message: "periods.errors.year" });
    return z.NEVER;
  });

export const changeDueDateInput = z.object({
  quarter,
  dueOn: day,
  reason: z.string().transform(cleanText).pipe(z.string().min(1).max(500)),
});

export interface OpenPeriodInput {
  readonly quarter: Quarter;
  readonly dueOn: string | null;
}

export type ChangeDueDateInput = z.output<typeof changeDueDateInput>;
