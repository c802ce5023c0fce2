import { z } from "zod";
import { decisionInput } from "@/features/decisions/schema";
import { isDay } from "@/lib/dates";
import { isQuarter, type Quarter } from "@/lib/quarter";
import { cleanLine, cleanText } from "@/lib/vietnamese";
import { IMPORT_FIELDS, type ImportField } from "./rules/import-columns";
import { DUE_KINDS } from "./rules/due";
import { CHANGE_EVENTS } from "./rules/events";
import type { Tree } from "./rules/strength";

const id = z.uuid("errors.required");
const day = z.string().min(1, "errors.required").refine(isDay, "errors.day");
const optionalDay = z
  .string()
  .optional()
  .transform((value) => value || null)
  .refine((value) => value === null || isDay(value), "errors.day");
const line = (longest: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(1, "errors.required").max(longest));
const kindCode = z.string().min(1, "errors.required").max(60);
const optionalId = z
  .string()
  .optional()
  .transform((value) => value || null)
  .refine((value) => value === null || z.uuid().safeParse(value).success, "errors.required");
const optionalLine = (longest: number) =>
  z
    .string()
    .max(longest * 2)
    .optional()
    .transform((value) => cleanLine(value ?? "").slice(0, longest) || null);
const requestKey = z.uuid();
const reasonText = z.string().transform(cleanText).pipe(z.string().min(1, "errors.required").max(500));
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
  /** The form asks only where the office has kinds of its own. */
  kind: kindCode.optional(),
  unitId: id,
  admittedOn: day,
  confirm,
  requestKey,
});

export const recordRecognitionInput = decisionInput.extend({
  kind: kindCode.optional(),
  memberId: id,
  requestKey,
});

export const recordTransferInInput = knownMember.extend({
  ...decisionInput.shape,
  kind: kindCode,
  elsewhere: line(200),
  effectiveOn: day,
  untilOn: optionalDay,
});

export const recordTransferOutInput = decisionInput.extend({
  kind: kindCode,
  memberId: id,
  elsewhere: line(200),
  effectiveOn: day,
  confirm,
  requestKey,
});

export const recordInternalTransferInput = decisionInput.extend({
  memberId: id,
  toUnitId: id,
  effectiveOn: day,
  confirm,
  requestKey,
});

export const issueLetterInput = decisionInput.extend({
  memberId: id,
  toUnitId: id,
  letterNo: line(60),
  issuedOn: day,
  confirm,
  requestKey,
});

export const acceptLetterInput = z.object({ letterId: id, effectiveOn: day, confirm, requestKey });

/** A letter closed without moving anybody: refused, taken back or run out. */
export const closeLetterInput = z.object({ letterId: id, reason: reasonText });

/** Two records of one person, and which of them is kept. */
export const mergeMembersInput = z
  .object({ firstId: id, secondId: id, keptId: id, effectiveOn: day, reason: reasonText, requestKey })
  .refine(({ firstId, secondId, keptId }) => keptId === firstId || keptId === secondId, {
    path: ["keptId"],
    error: "errors.required",
  })
  .transform(({ firstId, secondId, ...given }) => ({
    ...given,
    mergedId: given.keptId === firstId ? secondId : firstId,
  }));

export const tellApartInput = z
  .object({ firstId: id, secondId: id })
  .refine(({ firstId, secondId }) => firstId !== secondId, { path: ["secondId"], error: "merges.errors.sameRecord" });

export const undoTellingApartInput = z.object({ distinctionId: id });

export const undoMergeInput = z.object({ mergeId: id, reason: reasonText, requestKey });

/** Any change of somebody in the register that has no form of its own; what its kind needs is known once the kind is. */
export const recordChangeInput = z.object({
  /** The form it was entered on, to come back to. */
  form: z.string().max(40).default(""),
  event: z.enum(CHANGE_EVENTS, "errors.required"),
  kind: kindCode,
  memberId: id,
  unitId: optionalId,
  effectiveOn: day,
  untilOn: optionalDay,
  admittedOn: optionalDay,
  elsewhere: optionalLine(200),
  note: optionalLine(500),
  issuingBody: z.string().max(400).default(""),
  docType: z.string().max(40).default("QĐ"),
  docNumber: z.string().max(120).default(""),
  decidedOn: z.string().max(40).default(""),
  confirm,
  requestKey,
});

