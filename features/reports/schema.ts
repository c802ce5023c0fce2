import { z } from "zod";
import { isQuarter, type Quarter } from "@/lib/quarter";
import { cleanLine, cleanText } from "@/lib/vietnamese";
import { FIGURE_KINDS } from "@/features/forms/rules/figure-kinds";
import { LATENESSES } from "./rules/lateness";
import { REPORT_FILTERS } from "./rules/report-filter";
import {
  LARGEST_FIGURE,
  LONGEST_ANSWER,
  LONGEST_EXPLANATION,
  LONGEST_NARRATIVE,
  LONGEST_REASON,
  LONGEST_REMARK,
  MOST_AT_ONCE,
} from "./rules/limits";

/** Not below nought, with as many places as the indicator has; null is "not answered". */
const figure = z
  .number("reports.errors.notANumber")
  .min(0, "reports.errors.negative")
  .max(LARGEST_FIGURE, "reports.errors.tooLarge")
  .nullable();

// Cleaned before it is measured: what counts is what will be stored.
const line = (most: number) =>
  z
    .string()
    .max(most * 4)
    .transform((text) => cleanLine(text) || null)
    .pipe(z.string().max(most).nullable())
    .nullable();

const reportId = z.uuid();
const version = z.number().int().min(0);

export const figureEntry = z.object({
  indicator: z.string().min(1).max(60),
  baseVersion: version,
  value: figure,
  numerator: figure,
  denominator: figure,
  answer: z
    .string()
    .max(LONGEST_ANSWER * 4)
    .transform((text) => cleanText(text) || null)
    .pipe(z.string().max(LONGEST_ANSWER).nullable())
    .nullable()
    .default(null),
  cumulative: figure.default(null),
  remark: line(LONGEST_REMARK),
  reason: line(LONGEST_REASON),
});

export const narrativeEntry = z.object({
  section: z.string().min(1).max(60),
  baseVersion: version,
  body: z
    .string()
    .max(LONGEST_NARRATIVE * 2)
    .transform(cleanText)
    .pipe(z.string().max(LONGEST_NARRATIVE)),
});

/** One request of an editor: what was typed since the last, each field on the version it was typed on. */
export const saveEntriesInput = z.object({
  /** Whose page it is: another account's session in the same browser must not send it. */
  writer: z.uuid(),
  entries: z
    .array(
      z.object({ field: z.string().min(1).max(80), baseVersion: version, value: z.record(z.string(), z.unknown()) }),
    )
    .min(1)
    .max(400)
    .refine((entries) => new Set(entries.map(({ field }) => field)).size === entries.length, "errors.invalid"),
});

export const keepPresenceInput = z.object({
  reportId,
  writer: z.uuid(),
  field: z.string().max(80).nullable(),
  versions: z
    .record(z.string().max(80), version)
    .refine((versions) => Object.keys(versions).length <= 1_000, "errors.invalid"),
});

/** "figure:KN", "narrative:results", or the report as a whole. */
const remarkedField = z.string().regex(/^(report|(figure|narrative):[A-Za-z0-9_.-]{1,60})$/, "errors.invalid");
const remarkText = z
  .string()
  .max(LONGEST_REASON * 8)
  .transform(cleanText)
  .pipe(
    z
      .string()
      .min(1)
      .max(LONGEST_REASON * 4),
  );

export const addRemarkInput = z.object({
  reportId,
  field: remarkedField,
  body: remarkText,
  /** Raises the field's flag, or takes it down. */
  flag: z.enum(["raise", "settle"]).optional(),
  requestKey: z.uuid(),
});

export const attachFileInput = z.object({
  reportId,
  name: z
    .string()
    .max(400)
    .transform((name) => cleanLine(name.replaceAll(/[\\/]/g, " ")))
    .pipe(z.string().min(1).max(200)),
});

export const saveExplanationInput = z.object({
  reportId,
  writer: z.uuid().optional(),
  finding: z.string().regex(/^[A-Za-z]{1,30}(:[A-Za-z0-9_.-]{1,60})?$/, "errors.invalid"),
  baseVersion: version,
  body: z
    .string()
    .max(LONGEST_EXPLANATION * 4)
    .transform(cleanText)
    .pipe(z.string().max(LONGEST_EXPLANATION)),
});

export const startReportInput = z.object({
  unitId: z.uuid(),
  quarter: z.custom<Quarter>(isQuarter, "errors.invalid"),
});

export const submitReportInput = z.object({ reportId });

const reason = z.string().transform(cleanText).pipe(z.string().min(1).max(2_000));
const seenVersion = z.coerce.number().int().min(1);

