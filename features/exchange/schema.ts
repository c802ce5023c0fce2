import { z } from "zod";
import { LARGEST_FIGURE, LONGEST_ANSWER, LONGEST_NARRATIVE } from "@/features/reports/rules/limits";
import { isQuarter, type Quarter } from "@/lib/quarter";
import { cleanLine, cleanText } from "@/lib/vietnamese";

const amount = z.number().min(0).max(LARGEST_FIGURE).nullable();
const note = z.string().max(2_000).nullable();

/** What one installation tells another of a report that was handed in. */
const reportContent = z.object({
  unit: z.object({ name: z.string().max(400), code: z.string().max(100).nullable() }),
  quarter: z.custom<Quarter>(isQuarter),
  form: z.object({ code: z.string().max(60), version: z.number().int() }),
  figures: z
    .array(
      z.object({
        code: z.string().max(60),
        name: z.string().max(400),
        kind: z.string().max(20),
        value: amount,
        numerator: amount,
        denominator: amount,
        answer: z.string().max(LONGEST_ANSWER).nullable(),
        remark: note,
        reason: note,
      }),
    )
    .max(2_000),
  narratives: z.array(z.object({ code: z.string().max(60), body: z.string().max(LONGEST_NARRATIVE) })).max(200),
  receipt: z.object({ ordinal: z.number().int(), hash: z.string().max(64), at: z.string().max(40) }),
});

export const reportFile = z.object({
  format: z.literal("so-ket-report"),
  formatVersion: z.literal(1),
  installation: z.string().max(400),
  publicKey: z.string().max(64),
  content: reportContent,
  signature: z.string().max(120),
});

export type ReportFile = z.output<typeof reportFile>;

export const trustInput = z.object({
  requestKey: z.uuid(),
  unitId: z.uuid("errors.required"),
  name: z.string().transform(cleanLine).pipe(z.string().min(1, "errors.required").max(200)),
  publicKey: z
    .string()
    .transform((text) => cleanText(text).replace(/\s/g, ""))
    .pipe(z.string().regex(/^[A-Za-z0-9+/]{43}=$/, "exchange.errors.publicKey")),
});

export const revokeInput = z.object({ id: z.uuid() });

/** What a preview's form says: the file's text again, and whether fields that hold something else are replaced. */
export const importRequest = z.object({
  text: z.string(),
  apply: z.boolean(),
  overwrite: z.boolean(),
});

export type TrustInput = z.output<typeof trustInput>;

/** What a signed file brought into a draft, or would bring. */
export interface ImportOutcome {
  readonly installation: string;
  readonly unitName: string;
  readonly quarter: string;
  readonly reportId: string;
  readonly figures: number;
  readonly chapters: number;
  /** Fields of the draft that hold something else: left as they are, or replaced where that was asked for. */
  readonly kept: number;
  readonly unknown: readonly string[];
  readonly versions: { readonly theirs: number; readonly ours: number };
  readonly isKnown: boolean;
}
