import { z } from "zod";
import { FIGURE_KINDS } from "./rules/figure-kinds";
import { isQuarter, type Quarter } from "@/lib/quarter";
import { cleanLine, cleanText } from "@/lib/vietnamese";
import { CODE, KEY, LONGEST, MOST, SEVERITIES, SOURCE } from "./rules/limits";

// Cleaned before it is measured: what counts is what will be stored.
const blankLine = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .transform(cleanLine)
    .pipe(z.string().max(longest));
const line = (longest: number) => blankLine(longest).pipe(z.string().min(1, "errors.required"));
const text = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .transform(cleanText)
    .pipe(z.string().max(longest));

const quarter = z.custom<Quarter>(isQuarter, "errors.invalid");
const key = z.string().regex(KEY, "forms.errors.key");
const code = z.string().regex(CODE, "forms.errors.code");
const unitKindCodes = z.array(z.string().regex(KEY, "forms.errors.key")).max(20);

export const formGroup = z.strictObject({ code: key, titleVi: line(LONGEST.title), titleEn: line(LONGEST.title) });

export const formIndicator = z.strictObject({
  code,
  /** The code of the group it stands in. */
  section: key,
  nameVi: line(LONGEST.name),
  nameEn: line(LONGEST.name),
  unitVi: blankLine(LONGEST.unit),
  unitEn: blankLine(LONGEST.unit),
  kind: z.enum(FIGURE_KINDS, "forms.errors.kind"),
  source: z.string().max(LONGEST.expression).regex(SOURCE, "forms.errors.source").nullable(),
  partOf: code.nullable(),
  decimals: z.number().int("forms.errors.decimals").min(0).max(4),
  answeredBy: unitKindCodes,
  hasTarget: z.boolean(),
  isRequired: z.boolean(),
  guidanceVi: text(LONGEST.guidance),
  guidanceEn: text(LONGEST.guidance),
});

export const formChapter = z.strictObject({
  code: key,
  titleVi: line(LONGEST.title),
  titleEn: line(LONGEST.title),
  guidanceVi: text(LONGEST.guidance),
  guidanceEn: text(LONGEST.guidance),
  isRequired: z.boolean(),
  answeredBy: unitKindCodes,
});

export const formRule = z.strictObject({
  code: key,
  expression: line(LONGEST.expression),
  severity: z.enum(SEVERITIES, "forms.errors.severity"),
  messageVi: line(LONGEST.message),
  messageEn: line(LONGEST.message),
  sourceDocument: blankLine(LONGEST.document),
  isOn: z.boolean(),
});

/** A form as it is sent from one installation to another, and as it comes back. */
export const formFile = z.strictObject({
  format: z.literal("so-ket-form", "forms.errors.format"),
  formatVersion: z.literal(1, "forms.errors.formatVersion"),
  effectiveFrom: quarter,
  sourceDocument: blankLine(LONGEST.document),
  groups: z.array(formGroup).max(MOST.groups),
  indicators: z.array(formIndicator).max(MOST.indicators),
  chapters: z.array(formChapter).max(MOST.chapters),
  rules: z.array(formRule).max(MOST.rules),
});

export type FormGroup = z.output<typeof formGroup>;
export type FormIndicator = z.output<typeof formIndicator>;
export type FormChapter = z.output<typeof formChapter>;
export type FormRule = z.output<typeof formRule>;
export type FormFile = z.output<typeof formFile>;

export interface FormItems {
  readonly groups: FormGroup;
  readonly indicators: FormIndicator;
  readonly chapters: FormChapter;
  readonly rules: FormRule;
}

export type FormPart = keyof FormItems;

/** All that a version of a form asks, each list in the order in which it is asked. */
export type FormContent = { readonly [P in FormPart]: readonly FormItems[P][] };

const formId = z.uuid();
/** What the thing looked like to whoever changes it; blank for a new one. */
const seen = z.string().max(64).default("");
const tick = z
  .literal("on")
  .optional()
  .transform((ticked) => ticked === "on");
const ticked = z
  .record(z.string().regex(KEY), z.string())
  .default({})
  .transform((chosen) => Object.keys(chosen).slice(0, 20));
const part = z.enum(["groups", "indicators", "chapters", "rules"]);
const capitals = z
  .string()
  .transform((typed) => cleanLine(typed).toUpperCase())
  .pipe(z.string().min(1, "errors.required").regex(CODE, "forms.errors.code"));

