import type { Actor } from "@/lib/actor";
import { type ReadClient, readAs } from "./read";

/** A value somebody waits for and somebody else gives. */
function pass<V>() {
  let give!: (value: V) => void;
  let fail!: (error: unknown) => void;
  const taken = new Promise<V>((resolve, reject) => {
    give = resolve;
    fail = reject;
  });
  // A failure may come while nobody waits for it yet: unheard, it would end the process.
  taken.catch(() => undefined);
  return { taken, give, fail };
}

/**
 * Rows handed out while one read transaction stays open, batch by batch: memory does not grow with their number.
 * The database makes the next batch while the last is worked on.
 */
export async function* iterateAs<T>(
  actor: Actor,
  read: (db: ReadClient) => AsyncIterable<readonly T[]>,
): AsyncGenerator<readonly T[], void> {
  let batch = pass<readonly T[] | null>();
  let wish = pass<boolean>();
  let hasLeft = false;
  const reading = readAs(actor, async (db) => {
    for await (const rows of read(db)) {
      wish = pass();
      batch.give(rows);
      if (hasLeft || !(await wish.taken)) return;
    }
  }).then(
    () => batch.give(null),
    (error: unknown) => batch.fail(error),
  );
  try {
    for (let rows = await batch.taken; rows !== null; rows = await batch.taken) {
      batch = pass();
      wish.give(true);
      yield rows;
    }
  } finally {
    // Whoever stops early gives the connection back before going on.
    hasLeft = true;
    wish.give(false);
    await reading;
  }
}
