import { type ChangeEvent, type Condition, isCounted, ruleOf, type Stage, type Standing } from "./events";

export interface Entry {
  readonly id: string;
  readonly event: ChangeEvent;
  readonly effectiveOn: string;
  readonly fromUnitId: string | null;
  readonly toUnitId: string | null;
  readonly standingBefore: Standing | null;
  readonly standingAfter: Standing;
  readonly ceremonyOn: string | null;
  readonly officialOn: string | null;
  readonly untilOn: string | null;
  readonly elsewhere: string | null;
  readonly sign: number;
  readonly reversesId: string | null;
}

/** Since when a condition holds, until when as far as it is set, and where, for somebody taking part elsewhere. */
export interface Holding {
  readonly since: string;
  readonly until: string | null;
  readonly place: string | null;
}

/** What the ledger says of a person on a day. */
export interface MemberState {
  readonly stage: Stage;
  readonly standing: Standing;
  readonly unitId: string;
  /** The ceremony the present membership began with. */
  readonly admittedOn: string | null;
  readonly officialOn: string | null;
  /** What somebody who left was before, and becomes again if restored. */
  readonly formerStanding: Standing | null;
  readonly conditions: Readonly<Partial<Record<Condition, Holding>>>;
  readonly readmissions: number;
  readonly lastEntryId: string;
  readonly lastEvent: ChangeEvent;
  readonly lastEffectiveOn: string;
}

export type HistoryRule = "not_next" | "already" | "not_so" | "other_unit" | "other_standing";

export type History =
  { readonly state: MemberState | null } | { readonly impossible: HistoryRule; readonly entryId: string };

/** Whether an event may come next, and by which rule it may not. */
export function refuseNext(state: MemberState | null, event: ChangeEvent): HistoryRule | null {
  const rule = ruleOf(event);
  if (!rule.follows.includes(state?.stage ?? "none")) return "not_next";
  if (rule.begins !== undefined && state?.conditions[rule.begins] !== undefined) return "already";
  if (rule.ends !== undefined && state?.conditions[rule.ends] === undefined) return "not_so";
  return null;
}

/** The standing an event leads to; `given` is the one a form brings for somebody who comes from elsewhere. */
export function standingAfter(
  state: MemberState | null,
  event: ChangeEvent,
  given: Standing | null = null,
): Standing | null {
  const { becomes } = ruleOf(event);
  if (becomes === "same") return state?.standing ?? null;
  if (becomes === "former") return state?.formerStanding ?? null;
  return becomes === "given" ? (given ?? state?.formerStanding ?? null) : becomes;
}

/** Entries that stand: what was reversed and what reverses cancel each other out. */
export function liveEntries<E extends Pick<Entry, "id" | "sign" | "reversesId">>(entries: readonly E[]): E[] {
  const reversed = new Set(entries.map((entry) => entry.reversesId));
  return entries.filter((entry) => entry.sign === 1 && !reversed.has(entry.id));
}

/** Entries that stand, by the day they took effect; of one day, in the order they were recorded. */
export function inOrder<E extends Pick<Entry, "id" | "sign" | "reversesId" | "effectiveOn">>(
  entries: readonly E[],
): E[] {
  return liveEntries(entries).toSorted((a, b) => a.effectiveOn.localeCompare(b.effectiveOn));
}

/** Folds a person's entries, given as recorded, into what is true now, or names the rule they break. */
export function replay(entries: readonly Entry[]): History {
  let state: MemberState | null = null;
  for (const entry of inOrder(entries)) {
    const impossible = brokenRule(state, entry);
    if (impossible !== null) return { impossible, entryId: entry.id };
    state = after(state, entry);
  }
  return { state };
}

/** A possible history up to and including a day. */
export function stateOn(entries: readonly Entry[], day: string): MemberState | null {
  const history = replay(inOrder(entries).filter((entry) => entry.effectiveOn <= day));
  return "state" in history ? history.state : null;
}

function brokenRule(state: MemberState | null, entry: Entry): HistoryRule | null {
  const refused = refuseNext(state, entry.event);
  if (refused !== null) return refused;
  if ((state?.standing ?? null) !== entry.standingBefore) return "other_standing";
  const { moves } = ruleOf(entry.event);
  // A guest who becomes a member enters from nowhere, like everybody who was not counted here.
  if (moves === "in") return entry.fromUnitId === null ? null : "other_unit";
  return entry.fromUnitId === state?.unitId ? null : "other_unit";
}

function after(state: MemberState | null, entry: Entry): MemberState {
  const rule = ruleOf(entry.event);
  const isNewTerm = entry.event === "admission" || entry.event === "readmission";
  return {
    stage: stageOf(entry, rule.leavesAs),
    standing: entry.standingAfter,
    unitId: entry.toUnitId ?? state?.unitId ?? "",
    admittedOn: entry.ceremonyOn ?? state?.admittedOn ?? null,
    officialOn: entry.officialOn ?? (isNewTerm ? null : (state?.officialOn ?? null)),
    formerStanding: entry.standingAfter === "left" ? entry.standingBefore : null,
    conditions: conditionsAfter(state, entry, rule),
    readmissions: (state?.readmissions ?? 0) + (entry.event === "readmission" ? 1 : 0),
    lastEntryId: entry.id,
    lastEvent: entry.event,
    lastEffectiveOn: entry.effectiveOn,
  };
}

function stageOf(entry: Entry, leavesAs: Stage = "elsewhere"): Stage {
  return entry.standingAfter === "left" ? leavesAs : entry.standingAfter;
}

function conditionsAfter(
  state: MemberState | null,
  entry: Entry,
  { begins, ends, moves }: ReturnType<typeof ruleOf>,
): MemberState["conditions"] {
  if (!isCounted(entry.standingAfter) || moves === "in") return {};
  const kept = Object.entries(state?.conditions ?? {}).filter(([condition]) => condition !== ends);
  const { effectiveOn: since, untilOn: until, elsewhere: place } = entry;
  return { ...Object.fromEntries(kept), ...(begins === undefined ? {} : { [begins]: { since, until, place } }) };
}
