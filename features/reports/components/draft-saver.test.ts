import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FieldAnswer, KeptField } from "./draft-fields";
import { DraftSaver, type SaveAnswer, type SentField } from "./draft-saver";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const AT = "2022-03-24T07:05:00Z";
const saved = (version: number): FieldAnswer => ({ status: "saved", version, at: AT });
const conflict = (version: number, value: number): FieldAnswer => {
  return { status: "conflict", version, theirs: { value }, by: "Phó Bí thư", at: AT };
};

type Unanswered = Exclude<SaveAnswer, { status: "answered" }>;
const isUnanswered = (answer: FieldAnswer | Unanswered): answer is Unanswered =>
  answer.status === "offline" || answer.status === "signedOut";

/** A saver whose requests are answered in this order, each field of a request alike; then everything is saved. */
function saverAnswering(...answers: (FieldAnswer | Unanswered)[]) {
  const requests: (readonly SentField[])[] = [];
  const saver = new DraftSaver(
    (fields): Promise<SaveAnswer> => {
      requests.push(fields);
      const answer = answers.shift();
      if (answer && isUnanswered(answer)) return Promise.resolve(answer);
      const entries = new Map(fields.map((one) => [one.field, answer ?? saved(one.baseVersion + 1)]));
      return Promise.resolve({ status: "answered", entries });
    },
    { "figure:KN": 3 },
  );
  const sent = () => requests.flat().map(({ field, value, baseVersion }) => ({ field, value, base: baseVersion }));
  return { saver, requests, sent };
}

