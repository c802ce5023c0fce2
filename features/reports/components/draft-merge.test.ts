import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  answered,
  type DraftField,
  type FieldAnswer,
  heardOf,
  isSettled,
  keptMine,
  mine,
  sending,
  takenUp,
  tookTheirs,
  typed,
} from "./draft-fields";

interface Stored {
  version: number;
  text: string;
  writer: string;
}

interface Text {
  readonly text: string;
}

const isText = (payload: unknown): payload is Text =>
  typeof payload === "object" && payload !== null && "text" in payload;
const textOf = (payload: unknown) => (isText(payload) ? payload.text : undefined);

/** What the command does: a field is written only on the version its writer started from. */
class Server {
  stored: Stored = { version: 0, text: "", writer: "" };
  readonly history: { writer: string; text: string; over: Stored }[] = [];

  save(writer: string, base: number, text: string): FieldAnswer {
    const { stored } = this;
    const at = "2022-03-24T07:05:00Z";
    if (stored.version === base) {
      this.history.push({ writer, text, over: stored });
      this.stored = { version: base + 1, text, writer };
      return { status: "saved", version: base + 1, at };
    }
    if (stored.text === text) return { status: "saved", version: stored.version, at };
    return { status: "conflict", version: stored.version, theirs: { text: stored.text }, by: stored.writer, at };
  }
}

type Doing =
  | { readonly do: "type" | "poll" | "reload" | "mine" | "theirs"; readonly who: 0 | 1 }
  | {
      readonly do: "send";
      readonly who: 0 | 1;
      readonly fate: "arrives" | "lost" | "answer lost" | "late" | "doubled";
    };

const who = fc.constantFrom<0 | 1>(0, 1);
const doing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("type" as const), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("send" as const),
      who,
      fate: fc.constantFrom("arrives", "lost", "answer lost", "late", "doubled"),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("poll", "reload", "mine", "theirs"), who }) },
);

/** A writer with one field: what stands on the screen, and what its state says. */
class Writer {
  field: DraftField = { base: 0 };
  screen = "";
  /** The version and text that this writer last saw stand on the server. */
  seen = new Set<string>([""]);
  count = 0;

  readonly name: string;
  readonly server: Server;
  readonly late: (() => void)[];

  constructor(name: string, server: Server, late: (() => void)[]) {
    this.name = name;
    this.server = server;
    this.late = late;
  }

  type(): void {
    this.count += 1;
    // A text of one's own each time: two that are alike could hide one that was lost.
    this.screen = `${this.name}${this.count}`;
    this.field = typed(this.field, { text: this.screen });
  }

  send(fate: Extract<Doing, { do: "send" }>["fate"]): void {
    const going = sending(this.field);
    if (!going) return;
    this.field = going;
    const text = textOf(going.sent) ?? "";
    const { base } = going;
    if (fate === "lost") return;
    if (fate === "late") {
      this.late.push(() => void this.server.save(this.name, base, text));
      return;
    }
    const answer = this.server.save(this.name, base, text);
    if (fate === "doubled") this.server.save(this.name, base, text);
    if (fate !== "answer lost") this.take(answer);
  }

  take(answer: FieldAnswer): void {
    this.field = answered(this.field, answer);
    if (answer.status === "conflict") this.seen.add(textOf(answer.theirs) ?? "");
  }

  poll(): void {
    const { version, text: value, writer: by } = this.server.stored;
    const heard = heardOf(this.field, { version, value: { text: value }, by, at: "" });
    if (heard.isShown) this.screen = value;
    this.field = heard.field;
    if (heard.isShown || this.field.conflict) this.seen.add(value);
  }

  /** The page is opened again: it shows what is stored, and over it what this browser kept. */
  reload(): void {
    const { base, waiting, sent, conflict } = this.field;
    const { version, text } = this.server.stored;
    const page: DraftField = { base: version };
    this.screen = text;
    this.seen.add(text);
    const kept = waiting === undefined && sent === undefined ? null : takenUp(page, { base, waiting, sent });
    this.field = kept ?? page;
    this.screen = textOf(mine(this.field)) ?? text;
    expect(kept === null).toBe(waiting === undefined && sent === undefined && conflict === undefined);
  }

  keepMine(): void {
    if (this.field.conflict) this.field = keptMine(this.field);
  }

  takeTheirs(): void {
    const { conflict } = this.field;
    if (!conflict) return;
    this.screen = textOf(conflict.theirs) ?? "";
    this.field = tookTheirs(this.field);
  }
}

test("whatever two writers do, offline or not, nothing is overwritten unseen and no keystroke is lost", () => {
  fc.assert(
    fc.property(fc.array(doing, { maxLength: 60 }), (steps) => {
      const server = new Server();
      const late: (() => void)[] = [];
      const writers = [new Writer("a", server, late), new Writer("b", server, late)] as const;
      for (const step of steps) {
        const writer = writers[step.who];
        if (step.do === "type") writer.type();
        else if (step.do === "send") writer.send(step.fate);
        else if (step.do === "poll") writer.poll();
        else if (step.do === "reload") writer.reload();
        else if (step.do === "mine") writer.keepMine();
        else writer.takeTheirs();
        for (const one of writers) assertNothingLost(one, server);
      }
      // What dawdled on the way arrives at last, then all is sent and every question answered.
      for (const arrive of late) arrive();
      for (const one of writers) assertNothingLost(one, server);
      for (let round = 0; round < 6; round += 1) {
        for (const writer of writers) {
          writer.send("arrives");
          writer.keepMine();
          writer.send("arrives");
          writer.poll();
        }
      }
      for (const { field, screen } of writers) {
        expect(isSettled(field)).toBe(true);
        expect(screen).toBe(server.stored.text);
      }
      assertNothingUnseen(writers, server);
    }),
    { numRuns: 3_000 },
  );
});

/** What stands on a writer's screen is stored, was stored once, or is still in their hands. */
function assertNothingLost({ field, screen }: Writer, { stored, history }: Server): void {
  const isStored = stored.text === screen || history.some(({ text }) => text === screen);
  const isHeld = textOf(field.waiting) === screen || textOf(field.sent) === screen;
  expect(screen === "" || isStored || isHeld).toBe(true);
}

/** Whoever wrote over another's text had that text before their eyes. */
function assertNothingUnseen(writers: readonly [Writer, Writer], { history }: Server): void {
  for (const { writer: name, over } of history) {
    if (over.writer === "" || over.writer === name) continue;
    const writer = writers.find((one) => one.name === name);
    expect(writer?.seen.has(over.text)).toBe(true);
  }
}
