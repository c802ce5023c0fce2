import { z } from "zod";
import { decisionInput } from "@/features/decisions/schema";
import { isDay } from "@/lib/dates";
import { isQuarter, type Quarter } from "@/lib/quarter";
import { cleanLine, cleanText } from "@/lib/vietnamese";

const LONGEST_SEARCH = 80;

const id = z.uuid("errors.required");
const day = z.string().min(1, "errors.required").refine(isDay, "errors.day");
const optionalDay = z
  .string()
  .optional()
  .transform((value) => value || null)
  .refine((value) => value === null || isDay(value), "errors.day");
const line = (longest: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(1, "errors.required").max(longest));
const requestKey = z.uuid();
/** The writer has read the warning and insists. */
const confirm = z
  .string()
  .optional()
  .transform((value) => value === "on");

const HAS_LETTERS = /^(?=.*\p{L}.*\s.*\p{L})[\p{L}\p{M}\s.'’‘-]+$/u;
const CARD = /^(\d{8}|\d{12})$/;

const person = z.object({
  fullName: line(120).refine((name) => HAS_LETTERS.test(name), "members.errors.fullName"),
  sex: z.enum(["female", "male"], "errors.required"),
  birthDate: day,
  cardNo: z
    .string()
    .optional()
    .transform((value) => value?.replace(/\s/g, "") || null)
    .refine((value) => value === null || CARD.test(value), "members.errors.cardNo"),
});

const knownMember = person.extend({
  unitId: id,
  standing: z.enum(["official", "probationary"], "errors.required"),
  admissionDecidedOn: day,
  admittedOn: day,
  officialOn: optionalDay,
  confirm,
  requestKey,
});

export const registerMemberInput = knownMember.extend({ openedOn: day });

export const recordAdmissionInput = person.extend({
  ...decisionInput.shape,
  unitId: id,
  admittedOn: day,
  confirm,
  requestKey,
});

export const recordRecognitionInput = decisionInput.extend({ memberId: id, requestKey });

export const recordTransferInInput = knownMember.extend({
  ...decisionInput.shape,
  kind: z.enum(["transfer_in_province", "transfer_in_outside"], "errors.required"),
  elsewhere: line(200),
  effectiveOn: day,
});

export const recordTransferOutInput = decisionInput.extend({
  kind: z.enum(["transfer_out_province", "transfer_out_outside"], "errors.required"),
  memberId: id,
  elsewhere: line(200),
  effectiveOn: day,
  requestKey,
});

export const recordInternalTransferInput = decisionInput.extend({
  memberId: id,
  toUnitId: id,
  effectiveOn: day,
  requestKey,
});

export const reverseChangeInput = z.object({
  entryId: id,
  reason: z.string().transform(cleanText).pipe(z.string().min(1, "errors.required").max(500)),
  requestKey,
});

export type RegisterMemberInput = z.output<typeof registerMemberInput>;
export type RecordAdmissionInput = z.output<typeof recordAdmissionInput>;
export type RecordRecognitionInput = z.output<typeof recordRecognitionInput>;
export type RecordTransferInInput = z.output<typeof recordTransferInInput>;
export type RecordTransferOutInput = z.output<typeof recordTransferOutInput>;
export type RecordInternalTransferInput = z.output<typeof recordInternalTransferInput>;
export type ReverseChangeInput = z.output<typeof reverseChangeInput>;

/** What can be asked of the ledger; with a side or an indicator, the people that such a figure counts. */
export interface LedgerFilter {
  readonly unitId?: string | undefined;
  /** The unit whose border a change has to cross to be counted; the filter's own unit unless said. */
  readonly boundaryId?: string | undefined;
  readonly quarter?: Quarter | undefined;
  readonly kind?: string | undefined;
  readonly indicator?: string | undefined;
  readonly side?: "in" | "out" | "neutral" | undefined;
  readonly memberId?: string | undefined;
}

export const STANDING_FILTERS = ["current", "official", "probationary", "left"] as const;
export type StandingFilter = (typeof STANDING_FILTERS)[number];

// An address may be typed by anyone: a part that means nothing is left out, not refused.
const one = z.union([z.string(), z.array(z.string()).transform((list) => list[0])]).optional();
const idOrNone = one.transform((value) => (z.uuid().safeParse(value).success ? value : undefined));
const cursor = one.transform((value) =>
  value !== undefined && /^[1-9]\d{0,15}$/.test(value) ? Number(value) : undefined,
);
const code = one.transform((value) => (value !== undefined && /^[A-Za-z][\w]{0,60}$/.test(value) ? value : undefined));

export const registerAddress = z.object({
  unit: idOrNone,
  standing: one.transform((value) => STANDING_FILTERS.find((known) => known === value) ?? "current"),
  q: one.transform((value) => cleanLine(value ?? "").slice(0, LONGEST_SEARCH)),
  after: idOrNone,
  before: idOrNone,
});

export const ledgerAddress = z.object({
  unit: idOrNone,
  boundary: idOrNone,
  quarter: one.transform((value) => (isQuarter(value) ? value : undefined)),
  kind: code,
  indicator: code,
  side: one.transform((value) => (["in", "out", "neutral"] as const).find((known) => known === value)),
  before: cursor,
  after: cursor,
});

const given = one.transform((value) => (value ? cleanLine(value).slice(0, 200) : undefined));
const dayGiven = one.transform((value) => (isDay(value) ? value : undefined));

/** What a form for the next entry takes over from the one just saved. */
export const changeFormAddress = z.object({
  saved: idOrNone,
  member: idOrNone,
  unit: idOrNone,
  toUnit: idOrNone,
  kind: code,
  standing: one.transform((value) => (["official", "probationary"] as const).find((known) => known === value)),
  elsewhere: given,
  admittedOn: dayGiven,
  effectiveOn: dayGiven,
  openedOn: dayGiven,
  issuingBody: given,
  docType: given,
  docNumber: given,
  decidedOn: dayGiven,
});

export type ChangeFormDefaults = z.output<typeof changeFormAddress>;
