import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { ledgerColumns, ledgerJoins, type LedgerRow } from "./ledger-sql";

/** One entry of the ledger, or null when there is none in the reader's scope. */
export async function findEntry(actor: Actor, input: { entryId: string }): Promise<LedgerRow | null> {
  requireScope(actor, "change.read");
  const { rows } = await readAs(actor, (db) =>
    db.execute<LedgerRow>(
      sql`select ${ledgerColumns} from member_events e ${ledgerJoins} where e.id = ${input.entryId}`,
    ),
  );
  return rows[0] ?? null;
}
