import { expect, test } from "vitest";
import { CHANGE_EVENTS } from "./events";
import { alwaysDecided, directionOf, isLineOf, nextLine, OWN_EVENTS, standingsFor } from "./own-kinds";

test("an office has kinds of its own of what its forms record, and of nothing that only the app writes", () => {
  const others = CHANGE_EVENTS.filter((event) => !OWN_EVENTS.includes(event));
  expect(others.toSorted()).toEqual(
    ["collective_in", "collective_move", "collective_out", "duplicate", "opening", "transfer"].toSorted(),
  );
});

test.each([
  ["admission", "in"],
  ["death", "out"],
  ["discipline", "none"],
  // A guest is counted at the official place alone.
  ["temporary_in", "none"],
] as const)("%s counts as %s", (event, direction) => {
  expect(directionOf(event)).toBe(direction);
});

test.each([
  ["G12", "out", true],
  ["T1", "in", true],
  ["K6", "none", true],
  ["T1", "out", false],
  ["G0", "out", false],
  ["G123", "out", false],
  ["g5", "out", false],
  ["", "in", false],
] as const)("%s as a line of %s: %s", (line, direction, isOne) => {
  expect(isLineOf(line, direction)).toBe(isOne);
});

test("the next line of a direction follows the highest there is", () => {
  expect(nextLine(["T1", "G2", "G11", "G10"], "out")).toBe("G12");
  expect(nextLine([], "none")).toBe("K1");
});

test("a kind is of one standing alone only where the event is of both", () => {
  expect(standingsFor("strike_off")).toEqual(["any", "official", "probationary"]);
  expect(standingsFor("expulsion")).toEqual(["any"]);
  expect(standingsFor("readmission")).toEqual(["any"]);
});

test("forms of their own always ask for a decision", () => {
  expect(alwaysDecided("transfer_in")).toBe(true);
  expect(alwaysDecided("death")).toBe(false);
});
