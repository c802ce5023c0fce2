import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHANGE_EVENTS, type ChangeEvent, isCounted, ruleOf, type Standing } from "./events";
import { type Entry, liveEntries, type MemberState, refuseNext, replay, standingAfter, stateOn } from "./history";

const UNIT = "unit-a";
const OTHER = "unit-b";

function entry(id: string, event: ChangeEvent, over: Partial<Entry> = {}): Entry {
  return {
    id,
    event,
    effectiveOn: "2022-01-10",
    fromUnitId: null,
    toUnitId: UNIT,
    standingBefore: null,
    standingAfter: "probationary",
    ceremonyOn: null,
    officialOn: null,
    untilOn: null,
    elsewhere: null,
    sign: 1,
    reversesId: null,
    ...over,
  };
}

/** The next entry by the table: from where the person is, to what the event makes of them. */
function follow(before: readonly Entry[], event: ChangeEvent, over: Partial<Entry> = {}): Entry {
  const history = replay(before);
  const state = "state" in history ? history.state : null;
  const { moves } = ruleOf(event);
  const from = moves === "in" ? null : (state?.unitId ?? null);
  return entry(String(before.length + 1), event, {
    fromUnitId: from,
    toUnitId: { in: UNIT, out: null, between: `${from ?? ""}+`, none: from }[moves],
    standingBefore: state?.standing ?? null,
    standingAfter: standingAfter(state, event, "official") ?? "official",
    ...over,
  });
}

function stateOf(entries: readonly Entry[]): MemberState {
  const history = replay(entries);
  if (!("state" in history) || history.state === null) throw new Error(JSON.stringify(history));
  return history.state;
}

function lived(...events: ChangeEvent[]): Entry[] {
  return events.reduce<Entry[]>((before, event) => [...before, follow(before, event)], []);
}

const admitted = entry("1", "admission", { ceremonyOn: "2022-01-20" });
const recognised = entry("2", "official_recognition", {
  fromUnitId: UNIT,
  standingBefore: "probationary",
  standingAfter: "official",
  officialOn: "2023-01-20",
  effectiveOn: "2023-02-01",
});
const reversalOf = (original: Entry, id: string): Entry => ({ ...original, id, sign: -1, reversesId: original.id });

describe("the table of what may follow", () => {
  test.each([
    [[], "admission", null],
    [[], "official_recognition", "not_next"],
    [["admission"], "official_recognition", null],
    [["admission"], "admission", "not_next"],
    [["admission"], "expulsion", "not_next"],
    [["opening"], "official_recognition", "not_next"],
    [["opening"], "expulsion", null],
    [["opening", "exemption"], "exemption", "already"],
    [["opening"], "exemption_end", "not_so"],
    [["opening", "suspension", "suspension_end"], "suspension", null],
    [["opening", "transfer_out"], "transfer_out", "not_next"],
    [["opening", "transfer_out"], "transfer_in", null],
    [["opening", "transfer_out"], "readmission", "not_next"],
    [["opening", "expulsion"], "readmission", null],
    [["opening", "expulsion"], "transfer_in", "not_next"],
    [["opening", "strike_off"], "restoration", null],
    [["opening", "death"], "restoration", "not_next"],
    [["temporary_in"], "death", "not_next"],
    [["temporary_in"], "transfer_in", null],
    [["temporary_in", "temporary_leave"], "temporary_in", null],
  ] as const satisfies readonly (readonly [readonly ChangeEvent[], ChangeEvent, string | null])[])(
    "after %j, %s: %s",
    (events, event, refused) => {
      const history = replay(lived(...events));
      expect("state" in history && refuseNext(history.state, event)).toBe(refused);
    },
  );

  test("nothing follows a death", () => {
    const { state } = { state: stateOf(lived("opening", "death")) };
    expect(CHANGE_EVENTS.filter((event) => refuseNext(state, event) === null)).toEqual([]);
  });
});

