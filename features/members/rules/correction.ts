import { completeYears, type Day } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { cleanLine } from "@/lib/vietnamese";
import type { Refusal } from "./days";

/** What a correction can change of a person. */
export interface PersonFacts {
  readonly fullName: string;
  readonly sex: string;
  readonly birthDate: Day;
  readonly cardNo: string | null;
  readonly sortAs: string | null;
  readonly seniorityFrom: Day | null;
}

export type PersonField = keyof PersonFacts;
const FIELDS = ["fullName", "sex", "birthDate", "cardNo", "sortAs", "seniorityFrom"] as const satisfies PersonField[];

/** A birth date is not adjusted without a decision (06-HD/TW, 9.2), nor is seniority confirmed without one (5.3). */
const NEEDS_DECISION: readonly PersonField[] = ["birthDate", "seniorityFrom"];

const OLDEST_AGE_YEARS = 120;

export function changedFields(before: PersonFacts, after: PersonFacts): PersonField[] {
  return FIELDS.filter((field) => before[field] !== after[field]);
}

export function refuseCorrection(
  after: PersonFacts,
  changed: readonly PersonField[],
  context: { admissionDecidedOn: Day; hasDecision: boolean; today: Day },
): (Refusal | null)[] {
  const { birthDate, sortAs, fullName, seniorityFrom } = after;
  const { admissionDecidedOn, today } = context;
  const isImpossible = birthDate >= admissionDecidedOn || completeYears(birthDate, today) > OLDEST_AGE_YEARS;
  const needing = changed.find((field) => NEEDS_DECISION.includes(field));
  return [
    isImpossible ? { field: "birthDate", messageKey: "members.errors.birthDate" } : null,
    sortAs !== null && !isPartOf(sortAs, fullName)
      ? { field: "sortAs", messageKey: "members.register.correct.errors.sortAs" }
      : null,
    seniorityFrom !== null && (seniorityFrom > today || seniorityFrom <= birthDate)
      ? {
          field: "seniorityFrom",
          messageKey: "members.register.correct.errors.seniorityFrom",
          params: { date: formatDay(today) },
        }
      : null,
    needing !== undefined && !context.hasDecision
      ? { field: "docNumber", messageKey: `members.register.correct.errors.decision.${needing}` }
      : null,
  ];
}

/** Whether words stand together in a name. */
function isPartOf(words: string, fullName: string): boolean {
  return ` ${cleanLine(fullName)} `.includes(` ${cleanLine(words)} `);
}
