/** Where a person stands; a guest takes part here for a time and is counted at the official place alone. */
export type Standing = "probationary" | "official" | "left" | "guest";

/** A member of the register, who is counted. */
export type Counted = Extract<Standing, "probationary" | "official">;

/** What holds of a member beside the standing, from one entry to another. */
export type Condition = "exempt" | "suspended" | "away";

/**
 * Where a person stands for what may come next. Whoever left is told apart by how: gone elsewhere, removed from the
 * Party, a guest who went home, or gone for good.
 */
export type Stage = "none" | Counted | "guest" | "elsewhere" | "removed" | "guest_left" | "gone";

interface EventRule {
  readonly follows: readonly Stage[];
  readonly moves: "in" | "out" | "between" | "none";
  /** The standing afterwards: a fixed one, the same, the one the entry brings, or the one held before leaving. */
  readonly becomes: Standing | "same" | "given" | "former";
  /** Where it leaves somebody who is out of the register. */
  readonly leavesAs?: Stage;
  readonly begins?: Condition;
  readonly ends?: Condition;
}

const MEMBER: readonly Stage[] = ["probationary", "official"];

/** The state machine of membership: what may follow what, and what it makes of a person (294-QĐ/TW, 3–8; 06-HD/TW). */
export const EVENT_RULES = {
  opening: { follows: ["none"], moves: "in", becomes: "given" },
  admission: { follows: ["none", "guest_left"], moves: "in", becomes: "probationary" },
  readmission: { follows: ["removed"], moves: "in", becomes: "probationary" },
  official_recognition: { follows: ["probationary"], moves: "none", becomes: "official" },
  transfer_in: { follows: ["none", "elsewhere", "guest", "guest_left"], moves: "in", becomes: "given" },
  transfer_out: { follows: MEMBER, moves: "out", becomes: "left", leavesAs: "elsewhere" },
  transfer: { follows: MEMBER, moves: "between", becomes: "same" },
  collective_in: { follows: ["none", "elsewhere"], moves: "in", becomes: "given" },
  collective_out: { follows: [...MEMBER, "guest"], moves: "out", becomes: "left", leavesAs: "elsewhere" },
  collective_move: { follows: [...MEMBER, "guest"], moves: "between", becomes: "same" },
  restoration: { follows: ["removed"], moves: "in", becomes: "former" },
  reconnection: { follows: ["removed", "elsewhere"], moves: "in", becomes: "former" },
  death: { follows: MEMBER, moves: "out", becomes: "left", leavesAs: "gone" },
  expulsion: { follows: ["official"], moves: "out", becomes: "left", leavesAs: "removed" },
  strike_off: { follows: MEMBER, moves: "out", becomes: "left", leavesAs: "removed" },
  withdrawal: { follows: MEMBER, moves: "out", becomes: "left", leavesAs: "removed" },
  annulment: { follows: MEMBER, moves: "out", becomes: "left", leavesAs: "removed" },
  duplicate: { follows: MEMBER, moves: "out", becomes: "left", leavesAs: "gone" },
  exemption: { follows: MEMBER, moves: "none", becomes: "same", begins: "exempt" },
  exemption_end: { follows: MEMBER, moves: "none", becomes: "same", ends: "exempt" },
  suspension: { follows: MEMBER, moves: "none", becomes: "same", begins: "suspended" },
  suspension_end: { follows: MEMBER, moves: "none", becomes: "same", ends: "suspended" },
  temporary_out: { follows: MEMBER, moves: "none", becomes: "same", begins: "away" },
  temporary_return: { follows: MEMBER, moves: "none", becomes: "same", ends: "away" },
  temporary_in: { follows: ["none", "elsewhere", "guest_left"], moves: "in", becomes: "guest" },
  temporary_leave: { follows: ["guest"], moves: "out", becomes: "left", leavesAs: "guest_left" },
  discipline: { follows: MEMBER, moves: "none", becomes: "same" },
} as const satisfies Record<string, EventRule>;

/** What happens to a person, whatever the kind of change is called. */
export type ChangeEvent = keyof typeof EVENT_RULES;

export const CHANGE_EVENTS = Object.keys(EVENT_RULES).filter((event): event is ChangeEvent => event in EVENT_RULES);

export function ruleOf(event: ChangeEvent): EventRule {
  return EVENT_RULES[event];
}

export function isCounted(standing: Standing | null): standing is Counted {
  return standing === "official" || standing === "probationary";
}
