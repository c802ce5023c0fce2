import type { Role } from "@/lib/actor";
import { QUARTER } from "./small-office";

/** Who asks: a secretary has the first unit; the others have the whole office; the stranger works in another one. */
export const VISITORS = [
  "secretary",
  "office_staff",
  "leader",
  "auditor",
  "administrator",
  "stranger",
  "signed_out",
] as const;
export type Visitor = (typeof VISITORS)[number];

/** Whose things are asked for: of the secretary's unit, of the unit beside it, or of none. */
export const OWNERS = ["own", "sibling", "nobody"] as const;
export type Owner = (typeof OWNERS)[number];
export type Things = Record<
  | "unit"
  | "member"
  | "report"
  | "award"
  | "account"
  | "entry"
  | "event"
  | "position"
  | "imported"
  | "letter"
  | "colleague",
  string
>;

export interface Room {
  readonly at: (things: Things) => string;
  /** An address that speaks of nothing in particular is asked for once; a form leaves out what it is not to know. */
  readonly is: "general" | "a form" | "of a unit" | "of the office";
  readonly for: readonly Role[];
  readonly method?: "POST" | "PATCH";
  readonly data?: object;
  /** Another answer than 200 to whom it is open. */
  readonly answer?: (visitor: Visitor, owner: Owner) => number;
}

const READERS = ["secretary", "office_staff", "leader", "auditor"] as const;
const WRITERS = ["secretary", "office_staff"] as const;
const MAKERS = ["office_staff", "leader", "auditor"] as const;
const EVERYONE = [...READERS, "administrator"] as const;

export const PAGES: Record<string, Room> = {
  "/": { at: () => "/", is: "general", for: EVERYONE, answer: () => 307 },
  "/account": { at: () => "/account", is: "general", for: EVERYONE },
  "/accounts": { at: () => "/accounts", is: "general", for: ["administrator"] },
  "/accounts/[accountId]": { at: (of) => `/accounts/${of.account}`, is: "of the office", for: ["administrator"] },
  "/accounts/new": { at: () => "/accounts/new", is: "general", for: ["administrator"] },
  "/audit-log": { at: () => "/audit-log", is: "general", for: ["auditor"] },
  "/audit-log/[entryId]": { at: (of) => `/audit-log/${of.entry}`, is: "of the office", for: ["auditor"] },
  "/awards": { at: (of) => `/awards?unit=${of.unit}`, is: "of a unit", for: READERS },
  "/awards/[id]": { at: (of) => `/awards/${of.award}`, is: "of a unit", for: READERS },
  "/awards/new": { at: () => "/awards/new", is: "general", for: ["office_staff"] },
  "/calendar": { at: () => "/calendar?year=2026", is: "general", for: EVERYONE },
  "/change-kinds": { at: () => "/change-kinds", is: "general", for: ["administrator"] },
  "/change-kinds/new": { at: () => "/change-kinds/new", is: "general", for: ["administrator"] },
  "/changes": { at: (of) => `/changes?unit=${of.unit}`, is: "of a unit", for: READERS },
  "/changes/new": { at: () => "/changes/new", is: "general", for: WRITERS },
  "/changes/new/[kind]": { at: (of) => `/changes/new/transfer-out?member=${of.member}`, is: "a form", for: WRITERS },
  "/changes/table": { at: (of) => `/changes/table?unit=${of.unit}`, is: "of a unit", for: READERS },
  "/changes/table/units": { at: (of) => `/changes/table/units?unit=${of.unit}`, is: "of a unit", for: READERS },
  "/documents/review": {
    at: (of) => `/documents/review?quarter=${QUARTER}&unit=${of.unit}`,
    is: "of a unit",
    for: MAKERS,
  },
  "/exports": { at: () => "/exports", is: "general", for: ["auditor"] },
  "/members": { at: (of) => `/members?unit=${of.unit}`, is: "of a unit", for: READERS },
  "/members/[memberId]": { at: (of) => `/members/${of.member}`, is: "of a unit", for: READERS },
  "/members/duplicates": { at: () => "/members/duplicates", is: "general", for: WRITERS },
  "/members/duplicates/[memberId]/[otherId]": {
    at: (of) => `/members/duplicates/${of.member}/${of.colleague}`,
    is: "of a unit",
    for: WRITERS,
  },
  "/members/[memberId]/edit": { at: (of) => `/members/${of.member}/edit`, is: "of a unit", for: WRITERS },
  "/members/due": { at: () => "/members/due", is: "general", for: READERS },
  "/members/import": { at: () => "/members/import", is: "general", for: WRITERS },
  "/members/import/[importId]": { at: (of) => `/members/import/${of.imported}`, is: "of a unit", for: WRITERS },
  "/members/recognise": { at: (of) => `/members/recognise?pick=${of.member}`, is: "a form", for: WRITERS },
  "/members/new": { at: (of) => `/members/new?unit=${of.unit}`, is: "a form", for: WRITERS },
  "/org-units": { at: () => "/org-units", is: "general", for: EVERYONE },
  "/org-units/[unitId]": { at: (of) => `/org-units/${of.unit}`, is: "of a unit", for: EVERYONE },
  "/org-units/[unitId]/edit": { at: (of) => `/org-units/${of.unit}/edit`, is: "of a unit", for: ["office_staff"] },
  "/org-units/[unitId]/positions": { at: (of) => `/org-units/${of.unit}/positions`, is: "of a unit", for: READERS },
  "/org-units/[unitId]/positions/[positionId]": {
    at: (of) => `/org-units/${of.unit}/positions/${of.position}`,
    is: "of a unit",
    for: READERS,
  },
  "/org-units/[unitId]/positions/new": {
    at: (of) => `/org-units/${of.unit}/positions/new`,
    is: "of a unit",
    for: WRITERS,
  },
  "/org-units/events": { at: () => "/org-units/events", is: "general", for: ["office_staff"] },
  "/org-units/events/[eventId]": {
    at: (of) => `/org-units/events/${of.event}`,
    is: "of the office",
    for: ["office_staff"],
  },
  "/org-units/reorganise": { at: () => "/org-units/reorganise", is: "general", for: ["office_staff"] },
  "/org-units/reorganise/[kind]": {
    at: (of) => `/org-units/reorganise/dissolve?unit=${of.unit}`,
    is: "of a unit",
    for: ["office_staff"],
  },
  "/org-units/positions": { at: (of) => `/org-units/positions?unit=${of.unit}`, is: "of a unit", for: READERS },
  "/overview": { at: (of) => `/overview?unit=${of.unit}`, is: "of a unit", for: READERS },
  "/overview/figures/[figure]": {
    at: (of) => `/overview/figures/awards?quarter=${QUARTER}&unit=${of.unit}`,
    is: "of a unit",
    for: READERS,
  },
  "/overview/figures/[figure]/records": {
    at: (of) => `/overview/figures/awards/records?quarter=${QUARTER}&unit=${of.unit}`,
    is: "of a unit",
    for: READERS,
  },
  "/periods": { at: () => "/periods", is: "general", for: ["office_staff"] },
  "/reports": { at: () => `/reports?quarter=${QUARTER}`, is: "general", for: READERS },
  "/reports/[id]": { at: (of) => `/reports/${of.report}`, is: "of a unit", for: READERS },
  "/reports/[id]/check": {
    at: (of) => `/reports/${of.report}/check`,
    is: "of a unit",
    for: READERS,
    // Who cannot hand it in is led to the report itself; the sibling's is handed in already.
    answer: (visitor, owner) =>
      owner === "own" && (visitor === "secretary" || visitor === "office_staff") ? 200 : 307,
  },
  "/transfers": { at: () => "/transfers", is: "general", for: READERS },
  "/transfers/[letterId]": { at: (of) => `/transfers/${of.letter}`, is: "of a unit", for: READERS },
  "/transfers/new": { at: (of) => `/transfers/new?member=${of.member}`, is: "a form", for: WRITERS },
  "/tasks": { at: () => "/tasks", is: "general", for: WRITERS },
};