export const reverseChangeInput = z.object({
  entryId: id,
  reason: reasonText,
  requestKey,
});

/** A member's facts put right; the card's number is not shown, so that left blank it stays as it is. */
export const correctPersonInput = person.extend({
  memberId: id,
  /** What the form was opened on, to tell what somebody else has put right since. */
  version: z.coerce.number().int().positive(),
  was: z.object({
    fullName: z.string(),
    sex: z.string(),
    birthDate: z.string(),
    sortAs: z.string(),
    seniorityFrom: z.string(),
    cardNo: z.string(),
  }),
  removesCard: confirm,
  sortAs: optionalLine(60),
  seniorityFrom: optionalDay,
  issuingBody: optionalLine(200),
  docType: optionalLine(20),
  docNumber: optionalLine(60),
  decidedOn: optionalDay,
  reason: z.string().transform(cleanText).pipe(z.string().min(1, "errors.required").max(500)),
  requestKey,
});

const viewName = line(60);

export const saveViewInput = z.object({
  name: viewName,
  query: z.string().max(2000),
  unitId: optionalId,
  isDefault: confirm,
  requestKey,
});
export const renameViewInput = z.object({ viewId: id, name: viewName, requestKey });
export const removeViewInput = z.object({ viewId: id, requestKey });
export const setDefaultViewInput = z.object({ viewId: id, isDefault: z.enum(["yes", "no"]), requestKey });

export const recordRecognitionsInput = decisionInput.extend({
  memberIds: z.array(id).min(1, "members.register.recognise.nobody").max(200),
  requestKey,
});

export type CorrectPersonInput = z.output<typeof correctPersonInput>;
export type SaveViewInput = z.output<typeof saveViewInput>;
export type RenameViewInput = z.output<typeof renameViewInput>;
export type RemoveViewInput = z.output<typeof removeViewInput>;
export type SetDefaultViewInput = z.output<typeof setDefaultViewInput>;
export type RecordRecognitionsInput = z.output<typeof recordRecognitionsInput>;
export type RegisterMemberInput = z.output<typeof registerMemberInput>;
export type RecordAdmissionInput = z.output<typeof recordAdmissionInput>;
export type RecordRecognitionInput = z.output<typeof recordRecognitionInput>;
export type RecordTransferInInput = z.output<typeof recordTransferInInput>;
export type RecordTransferOutInput = z.output<typeof recordTransferOutInput>;
export type RecordInternalTransferInput = z.output<typeof recordInternalTransferInput>;
export type RecordChangeInput = z.output<typeof recordChangeInput>;
export type IssueLetterInput = z.output<typeof issueLetterInput>;
export type AcceptLetterInput = z.output<typeof acceptLetterInput>;
export type CloseLetterInput = z.output<typeof closeLetterInput>;
export type MergeMembersInput = z.output<typeof mergeMembersInput>;
export type TellApartInput = z.output<typeof tellApartInput>;
export type UndoTellingApartInput = z.output<typeof undoTellingApartInput>;
export type UndoMergeInput = z.output<typeof undoMergeInput>;
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
  /** From the first of January of the quarter's year. */
  readonly isCumulative?: boolean | undefined;
  readonly tree?: Tree | undefined;
  /** What had taken effect by the end of this day. */
  readonly onDay?: string | undefined;
  /** As the ledger was known at this instant, in ISO form. */
  readonly known?: string | undefined;
  /** Recorded after this instant: what came late. */
  readonly recordedAfter?: string | undefined;
}

// An address may be typed by anyone: a part that means nothing is left out, not refused.
const one = z.union([z.string(), z.array(z.string()).transform((list) => list[0])]).optional();
const idOrNone = one.transform((value) => (z.uuid().safeParse(value).success ? value : undefined));
const cursor = one.transform((value) =>
  value !== undefined && /^[1-9]\d{0,15}$/.test(value) ? Number(value) : undefined,
);
const code = one.transform((value) => (value !== undefined && /^[A-Za-z][\w]{0,60}$/.test(value) ? value : undefined));

