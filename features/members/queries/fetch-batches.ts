import { type SQL, sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";

const BATCH_SIZE = 500;

/** Reads a query's rows through a cursor of the database, a batch at a time; one such reading per transaction. */
export async function* fetchBatches<Row extends Record<string, unknown>>(db: Pick<ReadClient, "execute">, query: SQL) {
  await db.execute(sql`declare batches no scroll cursor for ${query}`);
  for (;;) {
    const { rows } = await db.execute<Row>(sql`fetch ${sql.raw(String(BATCH_SIZE))} from batches`);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH_SIZE) return;
  }
}
