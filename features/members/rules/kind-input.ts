import { z } from "zod";
import { isDay } from "@/lib/dates";
import { cleanLine } from "@/lib/vietnamese";
import { CHANGE_EVENTS } from "./events";
import { KIND_STANDINGS, TRANSFER_SCOPES } from "./own-kinds";

/** Instead of one of the lines there are: the office names a new one. */
export const NEW_LINE = "new";

const line = (longest: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(1, "errors.required").max(longest));
const lineCode = z
  .string()
  .max(20)
  .default("")
  .transform((code) => cleanLine(code).toUpperCase());
const day = z.string().min(1, "errors.required").refine(isDay, "errors.day");
const code = z.string().regex(/^[a-z]\w{0,59}$/, "errors.invalid");
const names = { nameVi: line(120), nameEn: line(120) };

/** What a field asks for depends on the event; left unasked, it is not sent. */
export const addChangeKindInput = z
  .object({
    event: z.enum(CHANGE_EVENTS, "errors.required"),
    ...names,
    line: z.string().max(20).default(""),
    newLine: lineCode,
    indicator: z
      .string()
      .max(60)
      .optional()
      .transform((value) => value || null),
    scope: z.enum(TRANSFER_SCOPES, "errors.required").optional(),
    standing: z.enum(KIND_STANDINGS, "errors.required").default("any"),
    decision: z.enum(["yes", "no"], "errors.required").default("yes"),
    effectiveFrom: day,
    sourceDocument: line(200),
    requestKey: z.uuid(),
  })
  .transform(({ line: chosen, newLine, decision, ...rest }) => ({
    ...rest,
    isNewLine: chosen === NEW_LINE,
    line: chosen === NEW_LINE ? newLine : chosen,
    needsDecision: decision === "yes",
  }));

/** Left blank, the kind is in force again. */
export const endChangeKindInput = z.object({
  code,
  effectiveTo: z
    .string()
    .transform((value) => value || null)
    .refine((value) => value === null || isDay(value), "errors.day"),
});

export const renameChangeKindInput = z.object({ code, ...names });

export type AddChangeKindInput = z.output<typeof addChangeKindInput>;
export type EndChangeKindInput = z.output<typeof endChangeKindInput>;
export type RenameChangeKindInput = z.output<typeof renameChangeKindInput>;