export const makeDraftInput = z.object({ requestKey: z.uuid(), sourceId: formId });
export const formInput = z.object({ formId });
export const changeHeadInput = z.object({
  formId,
  seen,
  effectiveFrom: quarter,
  sourceDocument: blankLine(LONGEST.document),
});
export const publishFormInput = z.object({ formId, seen });

export const saveGroupInput = z.object({
  formId,
  seen,
  code: z.union([z.literal(""), key]).default(""),
  titleVi: line(LONGEST.title),
  titleEn: line(LONGEST.title),
});

export const saveIndicatorInput = z
  .object({
    formId,
    seen,
    ...formIndicator.omit({ source: true, partOf: true, answeredBy: true, decimals: true }).shape,
    code: capitals,
    hasTarget: tick,
    isRequired: tick,
    decimals: z.coerce.number().int("forms.errors.decimals").min(0).max(4).default(0),
    partOf: z.union([z.literal(""), code]).default(""),
    answeredBy: ticked,
    register: z.enum(["entered", "ledger", "strength", "awards", "formula"], "errors.required").default("entered"),
    ledger: z.string().max(60).default(""),
    strength: z.string().max(60).default(""),
    awards: z.string().max(60).default(""),
    mark: z.string().max(12).default(""),
    formula: blankLine(LONGEST.expression).default(""),
  })
  .transform(({ register, ledger, strength, awards, mark, formula, partOf, ...rest }, context) => {
    const detail = { entered: "", ledger, strength, awards: mark ? `${awards}:${mark}` : awards, formula }[register];
    const source = register === "entered" ? null : `${register}:${detail}`;
    if (source !== null && (detail === "" || !SOURCE.test(source))) {
      context.addIssue({ code: "custom", path: [register], message: "errors.required" });
    }
    const { formId: id, seen: was, ...item } = rest;
    return { formId: id, seen: was, item: { ...item, source, partOf: partOf || null } };
  });

export const saveChapterInput = z.object({
  formId,
  seen,
  ...formChapter.shape,
  code: z.union([z.literal(""), key]).default(""),
  isRequired: tick,
  answeredBy: ticked,
});

export const saveRuleInput = z.object({ formId, seen, ...formRule.shape, isOn: tick });

export const removeItemInput = z.object({ formId, part, code: z.string().max(60), seen });
/** `before` is the code of the one it is put in front of; blank puts it last. */
export const moveItemInput = z.object({
  formId,
  part,
  code: z.string().max(60),
  before: z.string().max(60).default(""),
});

/** What the address of a form's pages may hold. */
export const formAddress = z.object({
  part: z.enum(["head", "groups", "indicators", "chapters", "rules"]).catch("head"),
  code: z.string().max(60).optional().catch(undefined),
  kind: z.string().max(60).optional().catch(undefined),
  group: z.string().max(60).optional().catch(undefined),
  saved: z.string().max(60).optional().catch(undefined),
});

export const importFormAddress = z.object({ requestKey: z.uuid() });
export const exportFormAddress = z.object({ formId, format: z.enum(["json", "xlsx"]) });

export const targetAddress = z.object({
  year: z.coerce.number().int().min(1990).max(2199).optional().catch(undefined),
  indicator: z.string().regex(CODE).optional().catch(undefined),
});

const target = z
  .union([z.literal(""), z.coerce.number("forms.targets.errors.number")])
  .refine((value) => value === "" || (value >= 0 && value <= 999_999_999), "forms.targets.errors.number")
  .transform((value) => (value === "" ? null : value));

export const setTargetsInput = z.object({
  year: z.coerce.number().int().min(1990).max(2199),
  indicator: z.string().regex(CODE),
  sourceDocument: blankLine(LONGEST.document).default(""),
  targets: z
    .array(
      z.object({ unitId: z.uuid(), version: z.coerce.number().int().min(0), was: z.string().max(30), value: target }),
    )
    .max(2_000),
});

export type ChangeHeadInput = z.output<typeof changeHeadInput>;
export type SaveGroupInput = z.output<typeof saveGroupInput>;
export type SaveIndicatorInput = z.output<typeof saveIndicatorInput>;
export type SaveChapterInput = z.output<typeof saveChapterInput>;
export type SaveRuleInput = z.output<typeof saveRuleInput>;
export type RemoveItemInput = z.output<typeof removeItemInput>;
export type MoveItemInput = z.output<typeof moveItemInput>;
export type SetTargetsInput = z.output<typeof setTargetsInput>;
