import { expect, test } from "vitest";
import { applyMovement, movementsOf } from "./effect";
import { maskCard } from "./privacy";

const planned = { standing: "official" as const, fromUnitId: null, toUnitId: null };

test("an admission adds one, a recognition moves one from probationary to official, a transfer out takes one", () => {
  expect(movementsOf({ ...planned, event: "admission", standing: "probationary", toUnitId: "a" })).toEqual([
    { unitId: "a", official: 0, probationary: 1 },
  ]);
  expect(movementsOf({ ...planned, event: "official_recognition", fromUnitId: "a" })).toEqual([
    { unitId: "a", official: 1, probationary: -1 },
  ]);
  expect(movementsOf({ ...planned, event: "transfer_out", fromUnitId: "a" })).toEqual([
    { unitId: "a", official: -1, probationary: 0 },
  ]);
});

test("a move within the organisation nets to zero over both units", () => {
  const movements = movementsOf({ ...planned, event: "transfer", fromUnitId: "a", toUnitId: "b" });
  const sum = movements.reduce((strength, movement) => applyMovement(strength, movement), {
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
