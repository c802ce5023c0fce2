/** What can happen to units (handbook 1.3), in the order in which the wizard offers it. */
export const EVENT_KINDS = [
  "establish",
  "absorb",
  "consolidate",
  "split",
  "hand_over",
  "take_over",
  "dissolve",
  "disband",
  "end_operation",
  "rename",
  "change_kind",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

const ADDRESSES = new Map(EVENT_KINDS.map((kind) => [kind.replaceAll("_", "-"), kind]));

export function eventAddress(kind: EventKind): string {
  return `/org-units/reorganise/${kind.replaceAll("_", "-")}`;
}

export function kindOfAddress(segment: string): EventKind | undefined {
  return ADDRESSES.get(segment);
}

/** Events that take the unit first, as who goes where is asked of its own members. */
export function asksUnitFirst(kind: EventKind): boolean {
  return ["split", "dissolve", "disband", "end_operation", "rename", "change_kind"].includes(kind);
}

const BRANCHES = ["branch", "base_branch"];

/** Kinds that have nothing beneath them but what is named; every other kind may have any beneath it, to any depth. */
const HOLDS_ONLY: Readonly<Record<string, readonly string[]>> = {
  branch: ["party_group"],
  base_branch: ["party_group"],
  party_group: [],
  advisory_office: [],
  mass_organisation: ["mass_organisation"],
};

/** Whether a unit of one kind may lie beneath one of another (294-QĐ/TW, 10 and 20). */
export function mayLieBeneath(kind: string, parentKind: string): boolean {
  const only = HOLDS_ONLY[parentKind];
  if (kind === "party_group") return BRANCHES.includes(parentKind);
  return only === undefined || only.includes(kind);
}
