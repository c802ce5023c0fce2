import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DraftSaver, type SaveAnswer } from "./draft-saver";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const saved = (version: number): SaveAnswer => ({ status: "saved", version, at: "2022-03-24T07:05:00Z" });

function saverAnswering(...answers: SaveAnswer[]) {
  const sent: { key: string; payload: object; base: number }[] = [];
  const saver = new DraftSaver(
    (key, payload, base) => {
      sent.push({ key, payload, base });
      return Promise.resolve(answers.shift() ?? saved(base + 1));
    },
    { "figure:KN": 3 },
  );
  return { saver, sent };
}

test("a field goes out within two seconds after typing stops, once, on the version it started from", async () => {
  const { saver, sent } = saverAnswering();
  for (const value of [1, 12, 123]) {
    saver.change("figure:KN", { value });
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(sent).toEqual([]);
  expect(saver.getState().state).toBe("saving");
  await vi.advanceTimersByTimeAsync(1_500);
  expect(sent).toEqual([{ key: "figure:KN", payload: { value: 123 }, base: 3 }]);
  expect(saver.getState()).toEqual({ state: "saved", savedAt: "2022-03-24T07:05:00Z", troubles: {} });
});

test("what is typed while a request is under way goes out after it, on the new version", async () => {
  const { saver, sent } = saverAnswering();
  saver.change("narrative:results", { body: "Một" });
  const flushed = saver.flush();
  saver.change("narrative:results", { body: "Một hai" });
  await flushed;
  expect(saver.getState().state).toBe("saving");
  expect(await saver.flush()).toBe(true);
  expect(sent.map(({ payload, base }) => [payload, base])).toEqual([
    [{ body: "Một" }, 0],
    [{ body: "Một hai" }, 1],
  ]);
});

test("offline, it tries again after growing pauses until it is saved", async () => {
  const offline = { status: "offline" } as const;
  const { saver, sent } = saverAnswering(offline, offline, offline);
  saver.change("figure:KN", { value: 1 });
  expect(await saver.flush()).toBe(false);
  expect(saver.getState().state).toBe("offline");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent.length).toBe(2);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sent.length).toBe(3);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(sent.length).toBe(4);
  expect(saver.getState().state).toBe("saved");
});

test("a broken connection is offline, not a crash", async () => {
  const saver = new DraftSaver(() => Promise.reject(new TypeError("Failed to fetch")), {});
  saver.change("figure:KN", { value: 1 });
  expect(await saver.flush()).toBe(false);
  expect(saver.getState().state).toBe("offline");
  saver.close();
});

test("signed out, nothing is dropped and nothing is tried until asked", async () => {
  const { saver, sent } = saverAnswering({ status: "signedOut" });
  saver.change("figure:KN", { value: 1 });
  await saver.flush();
  expect(saver.getState().state).toBe("signedOut");
  await vi.advanceTimersByTimeAsync(120_000);
  expect(sent.length).toBe(1);
  expect(await saver.flush()).toBe(true);
  expect(sent[1]).toEqual(sent[0]);
});

test("a conflict shows the other's value, and one's own goes over it only when asked to", async () => {
  const { saver, sent } = saverAnswering({ status: "conflict", version: 7, theirs: { value: 9 } });
  saver.change("figure:KN", { value: 1 });
  await saver.flush();
  expect(saver.getState()).toMatchObject({
    state: "conflict",
    troubles: { "figure:KN": { conflict: { version: 7, theirs: { value: 9 } } } },
  });
  saver.change("figure:KN", { value: 2 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent.length).toBe(1);
  saver.keepMine("figure:KN");
  await vi.advanceTimersByTimeAsync(0);
  expect(sent[1]).toEqual({ key: "figure:KN", payload: { value: 2 }, base: 7 });
  expect(saver.getState().state).toBe("saved");
});

test("taking the other's value sends nothing, and the next change builds on it", async () => {
  const { saver, sent } = saverAnswering({ status: "conflict", version: 7, theirs: { value: 9 } });
  saver.change("figure:KN", { value: 1 });
  await saver.flush();
  saver.takeTheirs("figure:KN");
  expect(saver.getState()).toMatchObject({ state: "saved", troubles: {} });
  saver.change("figure:KN", { value: 10 });
  await saver.flush();
  expect(sent.map(({ base }) => base)).toEqual([3, 7]);
});

test("a refused field says why and is sent again once it is changed", async () => {
  const { saver } = saverAnswering({ status: "refused", message: "Dài quá" });
  saver.change("narrative:results", { body: "…" });
  expect(await saver.flush()).toBe(false);
  expect(saver.getState().troubles).toEqual({ "narrative:results": { refusal: "Dài quá" } });
  saver.change("narrative:results", { body: "Ngắn" });
  expect(await saver.flush()).toBe(true);
});

test("a text that is no figure is never sent, and the page does not call itself saved", async () => {
  const { saver, sent } = saverAnswering();
  saver.change("figure:KN", { value: 1 });
  saver.refuse("figure:KN", "Không phải số");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual([]);
  expect(saver.getState()).toMatchObject({ state: "refused", troubles: { "figure:KN": { refusal: "Không phải số" } } });
});
