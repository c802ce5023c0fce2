import { z } from "zod";
import { decisionInput } from "@/features/decisions/schema";
import { today } from "@/lib/dates";
import { cleanLine, cleanText } from "@/lib/vietnamese";

const year = z
  .string()
  .trim()
  .regex(/^(19[3-9]\d|20\d\d|21\d\d)?$/, "awards.errors.year")
  .transform((text) => (text === "" ? null : Number(text)));

const count = z
  .string()
  .trim()
  .regex(/^\d{0,4}$/, "errors.invalid")
  .transform((text) => (text === "" ? null : Number(text)));

const recipientRow = z.object({
  form: z.string().trim().min(1, "awards.errors.form").max(40),
  recipient: z
    .string()
    .trim()
    .regex(/^(unit|member):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "awards.errors.recipient")
    .transform((text) => {
      const kind: "unit" | "member" = text.startsWith("unit:") ? "unit" : "member";
      return { kind, id: text.slice(kind.length + 1) };
    }),
  mark: z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, "errors.invalid")
    .transform((text) => (text === "" ? null : Number(text)))
    .default(null),
});

// Rows keep their names while others are removed, so they come as r1, r2, r5 rather than as a list.
const recipients = z
  .record(z.string().regex(/^r\d{1,4}$/), recipientRow, "awards.errors.noRecipients")
  .transform((rows) => Object.entries(rows).map(([key, row]) => ({ key, ...row })))
  .refine((rows) => rows.length > 0, "awards.errors.noRecipients")
  .refine((rows) => rows.length <= 500, "awards.errors.tooManyRecipients");

export const recordAwardInput = z
  .object({
    requestKey: z.uuid(),
    ...decisionInput.shape,
    decidedOn: decisionInput.shape.decidedOn.refine((day) => day <= today(), "errors.future"),
    ground: z.string().transform(cleanLine).pipe(z.string().min(1).max(500)),
    meritFrom: year,
    meritTo: year,
    statedCount: count,
    recipients,
    explanation: z.string().max(1000).transform(cleanText).default(""),
    /** The fields whose warnings were shown when the explanation was given. */
    explained: z
      .string()
      .max(20_000)
      .transform((text) => text.split(" ").filter((field) => field !== ""))
      .default([]),
  })
  .refine(({ meritFrom, meritTo }) => meritFrom === null || meritTo === null || meritFrom <= meritTo, {
    path: ["meritTo"],
    message: "awards.errors.meritOrder",
  });

export type RecordAwardInput = z.output<typeof recordAwardInput>;

export const withdrawAwardInput = z.object({
  recipientId: z.uuid(),
  reason: z
    .string()
    .max(1000)
    .transform(cleanText)
    .refine((text) => text !== "", "errors.required"),
});

export type WithdrawAwardInput = z.output<typeof withdrawAwardInput>;

const cursor = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}_\d{1,4}$/)
  .optional()
  .catch(undefined);

/** What the register's address asks for; anything unreadable in it is as if it were not there. */
export const awardFilter = z.object({
  unit: z.uuid().optional().catch(undefined),
  /** A quarter, or a whole year. */
  quarter: z
    .string()
    .regex(/^(19|20|21)\d\d(-Q[1-4])?$/)
    .optional()
    .catch(undefined),
  form: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional()
    .catch(undefined),
  to: z.enum(["collective", "individual"]).optional().catch(undefined),
  view: z.enum(["recipients", "decisions"]).catch("recipients"),
  after: cursor,
});

export type AwardFilter = z.output<typeof awardFilter>;