export const acceptReportInput = z.object({ reportId, version: seenVersion });

export const returnReportInput = z.object({
  reportId,
  version: seenVersion,
  reason,
});

export const reopenReportInput = z.object({ reportId, version: seenVersion, reason });

const seenReport = z
  .string()
  .transform((text) => {
    const [id = "", seen = ""] = text.split(":");
    return { id, version: Number(seen) };
  })
  .pipe(z.object({ id: z.uuid(), version: z.number().int().min(1) }));

export const acceptManyInput = z.object({
  quarter: z.custom<Quarter>(isQuarter, "errors.invalid"),
  /** Each as "id:version", the version that was seen. */
  reports: z.preprocess(
    (chosen) => chosen ?? [],
    z.array(seenReport).min(1, "reports.errors.noneChosen").max(MOST_AT_ONCE),
  ),
});

const quarter = z.custom<Quarter>(isQuarter, "errors.invalid");

export const setCollectionInput = z.object({
  unitId: z.uuid(),
  quarter,
  collects: z.enum(["yes", "no"]).transform((value) => value === "yes"),
  sourceDocument: z.string().max(2_000).default("").transform(cleanLine).pipe(z.string().max(500)),
});

const blankToNothing = (value: unknown) => (value === "" ? undefined : value);
const askedQuarter = z.custom<Quarter>(isQuarter).optional().catch(undefined);

/** What the table of units by quarters is asked for in its address; what it cannot mean is left out. */
export const statusGridAddress = z.object({
  quarter: askedQuarter,
  state: z.enum(REPORT_FILTERS).optional().catch(undefined),
  lateness: z.enum(LATENESSES).optional().catch(undefined),
  words: z.preprocess(blankToNothing, z.string().max(200).transform(cleanLine).optional()).catch(undefined),
  group: z.uuid().optional().catch(undefined),
});

export const acceptAddress = z.object({
  quarter: askedQuarter,
  since: z.coerce.date().optional().catch(undefined),
  changed: z.coerce.number().int().min(0).catch(0),
});

export type SaveExplanationInput = z.output<typeof saveExplanationInput>;
export type FigureEntry = z.output<typeof figureEntry>;
export type NarrativeEntry = z.output<typeof narrativeEntry>;
export type KeepPresenceInput = z.output<typeof keepPresenceInput>;
export type AddRemarkInput = z.output<typeof addRemarkInput>;
export type AttachFileInput = z.output<typeof attachFileInput>;
export type StartReportInput = z.output<typeof startReportInput>;
export type AcceptReportInput = z.output<typeof acceptReportInput>;
export type ReturnReportInput = z.output<typeof returnReportInput>;
export type ReopenReportInput = z.output<typeof reopenReportInput>;
export type AcceptManyInput = z.output<typeof acceptManyInput>;
export type SetCollectionInput = z.output<typeof setCollectionInput>;

const frozen = z.number().nullable();
const text = z.string().nullable();

const snapshotFigure = z.object({
  code: z.string(),
  name: z.string(),
  measure: z.string(),
  kind: z.enum(FIGURE_KINDS),
  computed: frozen,
  reported: frozen,
  numerator: frozen,
  denominator: frozen,
  answer: text.default(null),
  cumulative: frozen.default(null),
  remark: text,
  reason: text,
});

/** The figures alone of what was handed in, where no more is read. */
export const snapshotFigures = z.array(snapshotFigure);

/** What a handing in freezes; read back from the database it is checked against this. */
export const snapshotContent = z.object({
  unit: z.object({ id: z.string(), name: z.string() }),
  quarter: z.string(),
  form: z.object({ code: z.string(), version: z.number() }),
  figures: snapshotFigures,
  narratives: z.array(z.object({ code: z.string(), title: z.string(), body: z.string() })),
  register: z.object({
    opening: z.number(),
    increases: z.number(),
    decreases: z.number(),
    official: z.number(),
    probationary: z.number(),
    closing: z.number(),
  }),
  ledgerSeq: z.number(),
  /** The kinds of warnings that stood when it was handed in; null in what is older than that. */
  warnings: z.array(z.string()).nullable().default(null),
  /** What the unit said to its findings, by their names. */
  explanations: z.record(z.string(), z.string()).default({}),
  /** The documents that went with it; a document's content is known by its hash. */
  attachments: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })).default([]),
  submittedBy: z.object({ id: z.string(), name: z.string() }),
});

export type SnapshotFigure = z.output<typeof snapshotFigure>;
export type SnapshotContent = z.output<typeof snapshotContent>;