test("what is typed goes out within two seconds after typing stops, once, on the version it started from", async () => {
  const { saver, sent } = saverAnswering();
  for (const value of [1, 12, 123]) {
    saver.change("figure:KN", { value });
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(sent()).toEqual([]);
  expect(saver.getState().state).toBe("saving");
  await vi.advanceTimersByTimeAsync(1_500);
  expect(sent()).toEqual([{ field: "figure:KN", value: { value: 123 }, base: 3 }]);
  expect(saver.getState()).toEqual({ state: "saved", savedAt: AT, troubles: {}, isKept: false, arrivals: 0 });
});

test("whoever types without a pause is saved all the same", async () => {
  const { saver, requests } = saverAnswering();
  for (let value = 0; value < 24; value += 1) {
    saver.change("figure:KN", { value });
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(requests).toHaveLength(1);
});

test("fields that wait together go out in one request, and a block of many in a few", async () => {
  const { saver, requests } = saverAnswering();
  for (let n = 0; n < 450; n += 1) saver.change(`figure:${n}`, { value: n });
  expect(await saver.flush()).toBe(true);
  expect(requests.map((fields) => fields.length)).toEqual([200, 200, 50]);
});

test("what is typed while a request is under way goes out after it, on the new version", async () => {
  const { saver, sent } = saverAnswering();
  saver.change("narrative:results", { body: "Một" });
  const flushed = saver.flush();
  saver.change("narrative:results", { body: "Một hai" });
  await flushed;
  expect(saver.getState().state).toBe("saving");
  expect(await saver.flush()).toBe(true);
  expect(sent().map(({ value, base }) => [value, base])).toEqual([
    [{ body: "Một" }, 0],
    [{ body: "Một hai" }, 1],
  ]);
});

test("offline, it tries again after growing pauses until it is saved", async () => {
  const offline = { status: "offline" } as const;
  const { saver, requests } = saverAnswering(offline, offline, offline);
  saver.change("figure:KN", { value: 1 });
  expect(await saver.flush()).toBe(false);
  expect(saver.getState().state).toBe("offline");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(requests.length).toBe(2);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(requests.length).toBe(3);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(requests.length).toBe(4);
  expect(saver.getState().state).toBe("saved");
});

test("a request without an answer goes out again as it was, before what was typed since", async () => {
  const { saver, sent } = saverAnswering({ status: "offline" });
  saver.change("figure:KN", { value: 1 });
  await saver.flush();
  saver.change("figure:KN", { value: 12 });
  await saver.flush();
  expect(await saver.flush()).toBe(true);
  expect(sent().map(({ value, base }) => [value, base])).toEqual([
    [{ value: 1 }, 3],
    [{ value: 1 }, 3],
    [{ value: 12 }, 4],
  ]);
});

test("a broken connection is offline, not a crash", async () => {
  const saver = new DraftSaver(() => Promise.reject(new TypeError("Failed to fetch")), {});
  saver.change("figure:KN", { value: 1 });
  expect(await saver.flush()).toBe(false);
  expect(saver.getState().state).toBe("offline");
  saver.close();
});

test("signed out, nothing is dropped and nothing is tried until asked", async () => {
  const { saver, requests } = saverAnswering({ status: "signedOut" });
  saver.change("figure:KN", { value: 1 });
  await saver.flush();
  expect(saver.getState().state).toBe("signedOut");
  await vi.advanceTimersByTimeAsync(120_000);
  expect(requests.length).toBe(1);
  expect(await saver.flush()).toBe(true);
  expect(requests[1]).toEqual(requests[0]);
});

test("a conflict shows the other's value with who and when, and one's own goes over it only when asked to", async () => {
  const { saver, requests, sent } = saverAnswering(conflict(7, 9));
  saver.change("figure:KN", { value: 1 });
  await saver.flush();
  expect(saver.getState()).toMatchObject({
    state: "conflict",
    troubles: { "figure:KN": { conflict: { version: 7, theirs: { value: 9 }, by: "Phó Bí thư", at: AT } } },
  });
  saver.change("figure:KN", { value: 2 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(requests.length).toBe(1);
  saver.keepMine("figure:KN");
  await vi.advanceTimersByTimeAsync(0);
  expect(sent()[1]).toEqual({ field: "figure:KN", value: { value: 2 }, base: 7 });
  expect(saver.getState().state).toBe("saved");
});

test("taking the other's value sends nothing, and the next change builds on it", async () => {
  const { saver, sent } = saverAnswering(conflict(7, 9));
  saver.change("figure:KN", { value: 1 });
  await saver.flush();
  saver.takeTheirs("figure:KN");
  expect(saver.getState()).toMatchObject({ state: "saved", troubles: {} });
  saver.change("figure:KN", { value: 10 });
  await saver.flush();
  expect(sent().map(({ base }) => base)).toEqual([3, 7]);
});

test("a refused field says why and is sent again once it is changed", async () => {
  const { saver, requests } = saverAnswering({ status: "refused", message: "Dài quá" });
  saver.change("narrative:results", { body: "…" });
  expect(await saver.flush()).toBe(false);
  expect(saver.getState().troubles).toEqual({ "narrative:results": { refusal: "Dài quá" } });
  expect(await saver.flush()).toBe(false);
  expect(requests).toHaveLength(1);
  saver.change("narrative:results", { body: "Ngắn" });
  expect(await saver.flush()).toBe(true);
});

test("a text that is no figure is never sent, and the page does not call itself saved", async () => {
  const { saver, requests } = saverAnswering();
  saver.change("figure:KN", { value: 1 });
  saver.refuse("figure:KN", "Không phải số");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(requests).toEqual([]);
  expect(saver.getState()).toMatchObject({ state: "refused", troubles: { "figure:KN": { refusal: "Không phải số" } } });
});

test("another's text arrives in a field that is not being typed in, and in no other", async () => {
  const { saver, sent } = saverAnswering();
  const arrived: string[] = [];
  saver.onArrival((key) => arrived.push(key));
  saver.change("figure:HH", { value: 5 });
  const news = { value: { value: 8 }, by: "Phó Bí thư", at: AT };
  saver.hear(
    new Map([
      ["figure:KN", { ...news, version: 4 }],
      ["figure:HH", { ...news, version: 1 }],
    ]),
  );
  expect(arrived).toEqual(["figure:KN"]);
  expect(saver.getArrival("figure:KN")).toMatchObject({ value: { value: 8 }, by: "Phó Bí thư", from: "other" });
  expect(saver.versions()).toEqual({ "figure:KN": 4, "figure:HH": 0 });
  saver.change("figure:KN", { value: 9 });
  await saver.flush();
  expect(sent().map(({ field, base }) => [field, base])).toEqual([
    ["figure:KN", 4],
    ["figure:HH", 0],
  ]);
  expect(saver.getArrival("figure:KN")).toBeNull();
});

test("what is not on the server is kept in the browser, taken up again on the version it built on, and let go once saved", async () => {
  const store = new Map<string, KeptField>();
  const keep = (fields: ReadonlyMap<string, KeptField | undefined>) => {
    for (const [key, field] of fields) if (field) store.set(key, field);
    for (const [key, field] of fields) if (!field) store.delete(key);
    return Promise.resolve();
  };
  const first = saverAnswering({ status: "offline" });
  first.saver.keepIn(keep, new Map());
  first.saver.change("figure:KN", { value: 1 });
  await vi.advanceTimersByTimeAsync(200);
  expect([...store]).toEqual([["figure:KN", { base: 3, waiting: { value: 1 }, sent: undefined }]]);
  await vi.advanceTimersByTimeAsync(1_300);
  first.saver.close();
  expect(first.saver.getState()).toMatchObject({ state: "offline", isKept: true });

  const second = saverAnswering(conflict(4, 9));
  second.saver.keepIn(keep, new Map(store));
  expect(second.saver.getArrival("figure:KN")).toMatchObject({ value: { value: 1 }, from: "kept" });
  await vi.advanceTimersByTimeAsync(200);
  expect(second.sent()).toEqual([{ field: "figure:KN", value: { value: 1 }, base: 3 }]);
  expect(second.saver.getState().state).toBe("conflict");
  expect(store.size).toBe(1);
  second.saver.keepMine("figure:KN");
  await vi.advanceTimersByTimeAsync(200);
  expect(second.saver.getState().state).toBe("saved");
  expect(store.size).toBe(0);
});

test("a browser that can keep nothing says so, and the text stays on the page", async () => {
  const { saver } = saverAnswering({ status: "offline" });
  saver.keepIn(() => Promise.reject(new Error("No room")), new Map());
  saver.change("figure:KN", { value: 1 });
  await vi.advanceTimersByTimeAsync(1_500);
  expect(saver.getState()).toMatchObject({ state: "offline", isKept: false });
  saver.close();
});

test("once it stops keeping, nothing goes into the browser's store: not what was under way, nor into a store opened later", async () => {
  const puts: number[] = [];
  const ends: (() => void)[] = [];
  const keep = (fields: ReadonlyMap<string, KeptField | undefined>) => {
    puts.push(fields.size);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  const { saver } = saverAnswering({ status: "offline" });
  saver.keepIn(keep, new Map());
  saver.change("figure:KN", { value: 1 });
  await vi.advanceTimersByTimeAsync(200);
  expect(puts).toEqual([1]);
  saver.change("figure:KN", { value: 2 });
  let isDone = false;
  const stopping = saver.stopKeeping().then(() => (isDone = true));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isDone).toBe(false);
  for (const end of ends) end();
  await stopping;
  saver.keepIn(keep, new Map());
  saver.change("figure:KN", { value: 3 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(puts).toEqual([1]);
  saver.close();
});
