import type { Day } from "@/lib/dates";
import type { MessageParams } from "@/lib/errors";
import { formatDay } from "@/lib/format";

/** A refusal beside the field it speaks of; `isConfirmable` when the writer may insist after checking. */
export interface Refusal {
  readonly field: string;
  readonly messageKey: string;
  readonly params?: MessageParams;
  readonly isConfirmable?: boolean;
}

/** The limits on leading bodies as they stood on a day (handbook 1.2). */
export interface BodyLimits {
  /** The kinds of unit that each body belongs to. */
  readonly unitKinds: Readonly<Record<string, readonly string[]>>;
  readonly standingShare: { readonly numerator: number; readonly denominator: number };
  readonly branchLeastOfficial: number;
  readonly branchMostPeople: number;
}

/** What the register says of the person who is to hold a position. */
export interface Candidate {
  readonly id: string;
  readonly fullName: string;
  readonly standing: "probationary" | "official" | "left" | "guest";
  readonly officialOn: Day | null;
  /** The day of leaving, of somebody who is no longer a member. */
  readonly leftOn: Day | null;
  readonly suspendedSince: Day | null;
  /** Belonged to the unit, or to one beneath it, on the first day of the position. */
  readonly isOfUnit: boolean;
}

export interface Held {
  readonly kind: string;
  readonly bodyKind: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

export interface PlannedPosition {
  readonly kind: string;
  readonly bodyKind: string;
  readonly isSingle: boolean;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

// A unit has one secretary, whatever the body is called that he leads.
const SECRETARIES = ["secretary", "branch_secretary", "sole_branch_secretary"];
const EXECUTIVE = ["executive_committee", "standing_committee"];

export function isHeldOn({ validFrom, validTo }: Pick<Held, "validFrom" | "validTo">, day: Day): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}

/** Days of a position: it begins before it ends, and neither lies ahead. */
export function refusePositionDays({ validFrom, validTo }: Pick<Held, "validFrom" | "validTo">, today: Day): Refusal[] {
  if (validFrom > today) return [{ field: "validFrom", messageKey: "positions.errors.future" }];
  if (validTo === null) return [];
  if (validTo <= validFrom) {
    return [{ field: "validTo", messageKey: "positions.errors.endsFirst", params: { from: formatDay(validFrom) } }];
  }
  return validTo > today ? [{ field: "validTo", messageKey: "positions.errors.future" }] : [];
}

/** Only official members stand for and hold positions; one who is suspended, gone or of another unit is warned of. */
export function refuseCandidate(person: Candidate, planned: PlannedPosition): Refusal[] {
  const field = "memberId";
  const params = { name: person.fullName };
  const { leftOn, officialOn, suspendedSince } = person;
  if (leftOn !== null && leftOn <= planned.validFrom) {
    return [{ field, messageKey: "positions.errors.goneBefore", params: { ...params, left: formatDay(leftOn) } }];
  }
  const isOfficial = officialOn === null ? person.standing === "official" : officialOn <= planned.validFrom;
  if (!isOfficial) return [{ field, messageKey: "positions.errors.notOfficial", params }];
  const warnings: Refusal[] = [];
  if (leftOn !== null && (planned.validTo === null || leftOn < planned.validTo)) {
    const left = formatDay(leftOn);
    warnings.push({ field, messageKey: "positions.errors.gone", params: { ...params, left }, isConfirmable: true });
  }
  if (suspendedSince !== null && (planned.validTo === null || suspendedSince < planned.validTo)) {
    const since = formatDay(suspendedSince);
    warnings.push({
      field,
      messageKey: "positions.errors.suspended",
      params: { ...params, since },
      isConfirmable: true,
    });
  }
  if (!person.isOfUnit) {
    warnings.push({ field, messageKey: "positions.errors.elsewhere", params, isConfirmable: true });
  }
  return warnings;
}

/** One person holds a position once, and a secretary's or a chair's position has one holder at a time. */
export function refuseTaken(memberId: string, planned: PlannedPosition, held: readonly Held[]): Refusal[] {
  const sameTime = held.filter((one) => overlaps(one, planned));
  const own = sameTime.find((one) => one.kind === planned.kind && one.memberId === memberId);
  if (own !== undefined) {
    const params = { since: formatDay(own.validFrom) };
    return [{ field: "memberId", messageKey: "positions.errors.alreadyHeld", params }];
  }
  if (!planned.isSingle) return [];
  const rivals = SECRETARIES.includes(planned.kind) ? SECRETARIES : [planned.kind];
  const other = sameTime.find((one) => rivals.includes(one.kind));
  if (other === undefined) return [];
  const params = { holder: other.memberName, since: formatDay(other.validFrom) };
  return [{ field: "kind", messageKey: "positions.errors.taken", params }];
}

interface BodyFacts {
  readonly unitKind: string;
  /** Official members of the unit about that day; null where the register does not reach back so far. */
  readonly officialMembers: number | null;
  readonly memberId: string;
  readonly held: readonly Held[];
}

/** What the rules on bodies say against one more person in a body: warnings, for practice knows exceptions. */
export function warnOfLimits(planned: PlannedPosition, facts: BodyFacts, limits: BodyLimits): Refusal[] {
  const warnings: Refusal[] = [];
  const warn = (messageKey: string, params?: Record<string, number>) =>
    warnings.push({ field: "kind", messageKey, ...(params && { params }), isConfirmable: true });
  const peopleOf = (bodies: readonly string[]) =>
    new Set(
      facts.held
        .filter((one) => bodies.includes(one.bodyKind) && isHeldOn(one, planned.validFrom))
        .map((one) => one.memberId),
    );
  const kinds = limits.unitKinds[planned.bodyKind];
  if (kinds !== undefined && !kinds.includes(facts.unitKind)) {
    warn(
      planned.bodyKind === "inspection_committee"
        ? "positions.errors.noInspectionHere"
        : "positions.errors.notOfThisKind",
    );
  }
  const { numerator, denominator } = limits.standingShare;
  // Whether the share is kept can be told only once somebody else of the executive committee is known.
  if (planned.bodyKind === "standing_committee" && peopleOf(["executive_committee"]).size > 0) {
    const standing = peopleOf(["standing_committee"]).add(facts.memberId).size;
    const executive = peopleOf(EXECUTIVE).add(facts.memberId).size;
    if (standing * denominator > executive * numerator) {
      warn("positions.errors.standingShare", { standing, executive, numerator, denominator });
    }
  }
  if (planned.bodyKind === "branch_committee") {
    const { branchLeastOfficial: least, branchMostPeople: most } = limits;
    if (facts.officialMembers !== null && facts.officialMembers < least) {
      warn("positions.errors.branchTooSmall", { official: facts.officialMembers, least });
    }
    const people = peopleOf(["branch_committee"]).add(facts.memberId).size;
    if (people > most) warn("positions.errors.branchTooMany", { people, most });
  }
  return warnings;
}

function overlaps(a: Pick<Held, "validFrom" | "validTo">, b: Pick<Held, "validFrom" | "validTo">): boolean {
  return (a.validTo === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom < b.validTo);
}

/** Rows that follow each other by what they share, in their order. */
export function inGroups<Row>(rows: readonly Row[], keyOf: (row: Row) => string): (readonly [Row, ...Row[]])[] {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
