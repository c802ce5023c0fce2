import { z } from "zod";
import { isQuarter, type Quarter } from "@/lib/quarter";
import { cleanLine, cleanText } from "@/lib/vietnamese";
import { LARGEST_FIGURE, LONGEST_NARRATIVE, LONGEST_REASON, LONGEST_REMARK } from "./rules/limits";

/** Figures of the form count people, organisations, classes: whole, not below nought; null is "not answered". */
const figure = z
  .number("reports.errors.notANumber")
  .int("reports.errors.notWhole")
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

export const saveFigureInput = z.object({
  reportId,
  indicator: z.string().min(1).max(60),
  baseVersion: version,
  value: figure,
  numerator: figure,
  denominator: figure,
  remark: line(LONGEST_REMARK),
  reason: line(LONGEST_REASON),
});

export const saveNarrativeInput = z.object({
  reportId,
  section: z.string().min(1).max(60),
  baseVersion: version,
  body: z
    .string()
    .max(LONGEST_NARRATIVE * 2)
    .transform(cleanText)
    .pipe(z.string().max(LONGEST_NARRATIVE)),
});

export const startReportInput = z.object({
  unitId: z.uuid(),
  quarter: z.custom<Quarter>(isQuarter, "errors.invalid"),
});

export const submitReportInput = z.object({ reportId });

const seenVersion = z.coerce.number().int().min(1);

export const acceptReportInput = z.object({ reportId, version: seenVersion });

export const returnReportInput = z.object({
  reportId,
  version: seenVersion,
  reason: z.string().transform(cleanText).pipe(z.string().min(1).max(2_000)),
});

export type SaveFigureInput = z.output<typeof saveFigureInput>;
export type SaveNarrativeInput = z.output<typeof saveNarrativeInput>;
export type StartReportInput = z.output<typeof startReportInput>;
export type AcceptReportInput = z.output<typeof acceptReportInput>;
export type ReturnReportInput = z.output<typeof returnReportInput>;

const frozen = z.number().nullable();
const text = z.string().nullable();

const snapshotFigure = z.object({
  code: z.string(),
  name: z.string(),
  measure: z.string(),
  kind: z.enum(["flow", "stock", "ratio"]),
  computed: frozen,
  reported: frozen,
  numerator: frozen,
  denominator: frozen,
  remark: text,
  reason: text,
});

/** What a handing in freezes; read back from the database it is checked against this. */
export const snapshotContent = z.object({
  unit: z.object({ id: z.string(), name: z.string() }),
  quarter: z.string(),
  form: z.object({ code: z.string(), version: z.number() }),
  figures: z.array(snapshotFigure),
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
  submittedBy: z.object({ id: z.string(), name: z.string() }),
});

export type SnapshotFigure = z.output<typeof snapshotFigure>;
export type SnapshotContent = z.output<typeof snapshotContent>;
