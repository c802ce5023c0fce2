import { z } from "zod";
import { isDay, today } from "@/lib/dates";
import { isQuarter, type Quarter } from "@/lib/quarter";
import { cleanLine, cleanText } from "@/lib/vietnamese";

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

const reason = z.string().transform(cleanText).pipe(z.string().min(1).max(500));

export const changeDueDateInput = z.object({ quarter, dueOn: day, reason });

export const extendDeadlineInput = z.object({
  quarter,
  unitId: z.uuid("periods.errors.unit"),
  dueOn: day,
  reason,
  requestKey: z.uuid(),
});

export const lockPeriodInput = z.object({ quarter });

export const reopenPeriodInput = z
  .object({
    quarter,
    reach: z.enum(["unit", "office"], "errors.required"),
    unitId: z.union([z.literal(""), z.uuid("periods.errors.unit")]).default(""),
    until: day,
    reason,
    requestKey: z.uuid(),
  })
  .transform(({ reach, unitId, ...rest }, context) => {
    if (reach === "office") return { ...rest, unitId: null };
    if (unitId !== "") return { ...rest, unitId };
    context.addIssue({ code: "custom", path: ["unitId"], message: "periods.errors.unit" });
    return z.NEVER;
  });

export const endReopeningInput = z.object({ id: z.uuid(), reason });

const line = (longest: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(1, "errors.required").max(longest));

export const addCalendarDayInput = z.object({
  day,
  work: z.enum(["off", "worked"], "errors.required"),
  name: line(120),
  sourceDocument: line(200),
});

export const removeCalendarDayInput = z.object({
  id: z.uuid(),
  reason,
});

const thisYear = () => Number(today().slice(0, 4));

/** The year in the address of the calendar; the current one when it is none. */
export const calendarAddress = z.object({
  year: z.coerce.number().int().min(1930).max(2199).catch(thisYear),
});

export type AddCalendarDayInput = z.output<typeof addCalendarDayInput>;
export type RemoveCalendarDayInput = z.output<typeof removeCalendarDayInput>;

export interface OpenPeriodInput {
  readonly quarter: Quarter;
  readonly dueOn: string | null;
}

export type ChangeDueDateInput = z.output<typeof changeDueDateInput>;
export type ExtendDeadlineInput = z.output<typeof extendDeadlineInput>;
export type LockPeriodInput = z.output<typeof lockPeriodInput>;
export type ReopenPeriodInput = z.output<typeof reopenPeriodInput>;
export type EndReopeningInput = z.output<typeof endReopeningInput>;