describe("replaying a history", () => {
  test("an admission and a recognition make an official member from the date that the rule gave", () => {
    expect(stateOf([admitted, recognised])).toMatchObject({
      standing: "official",
      unitId: UNIT,
      admittedOn: "2022-01-20",
      officialOn: "2023-01-20",
      lastEntryId: "2",
      lastEffectiveOn: "2023-02-01",
    });
  });

  test("a reversed recognition leaves a probationary member", () => {
    const history = replay([admitted, recognised, reversalOf(recognised, "3")]);
    expect(history).toMatchObject({ state: { standing: "probationary", officialOn: null, lastEntryId: "1" } });
  });

  test("with every entry reversed there is nobody", () => {
    expect(replay([admitted, reversalOf(admitted, "3")])).toEqual({ state: null });
  });

  test("a condition holds from its beginning to its end, and ends when a member leaves", () => {
    const exempt = lived("opening", "exemption");
    expect(stateOf(exempt).conditions).toMatchObject({ exempt: { since: "2022-01-10" } });
    expect(stateOf([...exempt, follow(exempt, "exemption_end")]).conditions).toEqual({});
    expect(stateOf([...exempt, follow(exempt, "death")]).conditions).toEqual({});
  });

  test("whoever is restored becomes what they were, whoever is re-admitted passes a new probation", () => {
    expect(stateOf(lived("opening", "strike_off", "restoration")).standing).toBe("official");
    const again = lived("opening", "expulsion", "readmission");
    expect(stateOf(again)).toMatchObject({ standing: "probationary", readmissions: 1 });
    expect(stateOf(lived("admission", "withdrawal", "reconnection")).standing).toBe("probationary");
  });

  test("a guest is nobody's member, and becomes one by a transfer", () => {
    expect(stateOf(lived("temporary_in")).standing).toBe("guest");
    expect(stateOf(lived("temporary_in", "transfer_in")).standing).toBe("official");
  });

  test("an entry recorded late stands where its day puts it", () => {
    const moved = follow([admitted], "transfer", { effectiveOn: "2022-06-01" });
    const late = entry("9", "discipline", {
      effectiveOn: "2022-03-01",
      fromUnitId: UNIT,
      standingBefore: "probationary",
    });
    expect(stateOf([admitted, moved, late])).toMatchObject({ unitId: `${UNIT}+`, lastEntryId: moved.id });
    expect(stateOn([admitted, moved, late], "2022-03-01")).toMatchObject({ unitId: UNIT, lastEntryId: "9" });
    expect(stateOn([admitted, moved], "2022-01-09")).toBeNull();
  });

  test.each([
    ["not_next", [entry("9", "official_recognition")]],
    ["not_next", [admitted, entry("9", "admission")]],
    ["other_unit", [admitted, { ...recognised, fromUnitId: OTHER }]],
    ["other_standing", [admitted, { ...recognised, standingBefore: "official" as Standing }]],
    ["not_next", [admitted, { ...recognised, effectiveOn: "2022-01-09" }]],
  ] as const)("a history that breaks the rule %s is impossible", (rule, entries) => {
    expect(replay(entries)).toMatchObject({ impossible: rule });
  });

  test("whatever is asked in whatever order, only possible histories grow, and reversing the last entry goes one step back", () => {
    const events = fc.array(fc.constantFrom(...CHANGE_EVENTS), { maxLength: 14 });
    const seen = new Set<ChangeEvent>();
    fc.assert(
      fc.property(events, (asked) => {
        const entries: Entry[] = [];
        for (const event of ["admission" as const, ...asked]) {
          const before = replay(entries);
          if (!("state" in before) || refuseNext(before.state, event) !== null) continue;
          seen.add(event);
          const next = follow(entries, event);
          const after = replay([...entries, next]);
          expect(after).toHaveProperty("state.lastEntryId", next.id);
          expect(replay([...entries, next, reversalOf(next, `r${next.id}`)])).toEqual(before);
          // Only who is counted has a condition, and only who left has a former standing.
          const state = stateOf([...entries, next]);
          if (!isCounted(state.standing)) expect(state.conditions).toEqual({});
          expect(state.formerStanding === null).toBe(state.standing !== "left");
          entries.push(next);
        }
        expect(liveEntries(entries)).toHaveLength(entries.length);
      }),
      { numRuns: 400 },
    );
    expect(seen.size).toBeGreaterThan(20);
  });
});
