import { z } from "zod";
import { decisionInput } from "@/features/decisions/schema";
import { isDay } from "@/lib/dates";
import { cleanLine, cleanText } from "@/lib/vietnamese";
import { EVENT_KINDS } from "./rules/events";

// What was parsed can be parsed again with the same outcome: a plan is kept as it was given and read on its day.

const LARGEST_ORDINAL = 9_999;
const MOST_UNITS = 1_000;
const MOST_NEW_UNITS = 100;
const MOST_TARGETS = 20;
const MOST_ASSIGNED = 10_000;

const id = z.uuid("errors.required");
const day = z.string("errors.required").min(1, { error: "errors.required", abort: true }).refine(isDay, "errors.day");
const line = (longest: number) =>
  z.string("errors.required").transform(cleanLine).pipe(z.string().min(1, "errors.required").max(longest));
const optionalLine = (longest: number) =>
  z
    .string()
    .max(longest)
    .nullish()
    .transform((value) => cleanLine(value ?? "") || null);
const number = z.union([z.string(), z.number()]).nullish();
const ordinal = number
  .transform((value) => (value ? Number(value) : 0))
  .pipe(z.number().int().min(0).max(LARGEST_ORDINAL));
const optionalId = z
  .string()
  .nullish()
  .transform((value) => value || null)
  .pipe(id.nullable());
const reason = z.string("errors.required").transform(cleanText).pipe(z.string().min(1, "errors.required").max(500));
const requestKey = z.uuid();

const newUnit = z.object({
  name: line(200),
  kind: line(40),
  code: optionalLine(40),
  docCode: optionalLine(40),
  ordinal,
});
const newUnits = z.array(newUnit, "errors.required").min(1, "errors.required").max(MOST_NEW_UNITS);
const oneNewUnit = newUnits.max(1);

// A box that is ticked posts its unit in its own name: chosen.<unit> = on.
const chosen = z
  .union([z.array(z.uuid()), z.record(z.uuid(), z.string())], "reorganisations.errors.chooseUnits")
  .transform((ticked) => (Array.isArray(ticked) ? ticked : Object.keys(ticked)))
  .pipe(z.array(z.string()).min(1, "reorganisations.errors.chooseUnits").max(MOST_UNITS));

/** Where somebody goes: the place of the target in its list, or −1 for the unit itself where it stays. */
const target = number
  .transform((value) => (value ? Number(value) : 0))
  .pipe(z.number().int().min(-1).max(MOST_NEW_UNITS));
const assigned = z
  // A form names them in one line, "id=place,id=place": there may be more of them than a form has fields.
  .preprocess(
    (given) =>
      typeof given === "string"
        ? Object.fromEntries(
            given
              .split(",")
              .filter(Boolean)
              .map((one) => one.split("=")),
          )
        : given,
    z.record(z.uuid(), target).nullish(),
  )
  .transform((given) => given ?? {})
  .refine((given) => Object.keys(given).length <= MOST_ASSIGNED, "errors.invalid");

const base = { effectiveOn: day, note: optionalLine(500), requestKey };
const decided = { ...base, ...decisionInput.shape };
const establish = { kind: z.literal("establish"), parentId: id, units: newUnits };
const rename = { kind: z.literal("rename"), unitId: id, name: line(200) };
const changeKind = { kind: z.literal("change_kind"), unitId: id, unitKind: line(40), name: line(200) };
const ending = {
  unitId: id,
  targetIds: z
    .array(optionalId)
    .max(MOST_TARGETS)
    .nullish()
    .transform((given) => given ?? []),
  defaultTo: target,
  assign: assigned,
  childrenTo: optionalId,
};

const events = z.discriminatedUnion("form", [
  z.object({ form: z.literal("establish"), ...establish, ...decided }),
  z.object({ form: z.literal("establish:none"), ...establish, ...base }),
  z.object({
    form: z.literal("take_over"),
    kind: z.literal("take_over"),
    parentId: id,
    units: newUnits,
    elsewhere: line(200),
    ...decided,
  }),
  z.object({ form: z.literal("absorb"), kind: z.literal("absorb"), chosen, intoId: id, ...decided }),
  z.object({
    form: z.literal("consolidate"),
    kind: z.literal("consolidate"),
    chosen,
    parentId: id,
    units: oneNewUnit,
    ...decided,
  }),
  z.object({
    form: z.literal("split"),
    kind: z.literal("split"),
    unitId: id,
    original: z.enum(["ends", "stays"], "errors.required"),
    units: newUnits,
    defaultTo: target,
    assign: assigned,
    assignUnits: assigned,
    ...decided,
  }),
  z.object({
    form: z.literal("hand_over"),
    kind: z.literal("hand_over"),
    chosen,
    destination: z.enum(["inside", "outside"], "errors.required"),
    parentId: optionalId,
    elsewhere: optionalLine(200),
    ...decided,
  }),
  z.object({ form: z.literal("dissolve"), kind: z.literal("dissolve"), ...ending, ...decided }),
  z.object({ form: z.literal("disband"), kind: z.literal("disband"), ...ending, ...decided }),
  z.object({ form: z.literal("end_operation"), kind: z.literal("end_operation"), ...ending, ...decided }),
  z.object({ form: z.literal("rename"), ...rename, ...decided }),
  z.object({ form: z.literal("rename:none"), ...rename, ...base }),
  z.object({ form: z.literal("change_kind"), ...changeKind, ...decided }),
  z.object({ form: z.literal("change_kind:none"), ...changeKind, ...base }),
  z.object({
    form: z.literal("revise"),
    kind: z.literal("revise"),
    unitId: id,
    code: optionalLine(40),
    docCode: optionalLine(40),
    headerUpper: optionalLine(200),
    headerBody: optionalLine(200),
    place: optionalLine(80),
    ordinal,
    ...base,
  }),
]);

// What existed before the register was opened has no decision to name.
const withForm = (value: unknown) => {
  if (typeof value !== "object" || value === null || "form" in value) return value;
  const kind = "kind" in value ? String(value.kind) : "";
  return { ...value, form: "basis" in value && value.basis === "none" ? `${kind}:none` : kind };
};

/** A reorganisation as it is asked for: its kind decides what else there is to say. */
export const reorganisationInput = z.preprocess(withForm, events);
export type ReorganisationInput = z.output<typeof events>;

/** The form of the wizard: looked at first, then recorded exactly as it was looked at. */
export const wizardInput = reorganisationInput.and(
  z.object({ step: z.enum(["preview", "record"]).default("preview"), seen: z.string().max(64).optional() }),
);

export const endEventInput = z.object({ eventId: id, reason, requestKey });
export type EndEventInput = z.output<typeof endEventInput>;

// An address may be typed by anyone: a part that means nothing is left out, not refused.
const one = z.union([z.string(), z.array(z.string()).transform((list) => list[0])]).optional();
const idOrNone = one.transform((value) => (z.uuid().safeParse(value).success ? value : undefined));

export const wizardAddress = z.object({ unit: idOrNone });

const STATUSES = ["done", "pending", "cancelled", "undone"] as const;
export type EventStatus = (typeof STATUSES)[number];

export const eventsAddress = z.object({
  status: one.transform((value) => STATUSES.find((known) => known === value)),
  kind: one.transform((value) => EVENT_KINDS.find((known) => known === value)),
  before: idOrNone,
});
