import type { Role } from "@/lib/actor";
import { addDays, type Day } from "@/lib/dates";

export interface HeldGrant {
  readonly role: Role;
  readonly unitId: string;
  readonly validFrom: Day;
  /** The first day on which it no longer holds; null: until ended. */
  readonly validTo: Day | null;
}

export type GrantClash = "auditorAndEditor" | "alreadyHeld";
export type GrantState = "coming" | "current" | "ended";

const SIDE = {
  secretary: "editor",
  office_staff: "editor",
  leader: null,
  auditor: "auditor",
  administrator: null,
} as const satisfies Record<Role, "editor" | "auditor" | null>;

/** Why a grant cannot stand beside those already held: an auditor never edits what they audit. */
export function findClash(held: readonly HeldGrant[], wanted: HeldGrant): GrantClash | null {
  const meanwhile = held.filter((grant) => overlaps(grant, wanted));
  const side = SIDE[wanted.role];
  if (side !== null && meanwhile.some((grant) => SIDE[grant.role] !== null && SIDE[grant.role] !== side))
    return "auditorAndEditor";
  return meanwhile.some((grant) => grant.role === wanted.role && grant.unitId === wanted.unitId) ? "alreadyHeld" : null;
}

type Refused = readonly [field: "role" | "lastDay" | "actingFor", key: string];

/** Why a role cannot be held in another's place: only a secretary is stood in for, with a last day, and while they hold it. */
export function refuseActing(
  held: readonly HeldGrant[],
  wanted: HeldGrant & { accountId: string; actingFor: string },
): Refused | null {
  if (wanted.role !== "secretary") return ["role", "users.refused.actingRole"];
  if (wanted.validTo === null) return ["lastDay", "users.refused.actingWithoutEnd"];
  if (wanted.accountId === wanted.actingFor) return ["actingFor", "users.refused.actingForSelf"];
  const isHolder = held.some(
    (grant) => grant.role === wanted.role && grant.unitId === wanted.unitId && overlaps(grant, wanted),
  );
  return isHolder ? null : ["actingFor", "users.refused.notHolder"];
}

function overlaps(a: HeldGrant, b: HeldGrant): boolean {
  return (b.validTo === null || a.validFrom < b.validTo) && (a.validTo === null || b.validFrom < a.validTo);
}

export function grantState(grant: Pick<HeldGrant, "validFrom" | "validTo">, on: Day): GrantState {
  if (grant.validTo !== null && grant.validTo <= on) return "ended";
  return on < grant.validFrom ? "coming" : "current";
}

/** The first day without the grant when it is ended now: one that never began is as if it had not been given. */
export function endOfGrant(grant: Pick<HeldGrant, "validFrom">, on: Day): Day {
  return grant.validFrom > on ? grant.validFrom : on;
}

/** Forms speak of the last day included; what is kept is the first day after it. */
export function dayAfter(lastDay: Day | null): Day | null {
  return lastDay === null ? null : addDays(lastDay, 1);
}
