import { setTimeout as wait } from "node:timers/promises";
import type { Workshop } from "./cluster";
import { lastLines } from "./diagnose";
import { EmbeddedError } from "./messages";
import type { Address } from "./place";
import { type Postmaster, startPostmaster } from "./postmaster";

export type Log = (line: string) => void;

export type Watching = {
  log: Log;
  onFailure: (error: unknown) => void;
  /** How long to wait before each further attempt; after the last one it gives up. */
  pausesMs?: readonly number[];
};

export type Supervisor = { start(): Promise<void>; halt(): Promise<void> };

const PAUSES_MS: readonly number[] = [0, 250, 1000, 3000, 8000];
const CALM_MS = 60_000;

function givenUp(reason: unknown, times: number) {
  if (reason instanceof EmbeddedError && reason.problem !== "not_started") return reason;
  const detail = lastLines(reason instanceof Error ? reason.message : String(reason));
  return new EmbeddedError("keeps_stopping", { times: String(times), detail });
}

/** Keeps PostgreSQL running until it is halted: starts it again when it dies, with growing pauses, and in the end gives up. */
export function supervise(
  workshop: Workshop,
  address: Address,
  { log, onFailure, pausesMs = PAUSES_MS }: Watching,
): Supervisor {
  let postmaster: Postmaster | null = null;
  let isWanted = false;
  let failures = 0;
  let revival: Promise<void> = Promise.resolve();

  const launch = async () => {
    const startedAt = Date.now();
    const started = await startPostmaster(workshop, address);
    postmaster = started;
    const watch = async () => {
      const lastWords = await started.ended;
      if (postmaster !== started || !isWanted) return;
      postmaster = null;
      if (Date.now() - startedAt > CALM_MS) failures = 0;
      revival = revive(lastWords);
    };
    void watch();
  };

  const revive = async (lastWords: string) => {
    let reason: unknown = lastWords;
    for (;;) {
      const pause = pausesMs[failures];
      failures += 1;
      if (pause === undefined) {
        onFailure(givenUp(reason, failures));
        return;
      }
      log("PostgreSQL stopped by itself; starting it again");
      await wait(pause);
      if (!isWanted) return;
      try {
        await launch();
        return;
      } catch (error) {
        reason = error;
      }
    }
  };

  return {
    start: async () => {
      isWanted = true;
      await launch();
    },
    halt: async () => {
      isWanted = false;
      await revival;
      const running = postmaster;
      postmaster = null;
      await running?.stop();
    },
  };
}