/** The lists of letters: those that wait for their receiver, those of the sender, and those that were answered. */
export const LETTER_BOXES = ["waiting", "sent", "closed"] as const;
export type LetterBox = (typeof LETTER_BOXES)[number];

const dueCursor = /^\d{4}-\d{2}-\d{2}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const dueAddress = z.object({
  kind: one.transform((value) => DUE_KINDS.find((known) => known === value) ?? "recognition"),
  after: one.transform((value) =>
    value !== undefined && dueCursor.test(value) && isDay(value.slice(0, 10)) ? value : undefined,
  ),
});

export const lettersAddress = z.object({
  box: one.transform((value) => LETTER_BOXES.find((known) => known === value)),
  after: one.transform((value) =>
    value !== undefined && dueCursor.test(value) && isDay(value.slice(0, 10)) ? value : undefined,
  ),
});

export const duplicatesAddress = z.object({ a: idOrNone, b: idOrNone });

export const letterFormAddress = z.object({ member: idOrNone });

export const ledgerAddress = z.object({
  unit: idOrNone,
  boundary: idOrNone,
  quarter: one.transform((value) => (isQuarter(value) ? value : undefined)),
  kind: code,
  indicator: code,
  side: one.transform((value) => (["in", "out", "neutral"] as const).find((known) => known === value)),
  /** "1": from the first of January to the end of the quarter. */
  cumulative: one.transform((value) => (value === "1" ? ("1" as const) : undefined)),
  tree: one.transform((value) => (value === "now" ? ("now" as const) : undefined)),
  known: one.transform((value) => (isDay(value) ? value : undefined)),
  /** As it stood at the end of this day. */
  on: one.transform((value) => (isDay(value) ? value : undefined)),
  /** "1": only what was recorded after the quarter was first reported. */
  late: one.transform((value) => (value === "1" ? ("1" as const) : undefined)),
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

const MOST_COLUMNS = 120;
const longestName = z.string().transform(cleanLine).pipe(z.string().min(1, "errors.required").max(120));
const importField = z.enum(IMPORT_FIELDS);

/** Which column of a file is read as which field, as `0:fullName,3:birthDate`; a field is given to one column at most. */
const columnFields = z
  .string()
  .regex(/^\d{1,3}:[a-zA-Z]+(,\d{1,3}:[a-zA-Z]+)*$/, "errors.invalid")
  .transform((text): unknown => text.split(",").map((part) => part.split(":")))
  .pipe(z.array(z.tuple([z.coerce.number().int().max(MOST_COLUMNS), importField])).max(IMPORT_FIELDS.length))
  .transform((pairs): ReadonlyMap<number, ImportField> => new Map(pairs))
  .refine((fields) => new Set(fields.values()).size === fields.size, "members.import.errors.fieldTwice");

export const checkImportInput = z.object({
  unitId: id,
  openedOn: day,
  fileName: z.string().transform((name) => cleanLine(name).slice(0, 200) || "?"),
  fields: columnFields.optional(),
});

export const importInput = z.object({ importId: id });

export const saveMappingInput = z.object({
  unitId: id,
  name: longestName,
  /** Headings, each with the field it is read as. */
  columns: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "errors.invalid" });
        return z.NEVER;
      }
    })
    .pipe(z.record(z.string().min(1).max(500), importField))
    .refine((columns) => Object.keys(columns).length <= IMPORT_FIELDS.length, "errors.invalid"),
});
export const renameMappingInput = z.object({ mappingId: id, name: longestName });
export const removeMappingInput = z.object({ mappingId: id });

export const IMPORT_ROW_FILTERS = ["all", "errors", "warnings", "known"] as const;
export type ImportRowFilter = (typeof IMPORT_ROW_FILTERS)[number];

export const importAddress = z.object({
  rows: one.transform((value) => IMPORT_ROW_FILTERS.find((known) => known === value) ?? "all"),
  after: cursor,
});

export type CheckImportInput = z.output<typeof checkImportInput>;
export type ImportInput = z.output<typeof importInput>;
export type SaveMappingInput = z.output<typeof saveMappingInput>;
export type RenameMappingInput = z.output<typeof renameMappingInput>;
export type RemoveMappingInput = z.output<typeof removeMappingInput>;
