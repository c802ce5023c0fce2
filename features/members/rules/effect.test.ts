import { expect, test } from "vitest";
import { applyMovement, movementsOf } from "./effect";
import { maskCard } from "./privacy";

const planned = { standingBefore: null, standingAfter: null, fromUnitId: null, toUnitId: null };

test("an admission adds one, a recognition moves one from probationary to official, a transfer out takes one", () => {
  expect(movementsOf({ ...planned, standingAfter: "probationary", toUnitId: "a" })).toEqual([
    { unitId: "a", official: 0, probationary: 1 },
  ]);
  const recognised = {
    standingBefore: "probationary",
    standingAfter: "official",
    fromUnitId: "a",
    toUnitId: "a",
  } as const;
  expect(movementsOf(recognised)).toEqual([{ unitId: "a", official: 1, probationary: -1 }]);
  expect(movementsOf({ ...planned, standingBefore: "official", standingAfter: "left", fromUnitId: "a" })).toEqual([
    { unitId: "a", official: -1, probationary: 0 },
  ]);
});

test("a guest counts nowhere, and an exemption changes nothing", () => {
  expect(movementsOf({ ...planned, standingAfter: "guest", toUnitId: "a" })).toEqual([]);
  const exempt = { standingBefore: "official", standingAfter: "official", fromUnitId: "a", toUnitId: "a" } as const;
  expect(movementsOf(exempt)).toEqual([{ unitId: "a", official: 0, probationary: 0 }]);
});

test("a move within the organisation nets to zero over both units", () => {
  const moved = { standingBefore: "official", standingAfter: "official", fromUnitId: "a", toUnitId: "b" } as const;
  const sum = movementsOf(moved).reduce((strength, movement) => applyMovement(strength, movement), {
    official: 5,
    probationary: 2,
    total: 7,
  });
  expect(sum).toEqual({ official: 5, probationary: 2, total: 7 });
});

test("a card shows its last digits only, however few it has", () => {
  expect(maskCard("001234567890", 4)).toBe("••••••••7890");
  expect(maskCard("123", 4)).toBe("123");
  expect(maskCard("12345678", 0)).toBe("••••••••");
});
