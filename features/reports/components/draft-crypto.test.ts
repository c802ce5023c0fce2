import { expect, test } from "vitest";
import { readKey, seal, unseal } from "./draft-crypto";

const keyOf = (letter: string) => readKey(btoa(letter.repeat(32)));
const FIELD = { base: 3, waiting: { body: "Đã kiện toàn cấp ủy" } };

test("a sealed field opens with its key in its place, and with no other key or place", async () => {
  const [mine, others] = [await keyOf("a"), await keyOf("b")];
  const sealed = await seal(mine, "x/report/narrative:results", FIELD);
  expect(await unseal(mine, "x/report/narrative:results", sealed)).toEqual(FIELD);
  expect(await unseal(others, "x/report/narrative:results", sealed)).toBeNull();
  expect(await unseal(mine, "x/report/narrative:cadres", sealed)).toBeNull();
});

test("what lies in the browser holds no word of it, and the same text never looks the same twice", async () => {
  const key = await keyOf("a");
  const [one, two] = [await seal(key, "place", FIELD), await seal(key, "place", FIELD)];
  expect(new TextDecoder().decode(one.data)).not.toContain("kiện");
  expect(Buffer.from(one.data).equals(Buffer.from(two.data))).toBe(false);
});

test("the key cannot be taken out of the page's memory", async () => {
  await expect(crypto.subtle.exportKey("raw", await keyOf("a"))).rejects.toThrow();
});
