import { completeYears, type Day } from "@/lib/dates";
import type { FieldErrors } from "@/lib/errors";
import { isQuarter, type Quarter } from "@/lib/quarter";
import type { AwardFilter } from "./schema";

export interface AwardForm {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly forUnits: boolean;
  readonly forMembers: boolean;
  readonly hasMark: boolean;
}

export interface BadgeMark {
  readonly years: number;
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
}

export interface AwardLists {
  readonly forms: readonly AwardForm[];
  readonly marks: readonly BadgeMark[];
}

export interface AwardRecipient {
  readonly id: string;
  readonly awardId: string;
  readonly form: string;
  readonly formNameVi: string;
  readonly formNameEn: string;
  readonly mark: number | null;
  readonly unitId: string;
  readonly memberId: string | null;
  readonly recipientName: string;
  /** The organisation a member or a lower unit belonged to on the decision's day. */
  readonly within: string | null;
  readonly decidedOn: Day;
  readonly quarter: string;
  readonly docNumber: string;
  readonly issuingBody: string;
  readonly ground: string;
  readonly meritFrom: number | null;
  readonly meritTo: number | null;
  readonly isWithdrawn: boolean;
  /** Its place in the decision's list. */
  readonly ordinal: number;
}

export interface AwardCounts {
  /** Every form without a mark, in order; zeros are kept. */
  readonly forms: readonly {
    readonly form: string;
    readonly nameVi: string;
    readonly nameEn: string;
    readonly collective: number;
    readonly individual: number;
  }[];
  /** Party Badges by mark, the marks that were given only. */
  readonly badges: readonly { readonly mark: number; readonly people: number }[];
  readonly total: number;
  readonly badgesTotal: number;
}

/** A recipient as read from the register on the decision's day; `key` is the row of the form it stands in. */
export interface ProposedRecipient {
  readonly key: string;
  readonly form: string;
  readonly mark: number | null;
  /** Null when nothing of that name may be seen by the person who records. */
  readonly found: {
    readonly unitId: string;
    readonly memberId: string | null;
    readonly admissionDecidedOn: Day | null;
    readonly isOfficial: boolean;
  } | null;
}

export interface ProposedAward {
  readonly decidedOn: Day;
  readonly statedCount: number | null;
  readonly recipients: readonly ProposedRecipient[];
}

/** What makes a recipient impossible, by form field: these are never let through. */
export function recipientErrors(award: ProposedAward, lists: AwardLists): FieldErrors {
  const errors: FieldErrors = {};
  const seen = new Set<string>();
  for (const recipient of award.recipients) {
    const [part, messageKey] = recipientError(recipient, award.decidedOn, lists, seen) ?? [];
    if (part !== undefined && messageKey !== undefined) errors[`recipients.${recipient.key}.${part}`] = [messageKey];
  }
  return errors;
}

function recipientError(
  { form, mark, found }: ProposedRecipient,
  decidedOn: Day,
  lists: AwardLists,
  seen: Set<string>,
): ["form" | "recipient" | "mark", string] | null {
  const rule = lists.forms.find(({ code }) => code === form);
  if (!rule) return ["form", "awards.errors.form"];
  if (!found) return ["recipient", "awards.errors.recipientUnknown"];
  if (found.memberId === null && !rule.forUnits) return ["recipient", "awards.errors.membersOnly"];
  if (found.memberId !== null && !rule.forMembers) return ["recipient", "awards.errors.unitsOnly"];
  if (rule.hasMark && mark === null) return ["mark", "awards.errors.markRequired"];
  if (!rule.hasMark && mark !== null) return ["mark", "awards.errors.markUnasked"];
  if (mark !== null && !lists.marks.some((one) => one.years === mark && isInForce(one, decidedOn)))
    return ["mark", "awards.errors.mark"];
  const identity = recipientIdentity({ form, mark, unitId: found.unitId, memberId: found.memberId });
  if (seen.has(identity)) return ["recipient", "awards.errors.twice"];
  seen.add(identity);
  return null;
}

/** The same for two entries that give the same thing to the same recipient. */
export function recipientIdentity(recipient: {
  form: string;
  mark: number | null;
  unitId: string;
  memberId: string | null;
}): string {
  return [recipient.form, recipient.mark ?? "", recipient.memberId ?? recipient.unitId].join(" ");
}

function isInForce(mark: BadgeMark, day: Day): boolean {
  return mark.effectiveFrom <= day && (mark.effectiveTo === null || day < mark.effectiveTo);
}

/** What looks wrong but may be so, by form field: let through only with an explanation (handbook 0.4, 3.1). */
export function awardWarnings({ decidedOn, statedCount, recipients }: ProposedAward): FieldErrors {
  const warnings: FieldErrors = {};
  if (statedCount !== null && statedCount !== recipients.length) {
    warnings["statedCount"] = ["awards.warnings.statedCount"];
  }
  for (const { key, mark, found } of recipients) {
    if (mark === null || found === null || found.admissionDecidedOn === null) continue;
    const field = `recipients.${key}.mark`;
    // Seniority is counted for a member recognised as official only (294-QĐ/TW, 4.5).
    if (!found.isOfficial) warnings[field] = ["awards.warnings.probationary"];
    else if (completeYears(found.admissionDecidedOn, decidedOn) < mark)
      warnings[field] = ["awards.warnings.tooFewYears"];
  }
  return warnings;
}

/** Whether each warning was before the eyes of the person who explained it. */
export function areExplained(warnings: FieldErrors, explanation: string, explained: readonly string[]): boolean {
  const fields = Object.keys(warnings);
  return fields.length === 0 || (explanation !== "" && fields.every((field) => explained.includes(field)));
}

/** The register's address for a filter; what is not asked for is left out. */
export function awardsHref(filter: Partial<AwardFilter>): string {
  const { view, ...rest } = filter;
  const entries = Object.entries(view === "decisions" ? { ...rest, view } : rest);
  const asked = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams(asked).toString();
  return query === "" ? "/awards" : `/awards?${query}`;
}

/** The period of an address: a quarter, or a whole year. */
export function periodOf(period: string | undefined): { quarter?: Quarter; year?: number } {
  if (isQuarter(period)) return { quarter: period };
  return period === undefined ? {} : { year: Number(period) };
}
