import { sql } from "drizzle-orm";
import { iterateAs } from "@/db/iterate";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import type { LedgerFilter } from "../schema";
import { fetchBatches } from "./fetch-batches";
import { ledgerColumns, ledgerJoins, type LedgerRow, ledgerWhere } from "./ledger-sql";
import { requireUnitsInScope } from "./units-in-scope";

/** Every entry a filter asks for, oldest first, for an export: one moment of the ledger, however long it is. */
export function iterateLedger(actor: Actor, filter: LedgerFilter): AsyncGenerator<readonly LedgerRow[], void> {
  const scope = requireScope(actor, "change.read");
  return iterateAs(actor, async function* (db) {
    await requireUnitsInScope(db, scope, filter);
    yield* fetchBatches<LedgerRow>(
      db,
      sql`select ${ledgerColumns} from member_events e ${ledgerJoins} where ${ledgerWhere(actor, filter)} order by e.seq`,
    );
  });
}
