import type { Role } from "@/lib/actor";

/** Who may do what, wherever they hold the role. Row-level security draws the same line once more, coarser. */
export const ROLE_PERMISSIONS = {
  secretary: [
    "unit.read",
    "member.read",
    "member.register",
    "member.export",
    "member.import",
    "member.merge",
    "change.read",
    "change.record",
    "change.reverse",
    "position.record",
    "report.read",
    "report.edit",
    "report.submit",
    "report.review_below",
    "award.read",
    "figure.read",
    "exchange.use",
  ],
  office_staff: [
    "unit.read",
    "unit.edit",
    "member.read",
    "member.register",
    "member.export",
    "member.import",
    "member.merge",
    "change.read",
    "change.record",
    "change.reverse",
    "position.record",
    "report.read",
    "report.edit",
    "report.submit",
    "report.review",
    "report.collect",
    "period.edit",
    "target.edit",
    "award.read",
    "award.record",
    "figure.read",
    "consolidation.read",
    "consolidation.edit",
    "exchange.use",
    "installation.trust",
    "document.make",
  ],
  leader: [
    "unit.read",
    "member.read",
    "change.read",
    "report.read",
    "award.read",
    "figure.read",
    "consolidation.read",
    "document.make",
  ],
  auditor: [
    "unit.read",
    "member.read",
    "member.export",
    "change.read",
    "report.read",
    "award.read",
    "figure.read",
    "consolidation.read",
    "document.make",
    "export.make",
    "log.read",
  ],
  administrator: ["unit.read", "calendar.edit", "kind.edit", "form.edit", "account.manage"],
} as const satisfies Record<Role, readonly string[]>;

export type Permission = (typeof ROLE_PERMISSIONS)[Role][number];

export function roleAllows(role: Role, permission: Permission): boolean {
  const allowed: readonly string[] = ROLE_PERMISSIONS[role];
  return allowed.includes(permission);
}
