import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claimOwnership, isOwnerRetiring } from "./ownership";
import { isRunning, processIdentity } from "./process-identity";

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "so-ket-own-"))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function numberOfEndedProcess() {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

test("of many who ask at once exactly one becomes the owner", async () => {
  const claims = await Promise.all(Array.from({ length: 20 }, () => claimOwnership(folder)));
  expect(claims.filter(Boolean)).toHaveLength(1);
});

test("the next one follows after a release", async () => {
  const first = await claimOwnership(folder);
  expect(await claimOwnership(folder)).toBeNull();
  first?.release();
  expect(await claimOwnership(folder)).not.toBeNull();
});

test("an owner about to stop is still the owner, and says so", async () => {
  const first = await claimOwnership(folder);
  expect(isOwnerRetiring(folder)).toBe(false);
  first?.retire();
  expect(isOwnerRetiring(folder)).toBe(true);
  expect(await claimOwnership(folder)).toBeNull();
  first?.release();
  expect(isOwnerRetiring(folder)).toBe(false);
});

test("an owner that died is followed at once", async () => {
  fs.writeFileSync(path.join(folder, "owner.4"), `${numberOfEndedProcess()}\n`);
  expect(await claimOwnership(folder)).not.toBeNull();
  expect(fs.readdirSync(folder)).toEqual(["owner.5"]);
});

test.runIf(process.platform === "linux")(
  "a process that was given the number of a dead owner does not count as one",
  async () => {
    fs.writeFileSync(path.join(folder, "owner.1"), `${process.pid}\nanother-boot:1`);
    expect(await claimOwnership(folder)).not.toBeNull();
  },
);

test("this process runs and has an identity that stays", () => {
  expect(isRunning(process.pid)).toBe(true);
  expect(processIdentity(process.pid)).toBe(processIdentity(process.pid));
  expect(isRunning(numberOfEndedProcess())).toBe(false);
});
