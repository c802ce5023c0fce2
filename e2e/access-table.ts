import { fullFormVersionRow } from "@/db/baseline/form-2022";
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
  "/consolidation": {
    at: (of) => `/consolidation?quarter=${QUARTER}&unit=${of.unit}`,
    is: "of a unit",
    for: MAKERS,
  },
  "/consolidation/chapters": {
    at: (of) => `/consolidation/chapters?quarter=${QUARTER}&unit=${of.unit}`,
    is: "of a unit",
    for: MAKERS,
  },
  "/consolidation/chapters/[code]": {
    at: (of) => `/consolidation/chapters/ideology?quarter=${QUARTER}&unit=${of.unit}`,
    is: "of a unit",
    for: MAKERS,
  },
  "/consolidation/figures/[code]": {
    at: (of) => `/consolidation/figures/KN?quarter=${QUARTER}&unit=${of.unit}`,
    is: "of a unit",
    for: MAKERS,
  },
  "/exchange": { at: () => "/exchange", is: "general", for: WRITERS },
  "/documents/forms": { at: () => `/documents/forms?quarter=${QUARTER}`, is: "general", for: READERS },
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
  "/forms": { at: () => "/forms", is: "general", for: ["administrator"] },
  "/forms/[formId]": { at: () => `/forms/${fullFormVersionRow.id}`, is: "general", for: ["administrator"] },
  "/forms/[formId]/edit": {
    at: () => `/forms/${fullFormVersionRow.id}/edit?part=indicators`,
    is: "general",
    for: ["administrator"],
    // What is published is led back to: it never changes.
    answer: () => 307,
  },
  "/forms/[formId]/preview": {
    at: () => `/forms/${fullFormVersionRow.id}/preview`,
    is: "general",
    for: ["administrator"],
  },
  "/forms/targets": { at: () => "/forms/targets?year=2026", is: "general", for: ["office_staff"] },
  "/forms/[formId]/trial": {
    at: () => `/forms/${fullFormVersionRow.id}/trial`,
    is: "general",
    for: ["administrator"],
  },
  "/notices": { at: () => "/notices", is: "general", for: EVERYONE },
  "/periods/[quarter]": {
    at: () => `/periods/${QUARTER}`,
    is: "general",
    for: ["office_staff"],
    // The stranger's own office has not opened the quarter.
    answer: (visitor) => (visitor === "stranger" ? 404 : 200),
  },
  "/periods": { at: () => "/periods", is: "general", for: ["office_staff"] },
  "/reports": { at: () => `/reports?quarter=${QUARTER}`, is: "general", for: READERS },
  "/reports/accept": { at: () => `/reports/accept?quarter=${QUARTER}`, is: "general", for: ["office_staff"] },
  "/reports/collections": { at: () => "/reports/collections", is: "general", for: ["office_staff"] },
  "/reports/grid": { at: () => "/reports/grid", is: "general", for: READERS },
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
  "/api/documents/forms": { at: () => `/api/documents/forms?quarter=${QUARTER}`, is: "general", for: READERS },
  "/api/documents/receipts/[id]": {
    at: (of) => `/api/documents/receipts/${of.report}`,
    is: "of a unit",
    for: READERS,
    // The unit's own report is not handed in: there is no receipt yet.
    answer: (_visitor, owner) => (owner === "own" ? 404 : 200),
  },
  "/api/exchange/reports": {
    at: () => "/api/exchange/reports",
    is: "general",
    for: WRITERS,
    method: "POST",
    data: {},
    // Nothing is sent with it.
    answer: () => 422,
  },
  "/api/exchange/reports/[id]": {
    at: (of) => `/api/exchange/reports/${of.report}`,
    is: "of a unit",
    for: WRITERS,
    // The unit's own report is not handed in: there is nothing to send yet.
    answer: (_visitor, owner) => (owner === "own" ? 404 : 200),
  },
  "/api/exchange/structure": { at: () => "/api/exchange/structure", is: "general", for: WRITERS },
  "/api/documents/review": {
    at: (of) => `/api/documents/review?quarter=${QUARTER}&unit=${of.unit}`,
    is: "of a unit",
    for: MAKERS,
  },
  "/api/forms/[formId]/export": {
    at: () => `/api/forms/${fullFormVersionRow.id}/export?format=json`,
    is: "general",
    for: ["administrator"],
  },
  "/api/forms/import": {
    at: () => `/api/forms/import?requestKey=${fullFormVersionRow.id}`,
    is: "general",
    for: ["administrator"],
    method: "POST",
    data: { this: "is no form" },
    answer: () => 422,
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
  "/api/reports/grid": { at: () => "/api/reports/grid", is: "general", for: READERS },
  "/api/reports/[id]/explanations": {
    at: (of) => `/api/reports/${of.report}/explanations`,
    is: "of a unit",
    for: WRITERS,
    method: "PATCH",
    data: { finding: "balance", baseVersion: 0, body: "Chờ quyết định của cấp trên." },
    answer: whereOpen,
  },
  "/api/reports/[id]/attachments": {
    at: (of) => `/api/reports/${of.report}/attachments?name=a.pdf`,
    is: "of a unit",
    for: WRITERS,
    method: "POST",
    data: { this: "is no document" },
    answer: (_visitor, owner) => (owner === "own" ? 422 : 409),
  },
  "/api/reports/[id]/attachments/[attachmentId]": {
    at: (of) => `/api/reports/${of.report}/attachments/${of.report}`,
    is: "of a unit",
    for: READERS,
    answer: () => 404,
  },
  // Whose page it is stands in the body, and no visitor of this table is that one.
  "/api/reports/[id]/entries": {
    at: (of) => `/api/reports/${of.report}/entries`,
    is: "general",
    for: EVERYONE,
    method: "PATCH",
    data: {
      writer: "00000000-0000-4000-8000-000000000000",
      entries: [{ field: "narrative:cadres", baseVersion: 0, value: { body: "Đã kiện toàn cấp ủy." } }],
    },
    answer: () => 401,
  },
  "/api/reports/[id]/presence": {
    at: (of) => `/api/reports/${of.report}/presence`,
    is: "general",
    for: EVERYONE,
    method: "POST",
    data: { writer: "00000000-0000-4000-8000-000000000000", field: null, versions: {} },
    answer: () => 401,
  },
  "/api/reports/[id]/remarks": {
    at: (of) => `/api/reports/${of.report}/remarks?field=report`,
    is: "of a unit",
    for: READERS,
  },
  "/api/session/draft-key": { at: () => "/api/session/draft-key", is: "general", for: EVERYONE },
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
