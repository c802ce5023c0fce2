import type { Actor } from "@/lib/actor";
import { type ReadClient, readAs } from "./read";

/** Rows handed out while one read transaction stays open, batch by batch: memory does not grow with their number. */
export async function* iterateAs<T>(
  actor: Actor,
  read: (db: ReadClient) => AsyncIterable<readonly T[]>,
): AsyncGenerator<T, void> {
  let give: (batch: readonly T[] | null) => void = () => undefined;
  let goOn: (wanted: boolean) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const nextBatch = () =>
    new Promise<readonly T[] | null>((resolve, reject) => {
      give = resolve;
      fail = reject;
    });
  const nextWish = () =>
    new Promise<boolean>((resolve) => {
      goOn = resolve;
    });

  let batch = nextBatch();
  const reading = readAs(actor, async (db) => {
    for await (const rows of read(db)) {
      const wish = nextWish();
      give(rows);
      if (!(await wish)) return;
    }
  }).then(
    () => give(null),
    (error: unknown) => fail(error),
  );
  try {
    for (let rows = await batch; rows !== null; rows = await batch) {
      yield* rows;
      batch = nextBatch();
      goOn(true);
    }
  } finally {
    // Whoever stops early must give the connection back before going on.
    goOn(false);
    await reading;
  }
}
