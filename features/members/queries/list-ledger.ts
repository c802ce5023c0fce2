import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import type { LedgerFilter } from "../schema";
import { ledgerColumns, ledgerJoins, type LedgerRow, ledgerWhere } from "./ledger-sql";
import { requireUnitsInScope } from "./units-in-scope";

const PAGE_SIZE = 50;

export interface LedgerPage {
  readonly rows: readonly LedgerRow[];
  /** Cursors of the pages of older and of newer entries. */
  readonly before: number | null;
  readonly after: number | null;
}

/** A page of the ledger, newest entry first. With a side or an indicator: exactly the people which that figure counts. */
export function listLedger(
  actor: Actor,
  input: LedgerFilter & { before?: number | undefined; after?: number | undefined },
): Promise<LedgerPage> {
  const scope = requireScope(actor, "change.read");
  const { before, after, ...filter } = input;
  const isBackwards = after !== undefined;
  const cursor = isBackwards ? sql` and e.seq > ${after}` : before === undefined ? sql`` : sql` and e.seq < ${before}`;
  const order = isBackwards ? sql`e.seq` : sql`e.seq desc`;
  return readAs(actor, async (db) => {
    await requireUnitsInScope(db, scope, filter);
    const { rows: found } = await db.execute<LedgerRow>(sql`
      with e as materialized (
        select e.* from member_events e join change_kinds k on k.code = e.kind
        where ${ledgerWhere(actor, filter)}${cursor} order by ${order} limit ${PAGE_SIZE + 1})
      select ${ledgerColumns} from e ${ledgerJoins} order by ${order}`);
    const hasMore = found.length > PAGE_SIZE;
    const rows = isBackwards ? found.slice(0, PAGE_SIZE).toReversed() : found.slice(0, PAGE_SIZE);
    const hasNewer = isBackwards ? hasMore : before !== undefined;
    const hasOlder = isBackwards || hasMore;
    return { rows, before: (hasOlder && rows.at(-1)?.seq) || null, after: (hasNewer && rows[0]?.seq) || null };
  });
}
