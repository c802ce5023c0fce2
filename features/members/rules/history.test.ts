import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChangeEvent, type Entry, liveEntries, mayFollow, NEXT_EVENTS, replay, type Standing } from "./history";

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
    officialOn: null,
    sign: 1,
    reversesId: null,
    ...over,
  };
}

const admitted = entry("1", "admission");
const recognised = entry("2", "official_recognition", {
  fromUnitId: UNIT,
  standingBefore: "probationary",
  standingAfter: "official",
  officialOn: "2023-01-10",
  effectiveOn: "2023-02-01",
});
const reversalOf = (original: Entry, id: string): Entry => ({ ...original, id, sign: -1, reversesId: original.id });

describe("the table of what may follow", () => {
  test.each([
    [null, "admission", true],
    [null, "official_recognition", false],
    ["probationary", "official_recognition", true],
    ["probationary", "admission", false],
    ["official", "official_recognition", false],
    ["official", "transfer_out", true],
    ["left", "transfer_out", false],
    ["left", "transfer", false],
  ] as const)("from %s, %s: %s", (standing, event, expected) => {
    expect(mayFollow(standing, event)).toBe(expected);
  });

  test("nothing follows once a member has left", () => {
    expect(NEXT_EVENTS.left).toEqual([]);
  });
});

describe("replaying a history", () => {
  test("an admission and a recognition make an official member from the date that the rule gave", () => {
    expect(replay([admitted, recognised])).toEqual({
      state: {
        standing: "official",
        unitId: UNIT,
        officialOn: "2023-01-10",
        lastEntryId: "2",
        lastEffectiveOn: "2023-02-01",
      },
    });
  });

  test("a reversed recognition leaves a probationary member", () => {
    const history = replay([admitted, recognised, reversalOf(recognised, "3")]);
    expect(history).toMatchObject({ state: { standing: "probationary", officialOn: null, lastEntryId: "1" } });
  });

  test("with every entry reversed there is nobody", () => {
    expect(replay([admitted, reversalOf(admitted, "3")])).toEqual({ state: null });
  });

  test("after a move the member is in the other unit, after leaving in the last one", () => {
    const moved = entry("2", "transfer", { fromUnitId: UNIT, toUnitId: OTHER, standingBefore: "probationary" });
    const left = entry("3", "transfer_out", {
      fromUnitId: OTHER,
      toUnitId: null,
      standingBefore: "probationary",
      standingAfter: "left",
    });
    expect(replay([admitted, moved])).toMatchObject({ state: { unitId: OTHER } });
    expect(replay([admitted, moved, left])).toMatchObject({ state: { unitId: OTHER, standing: "left" } });
  });

  test.each([
    ["not_next", [entry("9", "official_recognition")]],
    ["not_next", [admitted, entry("9", "admission")]],
    ["other_unit", [admitted, { ...recognised, fromUnitId: OTHER }]],
    ["other_standing", [admitted, { ...recognised, standingBefore: "official" as Standing }]],
    ["before_previous", [admitted, { ...recognised, effectiveOn: "2022-01-09" }]],
  ] as const)("a history that breaks the rule %s is impossible", (rule, entries) => {
    expect(replay(entries)).toEqual({ impossible: rule, entryId: entries.at(-1)?.id });
  });

  test("what may follow leads to a possible history, whatever the order, and reversing the last entry goes one step back", () => {
    const events = fc.array(fc.constantFrom("official_recognition", "transfer", "transfer_out" as const), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(events, (asked) => {
        const entries: Entry[] = [admitted];
        for (const event of asked) {
          const before = replay(entries);
          if (!("state" in before) || before.state === null || !mayFollow(before.state.standing, event)) continue;
          const { standing, unitId } = before.state;
          const standingAfter = { official_recognition: "official", transfer: standing, transfer_out: "left" } as const;
          const toUnitId = event === "transfer" ? `${unitId}+` : event === "transfer_out" ? null : unitId;
          const next = entry(String(entries.length + 1), event, {
            fromUnitId: unitId,
            toUnitId,
            standingBefore: standing,
            standingAfter: standingAfter[event],
          });
          const after = replay([...entries, next]);
          expect(after).toHaveProperty("state.lastEntryId", next.id);
          expect(replay([...entries, next, reversalOf(next, `r${next.id}`)])).toEqual(before);
          entries.push(next);
        }
        expect(liveEntries(entries)).toHaveLength(entries.length);
      }),
    );
  });
});
