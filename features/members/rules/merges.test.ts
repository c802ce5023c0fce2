import { expect, test } from "vitest";
import type { Standing } from "./events";
import { refuseMerge } from "./merges";

const record = (standing: Standing, mergedIntoId: string | null = null) => ({ standing, mergedIntoId });

test.each([
  ["two members", record("official"), record("probationary"), false, null],
  ["somebody who left, into a member", record("official"), record("left"), false, null],
  ["two who left", record("left"), record("left"), false, null],
  ["a member into somebody who left", record("left"), record("official"), false, "keepCounted"],
  ["a guest", record("official"), record("guest"), false, "guest"],
  ["into a guest", record("guest"), record("left"), false, "guest"],
  ["one merged before", record("official"), record("left", "other"), false, "alreadyMerged"],
  ["into one merged before", record("left", "other"), record("left"), false, "alreadyMerged"],
  ["one that holds another", record("official"), record("official"), true, "holdsAnother"],
])("%s", (_case, kept, merged, holdsOthers, refused) => {
  expect(refuseMerge(kept, merged, holdsOthers)).toBe(refused);
});
