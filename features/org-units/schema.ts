import { z } from "zod";
import { isDay } from "@/lib/dates";
import { cleanLine } from "@/lib/vietnamese";

const LARGEST_ORDINAL = 9_999;

const id = z.uuid("errors.required");
const day = z.string().min(1, "errors.required").refine(isDay, "errors.day");
const optionalLine = (longest: number) =>
  z
    .string()
    .max(longest)
    .optional()
    .transform((value) => cleanLine(value ?? "") || null);

const facts = z.object({
  name: z.string().transform(cleanLine).pipe(z.string().min(1, "errors.required").max(200)),
  kind: z.string().min(1, "errors.required").max(40),
  code: optionalLine(40),
  docCode: optionalLine(40),
  ordinal: z
    .string()
    .optional()
    .transform((value) => (value ? Number(value) : 0))
    .pipe(z.number().int().min(0).max(LARGEST_ORDINAL)),
  validFrom: day,
  requestKey: z.uuid(),
});

export const createUnitInput = facts.extend({ parentId: id });

export const changeUnitInput = facts.extend({
  unitId: id,
  headerUpper: optionalLine(200),
  headerBody: optionalLine(200),
  place: optionalLine(80),
});

export type CreateUnitInput = z.output<typeof createUnitInput>;
export type ChangeUnitInput = z.output<typeof changeUnitInput>;

// An address may be typed by anyone: a part that means nothing is left out, not refused.
const one = z.union([z.string(), z.array(z.string()).transform((list) => list[0])]).optional();

export const treeAddress = z.object({
  day: one.transform((value) => (isDay(value) ? value : undefined)),
  q: one.transform((value) => cleanLine(value ?? "").slice(0, 80)),
});

export const unitAddress = z.object({
  parent: one.transform((value) => (z.uuid().safeParse(value).success ? value : undefined)),
  saved: one.transform((value) => (z.uuid().safeParse(value).success ? value : undefined)),
});
