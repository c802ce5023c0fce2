import type { Grant, Role } from "@/lib/actor";

// Whoever has work to do starts with it; whoever reads starts with what they read.
const ROLE_ORDER = [
  "office_staff",
  "secretary",
  "leader",
  "auditor",
  "administrator",
] as const satisfies readonly Role[];

const HOMES = {
  office_staff: "/tasks",
  secretary: "/tasks",
  leader: "/overview",
  auditor: "/overview",
  administrator: "/accounts",
} as const satisfies Record<Role, string>;

/** The grant a person is shown by, and whose room is their first, one of their own before one held for another; null without any. */
export function leadingGrant(grants: readonly Grant[]): Grant | null {
  for (const role of ROLE_ORDER) {
    const held = grants.filter((one) => one.role === role);
    const grant = held.find(({ actingFor }) => actingFor === undefined) ?? held[0];
    if (grant) return grant;
  }
  return null;
}

/** Every role held, once each, in the order in which they lead. */
export function rolesHeld(grants: readonly Grant[]): Role[] {
  return ROLE_ORDER.filter((role) => grants.some((grant) => grant.role === role));
}

/** Whether a role is held in another's place alone. */
export function isActing(grants: readonly Grant[], role: Role): boolean {
  return grants.every((grant) => grant.role !== role || grant.actingFor !== undefined);
}

/** The room a person's day begins in; "/", which says so, for those with no role. */
export function homeOf(grants: readonly Grant[]): string {
  const grant = leadingGrant(grants);
  return grant === null ? "/" : HOMES[grant.role];
}