export const HANDLERS: Record<string, Room> = {
  "/api/awards/recipients": { at: () => "/api/awards/recipients?q=a", is: "general", for: ["office_staff"] },
  "/api/changes/table": { at: (of) => `/api/changes/table?unit=${of.unit}`, is: "of a unit", for: READERS },
  "/api/documents/review": {
    at: (of) => `/api/documents/review?quarter=${QUARTER}&unit=${of.unit}`,
    is: "of a unit",
    for: MAKERS,
  },
  "/api/exports/[kind]": {
    at: (of) => `/api/exports/ledger?format=csv&unit=${of.unit}`,
    is: "of a unit",
    for: ["auditor"],
  },
  "/api/members/import": {
    at: (of) => `/api/members/import?unitId=${of.unit}&openedOn=2021-12-31&fileName=a.csv`,
    is: "of a unit",
    for: WRITERS,
    method: "POST",
    data: { this: "is no list" },
    answer: () => 422,
  },
  "/api/members/import/[importId]": {
    at: (of) => `/api/members/import/${of.imported}`,
    is: "of a unit",
    for: WRITERS,
  },
  "/api/members/import/[importId]/apply": {
    at: (of) => `/api/members/import/${of.imported}/apply`,
    is: "of a unit",
    for: WRITERS,
    method: "POST",
  },
  "/api/members/import/template": { at: () => "/api/members/import/template", is: "general", for: WRITERS },
  "/api/reports/[id]/figures": {
    at: (of) => `/api/reports/${of.report}/figures`,
    is: "of a unit",
    for: WRITERS,
    method: "PATCH",
    data: {
      indicator: "KTGS_TC",
      baseVersion: 0,
      value: 3,
      numerator: null,
      denominator: null,
      remark: null,
      reason: null,
    },
    answer: whereOpen,
  },
  "/api/reports/[id]/narratives": {
    at: (of) => `/api/reports/${of.report}/narratives`,
    is: "of a unit",
    for: WRITERS,
    method: "PATCH",
    data: { section: "cadres", baseVersion: 0, body: "Đã kiện toàn cấp ủy." },
    answer: whereOpen,
  },
  "/api/session": { at: () => "/api/session", is: "general", for: EVERYONE, method: "POST" },
};

// The sibling's report is handed in: there is nothing to write any more.
function whereOpen(_visitor: Visitor, owner: Owner): number {
  return owner === "own" ? 200 : 409;
}

/** Open to all, and tells nothing of the office. */
export const OPEN = {
  "/sign-in": "/sign-in",
  "/activate/[token]": "/activate/no-such-token",
  "/api/auth/[...nextauth]": "/api/auth/csrf",
  "/api/health": "/api/health",
  "/api/ready": "/api/ready",
} as const;

function isOpenTo(visitor: Visitor, room: Room, owner: Owner): boolean {
  if (visitor === "signed_out") return false;
  const isBoundless = room.is === "general" || room.is === "a form";
  if (visitor === "stranger") return isBoundless && room.for.includes("office_staff");
  if (!room.for.includes(visitor)) return false;
  if (isBoundless) return true;
  if (room.is === "of the office") return owner !== "nobody";
  return owner === "own" || (owner === "sibling" && visitor !== "secretary");
}

export function expectedStatus(visitor: Visitor, room: Room, owner: Owner): number {
  if (!isOpenTo(visitor, room, owner)) return 404;
  return room.answer?.(visitor, owner) ?? 200;
}
