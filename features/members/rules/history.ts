/** What happens to a person, whatever the kind of change is called. */
export type ChangeEvent =
  "opening" | "admission" | "official_recognition" | "transfer_in" | "transfer_out" | "transfer";

export type Standing = "probationary" | "official" | "left";

/** Where a person stands before the next entry: in nobody's register yet, or as the ledger has it. */
type Stage = "none" | Standing;

/** The table of what may follow: an event that is not listed is refused. */
export const NEXT_EVENTS = {
  none: ["opening", "admission", "transfer_in"],
  probationary: ["official_recognition", "transfer", "transfer_out"],
  official: ["transfer", "transfer_out"],
  left: [],
} as const satisfies Record<Stage, readonly ChangeEvent[]>;

export interface Entry {
  readonly id: string;
  readonly event: ChangeEvent;
  readonly effectiveOn: string;
  readonly fromUnitId: string | null;
  readonly toUnitId: string | null;
  readonly standingBefore: Standing | null;
  readonly standingAfter: Standing;
  readonly officialOn: string | null;
  readonly sign: number;
  readonly reversesId: string | null;
}

/** What the ledger says of a person now; null when every entry about them was reversed. */
export interface MemberState {
  readonly standing: Standing;
  readonly unitId: string;
  readonly officialOn: string | null;
  readonly lastEntryId: string;
  readonly lastEffectiveOn: string;
}

export type HistoryRule = "not_next" | "before_previous" | "other_unit" | "other_standing";

export type History =
  { readonly state: MemberState | null } | { readonly impossible: HistoryRule; readonly entryId: string };

export function mayFollow(standing: Standing | null, event: ChangeEvent): boolean {
  const next: readonly ChangeEvent[] = NEXT_EVENTS[standing ?? "none"];
  return next.includes(event);
}

/** Entries that stand: what was reversed and what reverses cancel each other out. */
export function liveEntries<E extends Pick<Entry, "id" | "sign" | "reversesId">>(entries: readonly E[]): E[] {
  const reversed = new Set(entries.map((entry) => entry.reversesId));
  return entries.filter((entry) => entry.sign === 1 && !reversed.has(entry.id));
}

/** Folds a person's entries, in the order they were recorded, into what is true now, or names the rule they break. */
export function replay(entries: readonly Entry[]): History {
  let state: MemberState | null = null;
  for (const entry of liveEntries(entries)) {
    const impossible = brokenRule(state, entry);
    if (impossible !== null) return { impossible, entryId: entry.id };
    state = after(state, entry);
  }
  return { state };
}

function brokenRule(state: MemberState | null, entry: Entry): HistoryRule | null {
  if (!mayFollow(state?.standing ?? null, entry.event)) return "not_next";
  if ((state?.standing ?? null) !== entry.standingBefore) return "other_standing";
  if (state === null) return entry.fromUnitId === null ? null : "other_unit";
  if (entry.fromUnitId !== state.unitId) return "other_unit";
  return entry.effectiveOn < state.lastEffectiveOn ? "before_previous" : null;
}

function after(state: MemberState | null, entry: Entry): MemberState {
  return {
    standing: entry.standingAfter,
    unitId: entry.toUnitId ?? state?.unitId ?? "",
    officialOn: entry.officialOn ?? state?.officialOn ?? null,
    lastEntryId: entry.id,
    lastEffectiveOn: entry.effectiveOn,
  };
}
