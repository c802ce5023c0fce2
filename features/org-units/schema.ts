import { z } from "zod";
import { type DecisionFieldValues, decisionInput } from "@/features/decisions/schema";
import { isDay } from "@/lib/dates";
import { cleanLine, cleanText } from "@/lib/vietnamese";

const id = z.uuid("errors.required");
const day = z.string().min(1, "errors.required").refine(isDay, "errors.day");

// An address may be typed by anyone: a part that means nothing is left out, not refused.
const one = z.union([z.string(), z.array(z.string()).transform((list) => list[0])]).optional();

export const treeAddress = z.object({
  on: one.transform((value) => (isDay(value) ? value : undefined)),
  q: one.transform((value) => cleanLine(value ?? "").slice(0, 80)),
});

const optionalDay = z
  .string()
  .optional()
  .transform((value) => value || null)
  .refine((value) => value === null || isDay(value), "errors.day");
const requiredLine = (longest: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(1, "errors.required").max(longest));
const checked = z
  .string()
  .optional()
  .transform((value) => value === "on");
const YEARS = /^\d{4} ?[-–] ?\d{4}$/;

export const openTermInput = z.object({
  unitId: id,
  ordinal: requiredLine(40),
  years: z
    .string()
    .transform(cleanLine)
    .pipe(z.string().min(1, { error: "errors.required", abort: true }).regex(YEARS, "positions.errors.years"))
    .transform((value) => value.replace(/ ?[-–] ?/, "–")),
  validFrom: day,
  validTo: optionalDay,
  requestKey: z.uuid(),
});

export const closeTermInput = z.object({
  termId: id,
  validTo: day,
  /** Whoever still holds a position of this term holds it no longer from that day. */
  endsPositions: checked,
  requestKey: z.uuid(),
});

const decisionTexts = {
  issuingBody: z.string().max(400).default(""),
  docType: z.string().max(40).default("QĐ"),
  docNumber: z.string().max(120).default(""),
  decidedOn: z.string().max(40).default(""),
};

type DecisionTexts = Record<keyof typeof decisionTexts, string>;

/** A decision left out as a whole is none; one begun must be whole. */
function readDecision(texts: DecisionTexts, context: z.core.$RefinementCtx): DecisionFieldValues | null {
  const { issuingBody, docType, docNumber, decidedOn } = texts;
  if (`${issuingBody}${docNumber}${decidedOn}`.trim() === "") return null;
  const parsed = decisionInput.safeParse({ issuingBody, docType, docNumber, decidedOn });
  if (parsed.success) return parsed.data;
  for (const { message, path } of parsed.error.issues) context.addIssue({ code: "custom", message, path });
  return z.NEVER;
}

export const recordPositionInput = z
  .object({
    unitId: id,
    memberId: id,
    kind: z.string().min(1, "errors.required").max(60),
    termId: z
      .string()
      .optional()
      .transform((value) => value || null)
      .refine((value) => value === null || z.uuid().safeParse(value).success, "errors.invalid"),
    validFrom: day,
    validTo: optionalDay,
    ...decisionTexts,
    confirm: checked,
    requestKey: z.uuid(),
  })
  .transform(({ issuingBody, docType, docNumber, decidedOn, ...input }, context) => ({
    ...input,
    decision: readDecision({ issuingBody, docType, docNumber, decidedOn }, context),
  }));

export const endPositionInput = z
  .object({ positionId: id, validTo: day, reason: requiredLine(300), ...decisionTexts, requestKey: z.uuid() })
  .transform(({ issuingBody, docType, docNumber, decidedOn, ...input }, context) => ({
    ...input,
    decision: readDecision({ issuingBody, docType, docNumber, decidedOn }, context),
  }));

export const annulPositionInput = z.object({
  positionId: id,
  reason: z.string().transform(cleanText).pipe(z.string().min(1, "errors.required").max(500)),
  requestKey: z.uuid(),
});

export type OpenTermInput = z.output<typeof openTermInput>;
export type CloseTermInput = z.output<typeof closeTermInput>;
export type RecordPositionInput = z.output<typeof recordPositionInput>;
export type EndPositionInput = z.output<typeof endPositionInput>;
export type AnnulPositionInput = z.output<typeof annulPositionInput>;

const idGiven = one.transform((value) => (z.uuid().safeParse(value).success ? value : undefined));
const dayGiven = one.transform((value) => (isDay(value) ? value : undefined));

export const positionsAddress = z.object({
  on: dayGiven,
  unit: idGiven,
  kind: one.transform((value) => (value !== undefined && /^[a-z_]{1,60}$/.test(value) ? value : undefined)),
  after: idGiven,
  before: idGiven,
});

export const unitPositionsAddress = z.object({ term: idGiven, saved: idGiven });

const given = one.transform((value) => (value ? cleanLine(value).slice(0, 200) : undefined));

/** What the form for the next position takes over from the one just recorded. */
export const positionFormAddress = z.object({
  saved: idGiven,
  member: idGiven,
  kind: given,
  term: idGiven,
  validFrom: dayGiven,
  issuingBody: given,
  docType: given,
  docNumber: given,
  decidedOn: dayGiven,
});

export type PositionFormDefaults = z.output<typeof positionFormAddress>;
