import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { can, inScope, requireScope } from "@/server/access";
import type { TimelineEntry } from "./get-member";
import { historyOf, ledgerColumns, type LedgerRow } from "./ledger-sql";

interface MergeRow {
  readonly [column: string]: unknown;
  readonly mergeId: string;
  readonly mergedId: string;
  readonly mergedName: string;
  readonly reason: string;
  readonly recordedByName: string;
  readonly recordedAt: string;
}

export interface MemberMerges {
  /** The record that this one was merged into. */
  readonly into: { readonly id: string; readonly name: string } | null;
  /** Records merged into this one, each with its own entries. */
  readonly others: readonly (MergeRow & { readonly timeline: readonly TimelineEntry[] })[];
  readonly canUndo: boolean;
}

/** What a member's record was merged with, and the entries that came with it. */
export function listMerges(actor: Actor, { memberId }: { memberId: string }): Promise<MemberMerges> {
  const scope = requireScope(actor, "member.read");
  return readAs(actor, async (db) => {
    const { rows: into } = await db.execute<{ id: string; name: string }>(sql`
      select k.id, k.full_name as name from members m join members k on k.id = m.merged_into_id
      where m.id = ${memberId} and ${inScope(sql`m.unit_id`, scope)}`);
    const { rows } = await db.execute<MergeRow>(sql`
      select g.id as "mergeId", g.merged_id as "mergedId", m.full_name as "mergedName", g.reason,
        g.recorded_by_name as "recordedByName",
        to_char(g.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"
      from member_merges g join members m on m.id = g.merged_id
      where g.kept_id = ${memberId} and g.undone_at is null and ${inScope(sql`g.unit_id`, scope)} order by g.recorded_at`);
    const { rows: entries } = await db.execute<LedgerRow>(sql`
      select ${ledgerColumns} from member_merges g cross join ${historyOf(sql`g.merged_id`)}
      where g.kept_id = ${memberId} and g.undone_at is null and ${inScope(sql`g.unit_id`, scope)} order by e.seq desc`);
    const others = rows.map((row) => ({
      ...row,
      timeline: entries
        .filter((entry) => entry.memberId === row.mergedId && entry.sign === 1)
        .map((entry) => ({ entry, reversal: entries.find((one) => one.reversesId === entry.id) ?? null })),
    }));
    return { into: into[0] ?? null, others, canUndo: can(actor, "member.merge") };
  });
}
