import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { readAndLog } from "@/server/transact";
import { inOrder } from "../rules/history";
import type { TimelineEntry } from "./get-member";
import { ledgerColumns, ledgerJoins, type LedgerRow } from "./ledger-sql";

export interface FormerMember {
  readonly memberName: string;
  /** When they left the reader's units and where to; null for somebody whose entries here were all reversed. */
  readonly departure: { readonly effectiveOn: string; readonly place: string } | null;
  readonly timeline: readonly TimelineEntry[];
}

/** The past in the reader's units of somebody who belongs to others now: their entries up to the departure, and no more. */
export function getFormerMember(actor: Actor, { memberId }: { memberId: string }): Promise<FormerMember> {
  const scope = requireScope(actor, "member.read");
  return readAndLog(actor, async (db) => {
    const { rows } = await db.execute<LedgerRow>(sql`
      select ${ledgerColumns} from member_events e ${ledgerJoins}
      where e.member_id = ${memberId} and (${inScope(sql`e.from_unit_id`, scope)} or ${inScope(sql`e.to_unit_id`, scope)})
      order by e.seq desc`);
    const live = inOrder(rows.toReversed());
    const last = live.at(-1) ?? rows[0];
    if (last === undefined) throw new AppError("not_found", "errors.notFound");
    const { memberName, fromUnitId, toUnitId, effectiveOn } = last;
    const place = last.toUnitName ?? last.elsewhere ?? "";
    return {
      value: {
        memberName,
        departure: live.length === 0 ? null : { effectiveOn, place },
        timeline: rows
          .filter((entry) => entry.sign === 1)
          .map((entry) => ({ entry, reversal: rows.find((row) => row.reversesId === entry.id) ?? null })),
      },
      audit: [
        {
          action: "member.read",
          subjectType: "member",
          subjectId: memberId,
          unitId: fromUnitId ?? toUnitId ?? actor.rootId,
        },
      ],
    };
  });
}
